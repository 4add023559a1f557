import { ByteWriter, sizeOfVarUint } from './byte-writer.ts';
import type { DeletedRange } from './update-scan.ts';

/** Consecutive structs of one Yjs client as the bytes they are. */
export interface Run {
	readonly client: number;
	readonly clock: number;
	readonly count: number;
	readonly parts: readonly Uint8Array[];
}

export interface Deletes {
	readonly client: number;
	readonly ranges: readonly DeletedRange[];
}

/** One entry per client with its ranges in order: not every Yjs reads a client that comes twice. */
export function groupDeletes(
	updates: readonly { readonly deletes: readonly DeletedRange[] }[]
): Deletes[] {
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

/** Writes an update (V1). */
export function writeUpdate(runs: readonly Run[], deletes: readonly Deletes[]): Uint8Array {
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
