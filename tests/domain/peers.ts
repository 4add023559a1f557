import * as Y from 'yjs';
import {
	createNotes,
	openBoard,
	readElements,
	type Board,
	type NewNote
} from '#lib/domain/board-doc.ts';
import type { ElementRecord, NoteRecord } from '#lib/domain/elements.ts';
import { createUndo, type Undo } from '#lib/domain/undo.ts';

/** A growing clock and a source of chance that tests hold in their own hands. */
export class Clock {
	ms = 1_000;
	readonly now = (): number => this.ms;
}

/** mulberry32: the same seed, the same story. */
export function chance(seed: number) {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	return {
		next,
		below: (n: number): number => Math.floor(next() * n),
		pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!,
		some: <T>(items: readonly T[], share: number): T[] => items.filter(() => next() < share)
	};
}

export interface Peer {
	readonly name: string;
	readonly doc: Y.Doc;
	readonly board: Board;
	readonly undo: Undo;
	readonly clock: Clock;
}

export function peer(name: string, clientID: number, doc = new Y.Doc()): Peer {
	doc.clientID = clientID;
	const board = openBoard(doc);
	const clock = new Clock();
	return { name, doc, board, undo: createUndo(board, { now: clock.now }), clock };
}

/**
 * A server in the middle and slow lines to it. Messages wait until they are pushed or pulled, in
 * order per line, as sockets keep it: nobody hears an answer before the question.
 */
export class Network {
	readonly peers: readonly Peer[];
	readonly #up = new Map<Peer, Uint8Array[]>();
	readonly #down = new Map<Peer, Uint8Array[]>();

	constructor(...peers: Peer[]) {
		this.peers = peers;
		for (const peer of peers) {
			this.#up.set(peer, []);
			this.#down.set(peer, []);
			peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
				if (origin !== 'remote') this.#up.get(peer)!.push(update);
			});
		}
	}

	/** The oldest waiting message of this peer reaches the server; false when there is none. */
	push(from: Peer): boolean {
		const update = this.#up.get(from)!.shift();
		if (!update) return false;
		for (const to of this.peers) if (to !== from) this.#down.get(to)!.push(update);
		return true;
	}

	/** The oldest message that waits at the server for this peer reaches it. */
	pull(to: Peer): boolean {
		const update = this.#down.get(to)!.shift();
		if (!update) return false;
		Y.applyUpdate(to.doc, update, 'remote');
		return true;
	}

	/** Everything reaches everyone, in the order of the peers. */
	settle(): void {
		for (const peer of this.peers) while (this.push(peer));
		for (const peer of this.peers) while (this.pull(peer));
	}
}

export const aNote = (id: string, more: Partial<NewNote> = {}): NewNote => ({
	id,
	xy: [0, 0],
	wh: [208, 208],
	color: 'yellow',
	at: 1,
	...more
});

/** A board of its own with these notes. */
export function boardWith(...notes: NewNote[]): Board {
	const board = openBoard(new Y.Doc());
	createNotes(board, notes);
	return board;
}

export const byId = (board: Board): Map<string, ElementRecord> =>
	new Map(readElements(board).map((record) => [record.id, record]));

export function note(board: Board, id: string): NoteRecord | undefined {
	const record = byId(board).get(id);
	return record?.kind === 'note' ? record : undefined;
}
