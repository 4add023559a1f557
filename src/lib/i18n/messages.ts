import type { Locale } from '../domain/locale.ts';
import { actions as actionsEn } from './actions.en.ts';
import { actions as actionsRu } from './actions.ru.ts';
import { board as boardEn } from './board.en.ts';
import { board as boardRu } from './board.ru.ts';
import { canvas as canvasEn } from './canvas.en.ts';
import { canvas as canvasRu } from './canvas.ru.ts';
import { errors as errorsEn } from './errors.en.ts';
import { errors as errorsRu } from './errors.ru.ts';
import { pages as pagesEn } from './pages.en.ts';
import { pages as pagesRu } from './pages.ru.ts';
import { paste as pasteEn } from './paste.en.ts';
import { paste as pasteRu } from './paste.ru.ts';

const en = {
	actions: actionsEn,
	pages: pagesEn,
	board: boardEn,
	errors: errorsEn,
	canvas: canvasEn,
	paste: pasteEn
};

/** English is the type: a key that Russian lacks is a compile error. */
export type Messages = typeof en;

const ru: Messages = {
	actions: actionsRu,
	pages: pagesRu,
	board: boardRu,
	errors: errorsRu,
	canvas: canvasRu,
	paste: pasteRu
};

export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, ru };
