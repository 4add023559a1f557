import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { StateVector } from '../protocol/state-vector.ts';
import { Stint, type Steps } from '../protocol/steps.ts';

type Struct = Y.Item | Y.GC;

/** Structs that are written in a step at most: some three milliseconds, a few times as much in new code. */
const AT_ONCE = 5_000;
/** Structs that are only looked at, at the cost of one that is written. */
const LOOKED_AT = 20;

/** Whether all that somebody with `vector` lacks can be written at once. */
export function isSoonWritten({ store }: Y.Doc, vector: StateVector): boolean {
	let cost = 0;
	for (const [client, structs] of store.clients) {
		// What is deleted is said of all of them, whatever somebody has.
		cost += structs.length / LOOKED_AT;
		const clock = vector.get(client) ?? 0;
		if (clock < Y.getState(store, client)) cost += structs.length - indexOf(structs, clock);
		if (cost > AT_ONCE) return false;
	}
	return true;
}

/**
 * What Y.encodeStateAsUpdate writes, in steps: a board near its limit takes half a second. The
 * document may not change meanwhile.
 */
export function* encodeState({ store }: Y.Doc, vector: StateVector): Steps<Uint8Array> {
	const stint = new Stint();
	const encoder = new Y.UpdateEncoderV1();
	const out = encoder.restEncoder;
	// Higher clients first, as Yjs does: it makes resolving conflicts cheaper.
	const all = [...store.clients].sort(([a], [b]) => b - a);
	const lacking = all.filter(([client]) => Y.getState(store, client) > (vector.get(client) ?? 0));
	encoding.writeVarUint(out, lacking.length);
	let written = 0;
	for (const [client, structs] of lacking) {
		const from = indexOf(structs, vector.get(client) ?? 0);
		const start = structs[from]?.id.clock ?? 0;
		const clock = Math.max(vector.get(client) ?? 0, start);
		encoding.writeVarUint(out, structs.length - from);
		encoder.writeClient(client);
		encoding.writeVarUint(out, clock);
		for (let i = from; i < structs.length; i++) {
			structs[i]?.write(encoder, i === from ? clock - start : 0);
			if (stint.ends() || ++written % AT_ONCE === 0) yield* stint.rest();
		}
	}
	const deleted: { client: number; ranges: number[] }[] = [];
	for (const [client, structs] of all) {
		const ranges = yield* deletedIn(structs, stint);
		if (ranges.length > 0) deleted.push({ client, ranges });
	}
	encoding.writeVarUint(out, deleted.length);
	for (const { client, ranges } of deleted) {
		encoding.writeVarUint(out, client);
		encoding.writeVarUint(out, ranges.length / 2);
		for (const number of ranges) encoding.writeVarUint(out, number);
		if (stint.isOver) yield* stint.rest();
	}
	return encoder.toUint8Array();
}

/** The struct with which what lies beyond `clock` begins. */
function indexOf(structs: Struct[], clock: number): number {
	return Y.findIndexSS(structs, Math.max(clock, structs[0]?.id.clock ?? 0));
}

/** Clocks and lengths of what is deleted, in turn. */
function* deletedIn(structs: readonly Struct[], stint: Stint): Steps<number[]> {
	const ranges: number[] = [];
	let start = 0;
	let end = 0;
	for (const { deleted, id, length } of structs) {
		if (stint.ends()) yield* stint.rest();
		if (!deleted) continue;
		if (id.clock !== end || end === 0) {
			if (end > start) ranges.push(start, end - start);
			start = id.clock;
		}
		end = id.clock + length;
	}
	if (end > start) ranges.push(start, end - start);
	return ranges;
}
