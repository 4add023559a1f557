import { deleteElements } from '#lib/domain/board-doc.ts';
import {
	clipOf,
	clipSize,
	clipToText,
	isWriting,
	parseClipText,
	pasteClip,
	type ClipResult
} from '#lib/domain/clipboard.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { textToClip } from '#lib/domain/text-clip.ts';
import type { BoardView } from './board-view.svelte.ts';
import { noteStyle } from './effects.ts';

/** Kept between boards and tabs of one browser; other programs see the plain text. */
const CLIP_TYPE = 'application/x-loopboard+json';

/**
 * The browser's own copy, cut and paste, as long as no text is being written: so they come from
 * keys, menus and assistive technology alike. Answers the way to stop listening.
 */
export function listenToClipboard(board: BoardView): () => void {
	const aborter = new AbortController();
	const { signal } = aborter;
	const ours = (event: ClipboardEvent): event is ClipboardEvent & { clipboardData: DataTransfer } =>
		event.clipboardData !== null && !isTyping();
	document.addEventListener('copy', (event) => void (ours(event) && copy(board, event)), {
		signal
	});
	document.addEventListener(
		'cut',
		(event) => {
			if (!ours(event) || !board.canEdit || !copy(board, event)) return;
			board.undo.boundary();
			// Only what the clip holds: cutting must not be a way to lose the rest.
			const held = board.elements.records(board.selection).filter(isWriting);
			deleteElements(
				board.board,
				held.map((rec) => rec.id)
			);
		},
		{ signal }
	);
	document.addEventListener('paste', (event) => void (ours(event) && paste(board, event)), {
		signal
	});
	return () => aborter.abort();
}

function isTyping(): boolean {
	const focused = document.activeElement;
	return focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
}

function copy(board: BoardView, event: ClipboardEvent & { clipboardData: DataTransfer }): boolean {
	// Words that someone has marked in a panel are what they mean to copy.
	if (!document.getSelection()?.isCollapsed) return false;
	const clip = clipOf(board.elements.records(board.selection));
	if (clip.elements.length === 0) return false;
	event.clipboardData.setData(CLIP_TYPE, JSON.stringify(clip));
	event.clipboardData.setData('text/plain', clipToText(clip));
	event.preventDefault();
	return true;
}

function paste(board: BoardView, event: ClipboardEvent & { clipboardData: DataTransfer }): void {
	if (!board.canEdit) return;
	event.preventDefault();
	const result = read(board, event.clipboardData);
	if (!result.ok) {
		const notice = {
			empty: 'pasteNothing',
			binary: 'pasteNothing',
			'too-long': 'pasteTooLong',
			'too-many': 'pasteTooMuch'
		} as const;
		board.host.say(notice[result.reason]);
		return;
	}
	const [w, h] = clipSize(result.clip);
	const [x, y] = board.tooling.spot();
	const at: Point = [Math.round(x - w / 2), Math.round(y - h / 2)];
	board.undo.boundary();
	const ids = pasteClip(board.board, result.clip, at, {
		newId: () => board.host.newId(),
		by: board.workshop.me.participant,
		at: board.host.now()
	});
	board.markFresh(ids);
	board.select(ids);
	board.host.announce('pasted', ids.length);
}

function read(board: BoardView, data: DataTransfer): ClipResult {
	const own = parseClipText(data.getData(CLIP_TYPE));
	if (own.ok || own.reason !== 'empty') return own;
	// In a zone, what is pasted becomes what the zone holds.
	return textToClip(data.getData('text/plain'), noteStyle(board, board.tooling.spot()));
}
