import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import type { DocName } from '#lib/protocol/doc-names.ts';
import type { CloseCode } from '#lib/protocol/close-codes.ts';
import type { Identity } from '../auth/identity.ts';
import type { Outlet } from './outbox.ts';
import type { SocketFilter } from './socket-filter.ts';

export interface AttachOptions {
	/** False: updates from it close it with 4409. */
	readonly write: boolean;
	/** True: it wants message 100. */
	readonly saved: boolean;
	/** What is below it, where its frames are written. */
	readonly stream: Outlet;
	/** The moment as of which its rights are known. */
	readonly asOf: number;
}

/** What the rest of the server may ask of the rooms. */
export interface Rooms {
	/** Names this moment, for attach(): to be read before it is looked up who somebody is. */
	readonly moment: number;
	/** Takes over an accepted socket. */
	attach(socket: WebSocket, doc: DocName, identity: Identity, options: AttachOptions): void;
	/**
	 * Changes a document as the server itself, in one transaction: loads the room if need be.
	 * Resolved means it is in the log and on its way to the readers. Rejects when the store hasn't
	 * taken it within ten seconds; it may then still come about.
	 */
	edit(doc: DocName, change: (doc: Y.Doc) => void): Promise<void>;
	/** A consistent copy of the document's state, V1 encoding. */
	read(doc: DocName): Promise<Uint8Array>;
	/** Closes every socket that matches, in all processes, and those that are just being let in. */
	disconnect(filter: SocketFilter, code: CloseCode, reason: string): void;
	/** Called when a participant's first socket of a workshop opens and when the last one closes, in whatever process. */
	onPresence(listener: (workshop: string, participant: string, here: boolean) => void): void;
	/** Flushes everything, closes all sockets with 1012 and forgets the rooms. */
	close(): Promise<void>;
}
