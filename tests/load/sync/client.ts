import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createNotes, openBoard, textOf } from '#lib/domain/board-doc.ts';
import type { Place } from './peers.ts';
import { socketFor } from './sockets.ts';

/** ms. Whoever isn't in by then never will be. */
const SYNC_LIMIT = 60_000;

/** A stock y-websocket client on a board. */
export class Client {
	readonly doc = new Y.Doc();
	readonly board = openBoard(this.doc);
	readonly provider: WebsocketProvider;

	constructor({ wire, url, room, params }: Place) {
		this.provider = new WebsocketProvider(url, room, this.doc, {
			params,
			WebSocketPolyfill: socketFor(wire) as unknown as typeof globalThis.WebSocket,
			disableBc: true
		});
		// Stock clients send on each state that they hear of others. Hocuspocus' own client and
		// Loopboard's pages don't; here nobody does, or the relay would drown in echoes of echoes.
		const { awareness, doc } = this.provider;
		const stock = this.provider._awarenessUpdateHandler;
		awareness.off('update', stock);
		awareness.on('update', (change: Record<string, number[]>, origin: unknown) => {
			if (Object.values(change).flat().includes(doc.clientID) && origin !== this.provider) {
				stock(change as never, origin);
			}
		});
	}

	synced(): Promise<void> {
		if (this.provider.synced) return Promise.resolve();
		return new Promise((resolve, reject) => {
			const limit = setTimeout(() => reject(new Error('never synced')), SYNC_LIMIT);
			this.provider.once('sync', () => {
				clearTimeout(limit);
				resolve();
			});
		});
	}

	/** A note that nobody else touches. */
	makeNote(id: string): void {
		createNotes(this.board, [{ id, xy: [0, 0], wh: [208, 208], color: 'yellow', text: '', at: 0 }]);
	}

	/** Places a note; its x is which move it is, so that whoever sees it knows. */
	move(id: string, step: number): void {
		const note = this.board.elements.get(id);
		if (note instanceof Y.Map) note.set('xy', [step, 100]);
	}

	/** One key more; the text's length is how many there were. */
	type(id: string): void {
		const text = textOf(this.board, id);
		text?.insert(text.length, 'e');
	}

	moved(id: string): number {
		const note = this.board.elements.get(id);
		const xy: unknown = note instanceof Y.Map ? note.get('xy') : null;
		return Array.isArray(xy) ? Number(xy[0]) : 0;
	}

	typed(id: string): number {
		return textOf(this.board, id)?.length ?? 0;
	}

	leave(): void {
		this.provider.destroy();
		this.doc.destroy();
	}
}
