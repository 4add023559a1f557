import { MAX_PRESENCE_BYTES } from '#lib/protocol/limits.ts';
import { ByteWriter, sizeOfVarBytes, sizeOfVarUint } from './byte-writer.ts';
import { ByteReader, Malformed } from './bytes.ts';

/** One client's entry in an awareness message. */
export interface PresenceEntry {
	readonly client: number;
	readonly clock: number;
	/** The state as JSON text, not parsed yet. */
	readonly json: Uint8Array;
}

/**
 * Entries of one awareness message that are looked at. A stock client sends its own entry, and
 * sends on whatever changed in a message it got: at most everybody in the room.
 */
const MAX_ENTRIES = 4096;
/**
 * A client's clock counts its own states, a few a second. It leaves by one more, which has to stay
 * a number that every reader's decoder takes. What is beyond is passed over rather than refused:
 * a stock client may only be sending it on.
 */
const MAX_CLOCK = 2 ** 32;

/** Splits an awareness message; throws Malformed. States are left as bytes: most are echoes. */
export function readPresence(update: Uint8Array): PresenceEntry[] {
	const reader = new ByteReader(update);
	const count = reader.varUint();
	if (count > MAX_ENTRIES) throw new Malformed('too many presence entries');
	const entries: PresenceEntry[] = [];
	for (let i = 0; i < count; i++) {
		const client = reader.varUint();
		const clock = reader.varUint();
		const json = reader.varBytes();
		if (clock <= MAX_CLOCK) entries.push({ client, clock, json });
	}
	if (!reader.done) throw new Malformed('more than the presence entries it counts');
	return entries;
}

export type PresenceState =
	| { readonly kind: 'gone' }
	/** `acts`: it says that its client holds or writes something. */
	| { readonly kind: 'here'; readonly participant: string | null; readonly acts: boolean }
	| { readonly kind: 'refused' };

const text = new TextDecoder('utf-8', { fatal: true });

/**
 * What a state says, as far as the server cares: an object, small enough, whose it claims to be
 * (`p`, see lib/protocol/presence), and whether it acts. The rest is for its readers to parse.
 */
export function readPresenceState(json: Uint8Array): PresenceState {
	if (json.length > MAX_PRESENCE_BYTES) return { kind: 'refused' };
	let state: unknown;
	try {
		state = JSON.parse(text.decode(json));
	} catch {
		return { kind: 'refused' };
	}
	if (state === null) return { kind: 'gone' };
	if (typeof state !== 'object' || Array.isArray(state)) return { kind: 'refused' };
	const claimed = 'p' in state ? state.p : undefined;
	return {
		kind: 'here',
		participant: typeof claimed === 'string' ? claimed : null,
		acts: 'drag' in state || 'resize' in state || 'editing' in state || 'ink' in state
	};
}

const GONE = new TextEncoder().encode('null');

/** One entry as it travels; `json` null says that the client left. */
export function presenceEntry(client: number, clock: number, json: Uint8Array | null): Uint8Array {
	const state = json ?? GONE;
	const size = sizeOfVarUint(client) + sizeOfVarUint(clock) + sizeOfVarBytes(state);
	return new ByteWriter(size).varUint(client).varUint(clock).varBytes(state).done();
}

/** Whether a state says that its client left. */
export const isNothing = (json: Uint8Array): boolean => Buffer.compare(json, GONE) === 0;

/** Entries as one awareness update, without the message around it. */
export function presenceUpdate(entries: readonly Uint8Array[]): Uint8Array {
	const size = entries.reduce((sum, entry) => sum + entry.length, sizeOfVarUint(entries.length));
	const writer = new ByteWriter(size).varUint(entries.length);
	for (const entry of entries) writer.bytes(entry);
	return writer.done();
}
