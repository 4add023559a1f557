import {
	MESSAGE_AWARENESS,
	MESSAGE_QUERY_AWARENESS,
	MESSAGE_SAVED,
	MESSAGE_SYNC,
	SYNC_STEP_1,
	SYNC_STEP_2,
	SYNC_UPDATE
} from '#lib/protocol/messages.ts';
import { sizeOfVarBytes, sizeOfVarUint } from './byte-writer.ts';
import { ByteReader, Malformed } from './bytes.ts';
import { websocketFrame } from './websocket-frame.ts';

/** What a client may say. `change` is whatever can carry changes: y-websocket's step 2 and update. */
export type ClientMessage =
	| { readonly kind: 'ask'; readonly vector: Uint8Array }
	| { readonly kind: 'change'; readonly update: Uint8Array }
	| { readonly kind: 'presence'; readonly update: Uint8Array }
	| { readonly kind: 'ask-presence' };

/**
 * Reads one frame as one message; throws Malformed where it is anything else. A second message in
 * the same frame is refused too: stock clients read only the first, so nobody may rely on more.
 */
export function readMessage(frame: Uint8Array): ClientMessage {
	const reader = new ByteReader(frame);
	const message = messageIn(reader);
	if (!reader.done) throw new Malformed('more than one message in a frame');
	return message;
}

function messageIn(reader: ByteReader): ClientMessage {
	switch (reader.varUint()) {
		case MESSAGE_SYNC:
			return syncIn(reader);
		case MESSAGE_AWARENESS:
			return { kind: 'presence', update: reader.varBytes() };
		case MESSAGE_QUERY_AWARENESS:
			return { kind: 'ask-presence' };
		default:
			throw new Malformed('unknown message type');
	}
}

function syncIn(reader: ByteReader): ClientMessage {
	switch (reader.varUint()) {
		case SYNC_STEP_1:
			return { kind: 'ask', vector: reader.varBytes() };
		case SYNC_STEP_2:
		case SYNC_UPDATE:
			return { kind: 'change', update: reader.varBytes() };
		default:
			throw new Malformed('unknown sync message');
	}
}

// What follows makes frames for many readers at once: whole, with the WebSocket's header.

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
	const size = sizeOfVarUint(MESSAGE_SYNC) + sizeOfVarUint(type) + sizeOfVarBytes(payload);
	return websocketFrame(size).varUint(MESSAGE_SYNC).varUint(type).varBytes(payload).done();
}

/** "This is what I have": asks the client for what the server lacks. */
export const askFrame = (vector: Uint8Array): Uint8Array => syncFrame(SYNC_STEP_1, vector);

/** Answers a client's step 1; a stock client calls itself synced when it has applied it. */
export const answerFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC_STEP_2, update);

export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC_UPDATE, update);

/** The first `count` changes of a connection are in the log (docs/protocol.md, message 100). */
export function savedFrame(count: number): Uint8Array {
	const size = sizeOfVarUint(MESSAGE_SAVED) + sizeOfVarUint(count);
	return websocketFrame(size).varUint(MESSAGE_SAVED).varUint(count).done();
}

/** One awareness message of entries that are encoded already. */
export function presenceFrame(entries: readonly Uint8Array[]): Uint8Array {
	const content = entries.reduce((sum, entry) => sum + entry.length, sizeOfVarUint(entries.length));
	const size = sizeOfVarUint(MESSAGE_AWARENESS) + sizeOfVarUint(content) + content;
	const writer = websocketFrame(size)
		.varUint(MESSAGE_AWARENESS)
		.varUint(content)
		.varUint(entries.length);
	for (const entry of entries) writer.bytes(entry);
	return writer.done();
}

/** Says nothing; resets the clock after which y-websocket gives a silent server up. */
export const HEARTBEAT_FRAME = presenceFrame([]);
