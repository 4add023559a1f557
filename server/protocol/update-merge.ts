import * as Y from 'yjs';
import { ByteWriter, sizeOfVarUint } from './byte-writer.ts';
import type { ScannedUpdate, StructSection } from './update-scan.ts';
import { SKIP } from './update-structs.ts';
import { groupDeletes, writeUpdate, type Run } from './update-write.ts';

/**
 * Merges updates that one document emitted one after the other, in that order. Their structs are
 * put side by side as the bytes they are: Y.mergeUpdates decodes and encodes each of them, and a
 * tick merges several times over, once for everybody who sent something in it.
 */
export function mergeScanned(updates: readonly ScannedUpdate[]): Uint8Array {
	const [only] = updates;
	if (updates.length === 1 && only !== undefined) return only.bytes;
	const runs = collectRuns(updates);
	if (runs === null) return Y.mergeUpdates(updates.map(({ bytes }) => bytes));

	return writeUpdate(runs, groupDeletes(updates));
}

interface GrowingRun extends Run {
	end: number;
	count: number;
	readonly parts: Uint8Array[];
}

/** Null when the structs of some client overlap, which one document's never do. */
function collectRuns(updates: readonly ScannedUpdate[]): GrowingRun[] | null {
	const runs = new Map<number, GrowingRun>();
	for (const update of updates) {
		for (const section of update.sections) {
			if (!extend(runs, section, update.bytes.subarray(section.from, section.to))) return null;
		}
	}
	// Higher clients first, as Yjs writes them: it makes resolving conflicts cheaper.
	return [...runs.values()].sort((a, b) => b.client - a.client);
}

function extend(
	runs: Map<number, GrowingRun>,
	section: StructSection,
	structs: Uint8Array
): boolean {
	const { client, clock, end, count } = section;
	const run = runs.get(client);
	if (run === undefined) {
		runs.set(client, { client, clock, end, count, parts: [structs] });
		return true;
	}
	if (run.end > clock) return false;
	if (run.end < clock) {
		run.parts.push(skipped(clock - run.end));
		run.count++;
	}
	run.end = end;
	run.count += count;
	run.parts.push(structs);
	return true;
}

/** Stands for what was left out in the middle: one client's structs came by two connections. */
const skipped = (length: number): Uint8Array =>
	new ByteWriter(1 + sizeOfVarUint(length)).byte(SKIP).varUint(length).done();
