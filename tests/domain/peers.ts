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

/** A network that holds messages back until they are delivered: in order per line, as sockets do. */
export class Network {
	readonly peers: readonly Peer[];
	readonly #lines = new Map<string, Uint8Array[]>();

	constructor(...peers: Peer[]) {
		this.peers = peers;
		for (const from of peers) {
			from.doc.on('update', (update: Uint8Array, origin: unknown) => {
				if (origin === 'remote') return;
				for (const to of peers) if (to !== from) this.#line(from, to).push(update);
			});
		}
	}

	/** Delivers the oldest waiting message of one line; false when there is none. */
	deliver(from: Peer, to: Peer): boolean {
		const update = this.#line(from, to).shift();
		if (!update) return false;
		Y.applyUpdate(to.doc, update, 'remote');
		return true;
	}

	/** Delivers everything. */
	settle(): void {
		for (const from of this.peers) {
			for (const to of this.peers) while (from !== to && this.deliver(from, to));
		}
	}

	#line(from: Peer, to: Peer): Uint8Array[] {
		const key = `${from.name}→${to.name}`;
		const line = this.#lines.get(key) ?? [];
		this.#lines.set(key, line);
		return line;
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
