import { deleteElements } from '#lib/domain/board-doc.ts';
import { clipOf, isBinary, MAX_CLIP_TEXT } from '#lib/domain/clip/index.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { tellLocked } from '../locked.ts';
import { piece } from '../piece.ts';
import { imagesIn, pasteFiles } from '../images/images.svelte.ts';
import { carry, clipIn, heldIn, heldNow, type Held } from './carrier.ts';

/**
 * The browser's own copy, cut and paste, as long as no text is being written: so they come from
 * keys, menus and assistive technology alike. Answers the way to stop listening.
 */
export function listenToClipboard(board: BoardView): () => void {
	const aborter = new AbortController();
	const { signal } = aborter;
	let plain = false;
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
			deleteElements(board.board, board.elements.goingWith(board.selection));
			tellLocked(board);
		},
		{ signal }
	);
	// A paste event doesn't say which keys it came by.
	document.addEventListener(
		'keydown',
		(event) => {
			plain = event.code === 'KeyV' && event.shiftKey && (event.ctrlKey || event.metaKey);
		},
		{ signal, capture: true }
	);
	document.addEventListener(
		'paste',
		(event) => {
			if (!board.canEdit) return;
			if (!ours(event)) return tellImages(board, event);
			event.preventDefault();
			void paste(board, heldIn(event.clipboardData), plain);
		},
		{ signal }
	);
	return () => aborter.abort();
}

/** Copy and cut by a button: the browser fires the same event as for the keys. */
export function fire(what: 'copy' | 'cut'): void {
	document.execCommand(what);
}

/** Paste by a button; the browser may ask the person, who may refuse. */
export async function pasteNow(board: BoardView): Promise<void> {
	try {
		await paste(board, await heldNow(), false);
	} catch {
		board.host.say('pasteRefused');
	}
}

function isTyping(): boolean {
	const focused = document.activeElement;
	return focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
}

function copy(board: BoardView, event: ClipboardEvent & { clipboardData: DataTransfer }): boolean {
	// Words that someone has marked in a panel are what they mean to copy.
	if (!document.getSelection()?.isCollapsed) return false;
	const records = board.elements.records(board.elements.withCarried(board.selection));
	if (records.length === 0) return false;
	carry(clipOf(records, board.workshop.info.id), event.clipboardData);
	event.preventDefault();
	return true;
}

/** A text takes words alone: an image pasted into one would be gone without a word. */
function tellImages(board: BoardView, { clipboardData }: ClipboardEvent): void {
	if (!board.writing.editing || !clipboardData || clipboardData.getData('text/plain') !== '')
		return;
	if (imagesIn(clipboardData.files).length > 0) board.host.say('imageInText');
}

async function paste(board: BoardView, held: Held, plain: boolean): Promise<void> {
	const { pasting } = board;
	// Before anything is waited for: the pointer moves on.
	const at = board.tooling.spot();
	if (plain) {
		if (isBinary(held.text)) return pasting.refuse({ ok: false, reason: 'binary' });
		return pasting.whole(held.text, at);
	}
	const length = held.text.length;
	if (length > MAX_CLIP_TEXT) {
		return pasting.refuse({ ok: false, reason: 'too-long', length, limit: MAX_CLIP_TEXT });
	}
	const own = clipIn(held);
	if (own.ok) {
		const clip = await board.images.ensure(own.clip);
		return clip && clip.elements.length > 0 ? pasting.clip(clip, at) : undefined;
	}
	if (own.reason !== 'empty') return pasting.refuse(own);
	// Spreadsheets bring a picture of their cells along; where there are words, the words are meant.
	if (held.text.trim() === '' && pasteFiles(board, held.files, at)) return;
	if (isBinary(held.text)) return pasting.refuse({ ok: false, reason: 'binary' });
	const tables = await piece(board.host, () => import('./tables.ts'));
	if (tables) pasting.words(await tables.readPasted(held.text, held.html), at);
}
