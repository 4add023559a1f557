import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import type { DocName } from '#lib/protocol/doc-names.ts';
import type { CloseCode } from '#lib/protocol/close-codes.ts';
import type { Identity } from '../auth/identity.ts';
import type { Outlet } from './outbox.ts';

/** What the rest of the server may ask of the rooms. */
export interface Rooms {
	/**
	 * Takes over an accepted socket. `write` false: updates from it close it with 4409. `saved`: it
	 * wants message 100. `stream`: what is below it, where its frames are written.
	 */
	attach(
		socket: WebSocket,
		doc: DocName,
		identity: Identity,
		options: { write: boolean; saved: boolean; stream: Outlet }
	): void;
	/**
	 * Changes a document as the server itself, in one transaction: loads the room if need be.
	 * Resolved means it is in the log and on its way to the readers.
	 */
	edit(doc: DocName, change: (doc: Y.Doc) => void): Promise<void>;
	/** A consistent copy of the document's state, V1 encoding. */
	read(doc: DocName): Promise<Uint8Array>;
	/** Closes every socket that matches. */
	disconnect(
		match: (identity: Identity, doc: DocName) => boolean,
		code: CloseCode,
		reason: string
	): void;
	/** Called when a participant's first socket of a workshop opens and when the last one closes. */
	onPresence(listener: (workshop: string, participant: string, here: boolean) => void): void;
	/** Flushes everything, closes all sockets with 1012 and forgets the rooms. */
	close(): Promise<void>;
}
