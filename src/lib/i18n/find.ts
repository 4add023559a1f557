import type { Locale } from '../domain/locale.ts';
import { find as en } from './find.en.ts';
import { find as ru } from './find.ru.ts';

/** The words of the search, which is loaded when it is asked for: both languages with it. */
export const FIND: Readonly<Record<Locale, typeof en>> = { en, ru };
