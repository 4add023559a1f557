import type { Messages } from './messages.en.ts';
import { actions } from './actions.ru.ts';
import { pages } from './pages.ru.ts';
import { board } from './board.ru.ts';
import { arranging } from './arranging.ru.ts';
import { finding } from './finding.ru.ts';
import { comments } from './comments.ru.ts';
import { objects } from './objects.ru.ts';
import { lines } from './lines.ru.ts';
import { errors } from './errors.ru.ts';
import { canvas } from './canvas.ru.ts';
import { images } from './images.ru.ts';
import { paste } from './paste.ru.ts';
import { doors } from './doors.ru.ts';
import { order } from './order.ru.ts';
import { attention } from './attention.ru.ts';
import { run } from './run.ru.ts';
import { desks } from './desks.ru.ts';
import { voting } from './votes.ru.ts';

export const ru: Messages = {
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
