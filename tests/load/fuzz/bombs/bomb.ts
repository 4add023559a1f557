import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Well made frames that are made to cost much. */
export interface Bomb {
	readonly name: string;
	/** Sent one after the other by each of so many sockets. */
	readonly frames: readonly Uint8Array[];
	readonly sockets: number;
}

export type Fuse = (random: () => number) => Bomb;

export function bomb(name: string, frames: readonly Uint8Array[], sockets = 1): Bomb {
	return { name, frames, sockets };
}

/** A sync message: 0 asks with a state vector, 1 and 2 bring an update. */
export const sync = (kind: number, body: Uint8Array): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, body);
	});

export const change = (update: Uint8Array): Uint8Array => sync(2, update);

/** An update by a fresh document, or by `client`. */
export function made(run: (doc: Y.Doc) => void, client?: number): Uint8Array {
	const doc = new Y.Doc();
	if (client !== undefined) doc.clientID = client;
	doc.transact(() => run(doc));
	return Y.encodeStateAsUpdate(doc);
}

/** The updates of one document, transaction by transaction. */
export function history(steps: readonly ((doc: Y.Doc) => void)[], client?: number): Uint8Array[] {
	const doc = new Y.Doc();
	if (client !== undefined) doc.clientID = client;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (const step of steps) doc.transact(() => step(doc));
	return updates;
}

type Part = number | string | Uint8Array;

/** Numbers, texts and bytes one after the other; lists of them too long for a call are one part. */
export function written(...parts: readonly (Part | readonly Part[])[]): Uint8Array {
	return encoding.encode((encoder) => {
		for (const part of parts.flat() as readonly Part[]) {
			if (typeof part === 'number') encoding.writeVarUint(encoder, part);
			else if (typeof part === 'string') encoding.writeVarString(encoder, part);
			else encoding.writeUint8Array(encoder, part);
		}
	});
}

export const byte = (value: number): Uint8Array => new Uint8Array([value]);

export const times = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, i) => make(i));
