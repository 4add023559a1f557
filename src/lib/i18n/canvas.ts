import type { Locale } from '../domain/locale.ts';
import { canvas as en } from './canvas.en.ts';
import { canvas as ru } from './canvas.ru.ts';

/** The few words on a canvas itself, which may be shown in a language that isn't the page's. */
export const CANVAS_MESSAGES: Readonly<Record<Locale, typeof en>> = { en, ru };
