/** The board document and every operation on it. */
export { LOCAL, openBoard, readElement, readElements, textOf } from './board.ts';
export type { Board } from './board.ts';
export { createElements, createNotes, duplicate, topZ } from './board-create.ts';
export type { MakeContext, NewElement, NewNote } from './board-create.ts';
export {
	deleteElements,
	moveElements,
	replaceText,
	resizeElements,
	setColor,
	setType
} from './board-edit.ts';
export { reorder } from './board-order.ts';
export type { Shift } from './board-order.ts';
export { byLayer, byZ } from './order.ts';
export type { TextResult } from './text.ts';
