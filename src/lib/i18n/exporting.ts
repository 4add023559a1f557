import type { Locale } from '../domain/locale.ts';
import { exporting as en } from './exporting.en.ts';
import { exporting as ru } from './exporting.ru.ts';

/** The words of taking the board along, which is loaded when it is asked for: both languages with it. */
export const EXPORTING: Readonly<Record<Locale, typeof en>> = { en, ru };
