import { ByteWriter, sizeOfVarUint } from './byte-writer.ts';
import { ByteReader, Malformed } from './bytes.ts';

/** Yjs client → how many of its clocks a document has. */
export type StateVector = ReadonlyMap<number, number>;

/** An honest client's has no more than its document, which has few beyond 20,000 (rooms/limits). */
const MAX_CLIENTS = 50_000;

/** Reads the vector of a client's step 1; throws Malformed. */
export function readStateVector(bytes: Uint8Array): StateVector {
	const reader = new ByteReader(bytes);
	const vector = new Map<number, number>();
	const count = reader.varUint();
	if (count > MAX_CLIENTS) throw new Malformed('too many clients');
	for (let i = 0; i < count; i++) vector.set(reader.varUint(), reader.varUint());
	if (!reader.done) throw new Malformed('more bytes than a state vector has');
	return vector;
}

export function encodeStateVector(vector: StateVector): Uint8Array {
	let size = sizeOfVarUint(vector.size);
	for (const [client, clock] of vector) size += sizeOfVarUint(client) + sizeOfVarUint(clock);
	const writer = new ByteWriter(size).varUint(vector.size);
	for (const [client, clock] of [...vector].sort((a, b) => b[0] - a[0])) {
		writer.varUint(client).varUint(clock);
	}
	return writer.done();
}

/**
 * The part of `vector` that matters to a document in `state`: what the client has beyond it, or
 * of clients it doesn't know, changes nothing in the answer. Clients that lack the same thing get
 * the same vector, and so the same answer.
 */
export function reduceVector(vector: StateVector, state: StateVector): StateVector {
	const reduced = new Map<number, number>();
	for (const [client, clock] of state) {
		const has = Math.min(clock, vector.get(client) ?? 0);
		if (has > 0) reduced.set(client, has);
	}
	return reduced;
}
