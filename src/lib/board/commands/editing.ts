import { deleteElements, duplicate } from '#lib/domain/board-doc.ts';
import { hasText } from '#lib/domain/elements.ts';
import { rectOf, unionOf } from '#lib/domain/geometry.ts';
import { duplicateOffset } from '#lib/domain/neighbours.ts';
import type { UndoResult } from '#lib/domain/undo.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { fire, pasteNow } from '../clipboard/events.ts';
import { tellLocked } from '../locked.ts';
import { owned } from '../owning.ts';
import { selectMade } from '../select-made.ts';
import { stepped } from '../stepping.ts';

/** Making more of elements, fewer, and taking it back. */
export function editingCommands(board: BoardView) {
	const nothing = (): void => undefined;
	return {
		edit: () => edit(board),
		cancel: () => cancel(board),
		delete: () => remove(board),
		duplicate: () => copy(board),
		// Keys fire the browser's own events (clipboard/events.ts); these are for buttons.
		copy: () => fire('copy'),
		cut: () => fire('cut'),
		paste: () => void pasteNow(board),
		'paste-one': nothing,
		'select-all': () =>
			board.select([...board.elements.own()].filter(({ rec }) => !rec.locked).map(({ id }) => id)),
		undo: () => tell(board, stepped(board, 'undo')),
		redo: () => tell(board, stepped(board, 'redo')),
		menu: () => board.tooling.openMenu()
	};
}

/** One step back: what is being done, else what is open over the board, else what is selected. */
function cancel(board: BoardView): void {
	if (board.laser.on) return board.laser.off();
	const atRest = board.tooling.phase === 'idle' && board.tooling.tool === 'select';
	if (atRest && !board.writing.editing && board.comments.open) return board.comments.close();
	board.tooling.send({ kind: 'cancel' });
}

function edit(board: BoardView): void {
	const [id] = board.selection;
	const rec = id === undefined ? undefined : board.elements.get(id)?.rec;
	if (rec && (hasText(rec) || rec.kind === 'image')) board.writing.start({ id: rec.id });
}

function remove(board: BoardView): void {
	if (board.writing.editing) board.writing.end();
	const gone = deleteElements(board.board, board.elements.goingWith(board.selection));
	tellLocked(board);
	board.select([...board.selection].filter((id) => board.elements.get(id)));
	board.host.announce('deleted', gone.length);
	board.refocus();
}

function copy(board: BoardView): void {
	const ids = board.elements.withCarried(board.selection);
	const rects = board.elements.records(ids).map((rec) => rectOf(rec.xy, rec.wh));
	const taken = [...board.elements.all()].map((view) => view.rect);
	const copies = owned(board, () =>
		duplicate(board.board, ids, duplicateOffset(rects, taken), {
			newId: () => board.host.newId(),
			by: board.workshop.me.participant,
			at: board.host.now()
		})
	);
	board.fresh.mark(copies);
	selectMade(board, copies);
	const there = unionOf(board.elements.records(copies).map((rec) => rectOf(rec.xy, rec.wh)));
	if (there) board.camera.reveal(there);
	board.refocus();
}

function tell(board: BoardView, result: UndoResult | null): void {
	if (!result) return;
	if (result.skipped > 0) board.host.say(result.done ? 'undoPartly' : 'undoSkipped');
	const there = result.ids.filter((id) => board.elements.get(id));
	if (there.length > 0 && !board.writing.editing) board.select(there);
}
