import type { Locale } from '../domain/locale.ts';
import { actions as actionsEn } from './actions.en.ts';
import { actions as actionsRu } from './actions.ru.ts';
import { arranging as arrangingEn } from './arranging.en.ts';
import { arranging as arrangingRu } from './arranging.ru.ts';
import { board as boardEn } from './board.en.ts';
import { board as boardRu } from './board.ru.ts';
import { canvas as canvasEn } from './canvas.en.ts';
import { canvas as canvasRu } from './canvas.ru.ts';
import { comments as commentsEn } from './comments.en.ts';
import { comments as commentsRu } from './comments.ru.ts';
import { errors as errorsEn } from './errors.en.ts';
import { errors as errorsRu } from './errors.ru.ts';
import { finding as findingEn } from './finding.en.ts';
import { finding as findingRu } from './finding.ru.ts';
import { exporting as exportingEn } from './exporting.en.ts';
import { exporting as exportingRu } from './exporting.ru.ts';
import { images as imagesEn } from './images.en.ts';
import { images as imagesRu } from './images.ru.ts';
import { lines as linesEn } from './lines.en.ts';
import { lines as linesRu } from './lines.ru.ts';
import { objects as objectsEn } from './objects.en.ts';
import { objects as objectsRu } from './objects.ru.ts';
import { pages as pagesEn } from './pages.en.ts';
import { pages as pagesRu } from './pages.ru.ts';
import { paste as pasteEn } from './paste.en.ts';
import { paste as pasteRu } from './paste.ru.ts';
import { run as runEn } from './run.en.ts';
import { run as runRu } from './run.ru.ts';

const en = {
	actions: actionsEn,
	pages: pagesEn,
	board: boardEn,
	arranging: arrangingEn,
	finding: findingEn,
	comments: commentsEn,
	objects: objectsEn,
	lines: linesEn,
	errors: errorsEn,
	canvas: canvasEn,
	images: imagesEn,
	exporting: exportingEn,
	paste: pasteEn,
	run: runEn
};

/** English is the type: a key that Russian lacks is a compile error. */
export type Messages = typeof en;

const ru: Messages = {
	actions: actionsRu,
	pages: pagesRu,
	board: boardRu,
	arranging: arrangingRu,
	finding: findingRu,
	comments: commentsRu,
	objects: objectsRu,
	lines: linesRu,
	errors: errorsRu,
	canvas: canvasRu,
	images: imagesRu,
	exporting: exportingRu,
	paste: pasteRu,
	run: runRu
};

export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, ru };
