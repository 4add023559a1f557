import { actions } from './actions.en.ts';
import { pages } from './pages.en.ts';
import { board } from './board.en.ts';
import { arranging } from './arranging.en.ts';
import { finding } from './finding.en.ts';
import { comments } from './comments.en.ts';
import { objects } from './objects.en.ts';
import { lines } from './lines.en.ts';
import { errors } from './errors.en.ts';
import { canvas } from './canvas.en.ts';
import { images } from './images.en.ts';
import { paste } from './paste.en.ts';
import { doors } from './doors.en.ts';
import { order } from './order.en.ts';
import { attention } from './attention.en.ts';
import { run } from './run.en.ts';
import { desks } from './desks.en.ts';
import { voting } from './votes.en.ts';

/** Every word of the program in English, which is the type of all languages. */
export const en = {
	actions,
	pages,
	board,
	arranging,
	finding,
	comments,
	objects,
	lines,
	errors,
	canvas,
	images,
	paste,
	attention,
	order,
	doors,
	run,
	desks,
	voting
};

/** A key that another language lacks is a compile error. */
export type Messages = typeof en;
