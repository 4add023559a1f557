import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createNotes, openBoard, readElements, type Board } from '#lib/domain/board-doc.ts';
import type { ElementRecord, NoteRecord } from '#lib/domain/elements.ts';
import type { Point, Size } from '#lib/domain/geometry.ts';
import type { NoteColor, NoteKind } from '#lib/domain/note-kinds.ts';

/** ws as the browser's WebSocket, which is how y-websocket uses it. */
const Polyfill = WebSocket as unknown as typeof globalThis.WebSocket;

export interface Seed {
	readonly id: string;
	readonly xy: Point;
	readonly wh?: Size;
	readonly text?: string;
	readonly color?: NoteColor;
	readonly type?: NoteKind;
}

/** An unmodified y-websocket 3 client, as any program would use it: it reads, writes and counts. */
export interface Stock {
	readonly doc: Y.Doc;
	readonly board: Board;
	readonly provider: WebsocketProvider;
	/** Updates that came from others since the last `forget`. */
	readonly updates: number;
	/** Codes with which the server ended its sockets. */
	readonly closes: readonly number[];
	forget(): void;
	/** Notes as a workshop would have them; resolves when they are in the document. */
	seed(notes: readonly Seed[]): void;
	elements(): readonly ElementRecord[];
	note(id: string): NoteRecord;
	/** The texts of all notes, sorted. */
	texts(): string[];
	close(): void;
}

/** The last segment of a link is its token. */
export const tokenOf = (link: string): string => new URL(link).pathname.split('/').at(-1) ?? '';

/** Connects and waits until synced; a client that is refused must be made with `wait: false`. */
export async function stockClient(
	server: string,
	doc: string,
	link: string,
	{ wait = true }: { wait?: boolean } = {}
): Promise<Stock> {
	const yDoc = new Y.Doc();
	const provider = new WebsocketProvider(`${server.replace('http', 'ws')}/sync`, doc, yDoc, {
		params: { token: tokenOf(link) },
		WebSocketPolyfill: Polyfill,
		disableBc: true
	});
	const closes: number[] = [];
	let updates = 0;
	provider.on('connection-close', (event) => void (event && closes.push(event.code)));
	provider.on('connection-error', () => undefined);
	yDoc.on('update', (_update: Uint8Array, origin: unknown) => {
		if (origin === provider) updates++;
	});
	const board = openBoard(yDoc);
	if (wait) await expect.poll(() => provider.synced).toBe(true);
	const elements = (): ElementRecord[] => readElements(board);
	return {
		doc: yDoc,
		board,
		provider,
		get updates() {
			return updates;
		},
		closes,
		forget: () => {
			updates = 0;
		},
		seed: (notes) =>
			void createNotes(
				board,
				notes.map((note, at) => ({ wh: [208, 208], color: 'yellow', at, ...note }))
			),
		elements,
		note: (id) => {
			const found = elements().find((each) => each.id === id);
			if (found?.kind !== 'note') throw new Error(`no note ${id}`);
			return found;
		},
		texts: () =>
			elements()
				.flatMap((each) => ('text' in each ? [each.text] : []))
				.sort(),
		close: () => {
			provider.destroy();
			yDoc.destroy();
		}
	};
}
