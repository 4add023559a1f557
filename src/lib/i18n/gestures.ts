import type { Locale } from '../domain/locale.ts';
import { gestures as en, type Gestures } from './gestures.en.ts';
import { gestures as ru } from './gestures.ru.ts';

/** The words of the shortcut sheet, which is loaded when it is asked for: both languages with it. */
export const GESTURES: Readonly<Record<Locale, Gestures>> = { en, ru };
