import { patch } from './board-edit.ts';
import type { Board } from './board.ts';
import type { ShapeForm, TextSize } from './elements.ts';
import { textBox } from './text-box.ts';
import type { MeasureText } from './text-wrap.ts';

/** What shapes and texts look like; each is one transaction, and other kinds are passed over. */

const each = (ids: Iterable<string>): Map<string, null> =>
	new Map([...ids].map((id) => [id, null]));

export const setForm = (board: Board, ids: Iterable<string>, form: ShapeForm): string[] =>
	patch(board, each(ids), (_, rec): Record<string, unknown> =>
		rec.kind === 'shape' ? { form } : {}
	);

/** Filled with their paper, or outlines that show what lies beneath. */
export const setFilled = (board: Board, ids: Iterable<string>, filled: boolean): string[] =>
	patch(board, each(ids), (_, rec): Record<string, unknown> =>
		rec.kind === 'shape' ? { filled } : {}
	);

/** Size of type; the box follows the words. */
export const setTextSize = (
	board: Board,
	ids: Iterable<string>,
	size: TextSize,
	measure: MeasureText
): string[] =>
	patch(board, each(ids), (_, rec): Record<string, unknown> =>
		rec.kind === 'text' ? { size, wh: textBox(rec.text, { ...rec, size }, rec.wh[0], measure) } : {}
	);

/** Makes the boxes of texts fit their words again. */
export const fitTexts = (board: Board, ids: Iterable<string>, measure: MeasureText): string[] =>
	patch(board, each(ids), (_, rec): Record<string, unknown> =>
		rec.kind === 'text' ? { wh: textBox(rec.text, rec, rec.wh[0], measure) } : {}
	);

/** These keep the width they have, whatever is written in them. */
export const fixWidths = (board: Board, ids: Iterable<string>): string[] =>
	patch(board, each(ids), (_, rec): Record<string, unknown> =>
		rec.kind === 'text' ? { hugs: undefined } : {}
	);
