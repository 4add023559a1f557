import { dissolveFrames } from '#lib/domain/board-frames.ts';
import { setFilled, setForm, setTextSize } from '#lib/domain/board-looks.ts';
import { NOTE_SIZE_NAMES } from '#lib/domain/element-sizes.ts';
import { SHAPE_FORMS, TEXT_SIZES } from '#lib/domain/elements.ts';
import type { NoteColor } from '#lib/domain/note-kinds.ts';
import { parseChord } from '#lib/tools/keyboard/chord.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { widthOf } from '../text-measure.ts';
import { each } from './types.ts';

/** Taking tools up as they are wanted, and changing the looks of what they have made. */
export function makingCommands(board: BoardView) {
	const { making } = board;
	return {
		'tool.stamp': () => {
			// For what is selected at once; else the tool, and what it stamps.
			if (board.selection.size === 0) board.tooling.setTool('stamp');
			making.picking = true;
		},
		...each('shape', SHAPE_FORMS, (form) => {
			making.form = form;
			board.tooling.setTool('shape');
		}),
		...each('note', NOTE_SIZE_NAMES, (size) => {
			making.noteSize = size;
			board.tooling.setTool('note');
		}),
		place: () => board.tooling.send({ kind: 'place' }),
		'tool.nth': (chord: string) => nth(board, chord),
		...each('form', SHAPE_FORMS, (form) => {
			setForm(board.board, board.selection, form);
			making.form = form;
			board.refocus();
		}),
		fill: () => {
			const shapes = board.elements.records(board.selection).filter((rec) => rec.kind === 'shape');
			const filled = !shapes.every((shape) => shape.filled);
			setFilled(board.board, board.selection, filled);
			making.filled = filled;
			board.refocus();
		},
		...each('text-size', TEXT_SIZES, (size) => {
			setTextSize(board.board, board.selection, size, widthOf);
			making.textSize = size;
			board.refocus();
		}),
		'frame.dissolve': () => {
			const { carriedBy } = board.elements.links;
			const gone = dissolveFrames(board.board, board.selection, carriedBy);
			board.host.announce('deleted', gone.length);
			board.refocus();
		}
	};
}

/** What comes next is of the colour that the last of its kind was given. */
export function recalled(board: BoardView, color: NoteColor): void {
	for (const { kind } of board.elements.records(board.selection)) {
		if (kind === 'note') board.color = color;
		else if (kind === 'shape') board.making.color = color;
		else if (kind === 'text') board.making.textColor = color;
	}
}

/** 1 is the first of the bar, 0 the tenth. */
function nth(board: BoardView, chord: string): void {
	// By a button there is no telling which.
	if (chord === '') return;
	const digit = Number(parseChord(chord).key);
	const item = board.making.order[(digit + 9) % 10];
	if (item) board.commands.run(item.action);
}
