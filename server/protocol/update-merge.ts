import * as Y from 'yjs';
import { ByteWriter, sizeOfVarUint } from './byte-writer.ts';
import type { DeletedRange, ScannedUpdate, StructSection } from './update-scan.ts';

interface Run {
	readonly client: number;
	readonly clock: number;
	end: number;
	count: number;
	readonly parts: Uint8Array[];
}

/**
 * Merges updates that one document emitted one after the other, in that order. Their structs are
 * put side by side as the bytes they are: Y.mergeUpdates decodes and encodes each of them, and a
 * tick merges several times over, once for everybody who sent something in it.
 */
export function mergeScanned(updates: readonly ScannedUpdate[]): Uint8Array {
	const [only] = updates;
	if (updates.length === 1 && only !== undefined) return only.bytes;
	const runs = collectRuns(updates);
	// Left out in the middle: one client's structs came by two connections.
	if (runs === null) return Y.mergeUpdates(updates.map(({ bytes }) => bytes));

	const deletes = collectDeletes(updates);
	const writer = new ByteWriter(sizeOfRuns(runs) + sizeOfDeletes(deletes));
	writer.varUint(runs.length);
	for (const { client, clock, count, parts } of runs) {
		writer.varUint(count).varUint(client).varUint(clock);
		for (const part of parts) writer.bytes(part);
	}
	writer.varUint(deletes.length);
	for (const { client, ranges } of deletes) {
		writer.varUint(client).varUint(ranges.length);
		for (const { clock, end } of ranges) writer.varUint(clock).varUint(end - clock);
	}
	return writer.done();
}

function sizeOfRuns(runs: readonly Run[]): number {
	let size = sizeOfVarUint(runs.length);
	for (const { client, clock, count, parts } of runs) {
		size += sizeOfVarUint(count) + sizeOfVarUint(client) + sizeOfVarUint(clock);
		for (const part of parts) size += part.length;
	}
	return size;
}

function sizeOfDeletes(deletes: readonly Deletes[]): number {
	let size = sizeOfVarUint(deletes.length);
	for (const { client, ranges } of deletes) {
		size += sizeOfVarUint(client) + sizeOfVarUint(ranges.length);
		for (const { clock, end } of ranges) size += sizeOfVarUint(clock) + sizeOfVarUint(end - clock);
	}
	return size;
}

/** Null when the structs of some client aren't consecutive. */
function collectRuns(updates: readonly ScannedUpdate[]): Run[] | null {
	const runs = new Map<number, Run>();
	for (const update of updates) {
		for (const section of update.sections) {
			if (!extend(runs, section, update.bytes.subarray(section.from, section.to))) return null;
		}
	}
	// Higher clients first, as Yjs writes them: it makes resolving conflicts cheaper.
	return [...runs.values()].sort((a, b) => b.client - a.client);
}

function extend(runs: Map<number, Run>, section: StructSection, structs: Uint8Array): boolean {
	const { client, clock, end, count } = section;
	const run = runs.get(client);
	if (run === undefined) {
		runs.set(client, { client, clock, end, count, parts: [structs] });
		return true;
	}
	if (run.end !== clock) return false;
	run.end = end;
	run.count += count;
	run.parts.push(structs);
	return true;
}

interface Deletes {
	readonly client: number;
	readonly ranges: readonly DeletedRange[];
}

/** One entry per client with its ranges in order: not every Yjs reads a client that comes twice. */
function collectDeletes(updates: readonly ScannedUpdate[]): Deletes[] {
	const byClient = new Map<number, DeletedRange[]>();
	for (const { deletes } of updates) {
		for (const range of deletes) {
			const ranges = byClient.get(range.client);
			if (ranges === undefined) byClient.set(range.client, [range]);
			else ranges.push(range);
		}
	}
	return [...byClient].map(([client, ranges]) => ({ client, ranges: joinRanges(ranges) }));
}

function joinRanges(ranges: readonly DeletedRange[]): DeletedRange[] {
	if (ranges.length === 1) return [...ranges];
	const joined: DeletedRange[] = [];
	for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
		const last = joined.at(-1);
		if (last === undefined || range.clock > last.end) joined.push(range);
		else if (range.end > last.end) joined[joined.length - 1] = { ...last, end: range.end };
	}
	return joined;
}
