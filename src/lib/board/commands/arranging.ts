import { group, ungroup } from '#lib/domain/arrange/group.ts';
import { setLocked } from '#lib/domain/arrange/lock.ts';
import { setNoteSize } from '#lib/domain/arrange/note-size.ts';
import type * as InOrder from '#lib/domain/arrange/in-order.ts';
import { reorder } from '#lib/domain/board-doc.ts';
import { NOTE_SIZE_NAMES, NOTE_SIZES } from '#lib/domain/element-sizes.ts';
import { NOTE_KINDS } from '#lib/domain/note-kinds.ts';
import { ALIGN_EDGES, DISTRIBUTE_AXES } from '#lib/tools/actions/types.ts';
import type { Notice } from '../board-host.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { tellLocked } from '../locked.ts';
import { owned } from '../owning.ts';
import { piece } from '../piece.ts';
import { each } from './types.ts';
import { zoneCommands } from './zones.ts';

/** What lies above what, and how what is selected stands to each other. */
export function arrangingCommands(board: BoardView) {
	const { host } = board;
	const newId = (): string => host.newId();
	/** One step, with what is carried; frames get what lies in them then. */
	const arrange = (
		write: (ids: readonly string[]) => readonly string[],
		nothing: Notice | null = null
	): void => {
		const ids = board.elements.goingWith(board.selection);
		board.undo.boundary();
		const written = owned(board, () => write(ids));
		tellLocked(board);
		if (written.length === 0 && nothing) host.say(nothing);
		else host.announce('moved', written.length);
		board.refocus();
	};
	const putInOrder = (
		write: (ways: typeof InOrder, ids: readonly string[]) => readonly string[],
		nothing: Notice | null = null
	): void =>
		void piece(host, () => import('#lib/domain/arrange/in-order.ts')).then(
			(ways) => ways && arrange((ids) => write(ways, ids), nothing)
		);
	const order = (shift: 'front' | 'back' | 'forward' | 'backward') => () => {
		reorder(board.board, withStamps(board), shift);
		tellLocked(board);
		board.refocus();
	};
	return {
		'bring-forward': order('forward'),
		'send-backward': order('backward'),
		'to-front': order('front'),
		'to-back': order('back'),
		...each('type', [...NOTE_KINDS, 'none' as const], (type) =>
			board.commands.retype(type === 'none' ? undefined : type)
		),
		...each('size', NOTE_SIZE_NAMES, (size) =>
			arrange((ids) => setNoteSize(board.board, ids, NOTE_SIZES[size]))
		),
		...each('align', ALIGN_EDGES, (edge) =>
			putInOrder(({ align }, ids) => align(board.board, ids, edge))
		),
		...each('distribute', DISTRIBUTE_AXES, (axis) =>
			putInOrder(({ distribute }, ids) => distribute(board.board, ids, axis))
		),
		tidy: () => putInOrder(({ tidy }, ids) => tidy(board.board, ids)),
		group: () => {
			board.undo.boundary();
			const result = group(board.board, board.selection, newId());
			if (result.kind === 'too-deep') host.say('groupTooDeep');
			else tellLocked(board);
			board.refocus();
		},
		ungroup: () => {
			board.undo.boundary();
			ungroup(board.board, board.selection);
			board.refocus();
		},
		lock: () => lock(board, !isAllLocked(board)),
		unlock: () => lock(board, false),
		stack: () => putInOrder(({ stack }, ids) => stack(board.board, ids, newId)),
		spread: () => putInOrder(({ spread }, ids) => spread(board.board, ids), 'noStack'),
		'stack-duplicates': () =>
			putInOrder(
				({ stackDuplicates }, ids) => stackDuplicates(board.board, ids, newId),
				'noDuplicates'
			),
		...zoneCommands(board)
	};
}

/** Stamps stay above what they stick to; what lies in a frame has an order of its own. */
const withStamps = (board: BoardView): string[] =>
	board.elements
		.goingWith(board.selection)
		.filter((id) => board.selection.has(id) || board.elements.get(id)?.rec.kind === 'stamp');

const isAllLocked = (board: BoardView): boolean =>
	[...board.selection].every((id) => board.arranging.isLocked(id));

function lock(board: BoardView, locked: boolean): void {
	if (board.writing.editing) board.writing.end();
	board.undo.boundary();
	setLocked(board.board, board.selection, locked);
	board.refocus();
}
