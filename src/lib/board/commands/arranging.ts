import { reorder } from '#lib/domain/board-doc.ts';
import { NOTE_KINDS } from '#lib/domain/note-kinds.ts';
import {
	ALIGN_EDGES,
	DISTRIBUTE_AXES,
	NOTE_SIZE_NAMES,
	ZONE_ORDERS
} from '#lib/tools/actions/types.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { each } from './types.ts';

/** What lies above what, and how what is selected stands to each other. */
export function arrangingCommands(board: BoardView) {
	const nothing = (): void => undefined;
	const order = (shift: 'front' | 'back' | 'forward' | 'backward') => () => {
		reorder(board.board, board.selection, shift);
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
		...each('size', NOTE_SIZE_NAMES, nothing),
		...each('align', ALIGN_EDGES, nothing),
		...each('distribute', DISTRIBUTE_AXES, nothing),
		tidy: nothing,
		group: nothing,
		ungroup: nothing,
		lock: nothing,
		unlock: nothing,
		stack: nothing,
		spread: nothing,
		'stack-duplicates': nothing,
		...each('zone', ZONE_ORDERS, nothing),
		'zone.duplicates': nothing,
		'zone.select': nothing
	};
}
