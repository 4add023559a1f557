import { sizeOfVarUint } from './byte-writer.ts';
import { ByteReader } from './bytes.ts';
import type { StateVector } from './state-vector.ts';
import type { DeletedRange, ScannedUpdate, StructSection } from './update-scan.ts';
import { readStruct, SKIP, type StructVisitor } from './update-structs.ts';
import { groupDeletes, writeUpdate, type Run } from './update-write.ts';

/** Structs that are applied at once: some five milliseconds. */
export const SLICE_STRUCTS = 1_000;
/** Structs that are deleted at once; each may have to be cut out of a long text. */
export const SLICE_DELETES = 500;

/** An update so short can't hold more than that: each struct and deletion takes two bytes. */
export const SMALL_BYTES = 2 * Math.min(SLICE_STRUCTS, SLICE_DELETES);

/** The document that slices are made for. */
export interface Known {
	/** How many clocks of a Yjs client it has. */
	state(client: number): number;
	/** How many structs a range that it has touches, and where it ends at the latest if that are `most`. */
	reach(range: DeletedRange, most: number): { readonly end: number; readonly structs: number };
}

/** What builds on something that hasn't come. */
export interface Remainder {
	readonly update: Uint8Array;
	/** Yjs client → a clock that the document lacks. */
	readonly missing: StateVector;
}

/** Whether it takes so long to apply that others shouldn't wait for all of it. */
export function isLarge({ sections, deletes }: ScannedUpdate): boolean {
	let structs = 0;
	for (const { count } of sections) structs += count;
	let deleted = 0;
	for (const { clock, end } of deletes) deleted += end - clock;
	return structs > SLICE_STRUCTS || deleted > SLICE_DELETES;
}

/**
 * Cuts an update into smaller ones, each of which builds only on what the document has and on those
 * before it; what is deleted comes last. Each must be applied before the next is asked for. The
 * answer at the end is what can't be applied; null: nothing.
 */
export function sliceUpdate(
	update: ScannedUpdate,
	known: Known
): Generator<ScannedUpdate, Remainder | null, void> {
	return new UpdateSlices(update, known).run();
}

/** One Yjs client's structs on their way into slices. */
interface Walk {
	readonly client: number;
	/** The next struct, how many are left, and where the last of them ends. */
	clock: number;
	pos: number;
	left: number;
	readonly to: number;
	/** Where the part begins that goes into the slice that is being made. */
	from: { readonly clock: number; readonly pos: number; readonly left: number };
	/** What the next struct builds on, while that isn't there. */
	needs: { readonly client: number; readonly clock: number } | null;
}

class UpdateSlices implements StructVisitor {
	readonly #update: ScannedUpdate;
	readonly #known: Known;
	readonly #in: ByteReader;
	readonly #walks: readonly Walk[];
	/** Those that can go on, the last first. */
	readonly #ready: Walk[];
	/** Those that can't, by the client that they wait for. */
	readonly #blocked = new Map<number, Walk[]>();
	/** Yjs client → its clocks in the document and in the slice that is being made. */
	readonly #state = new Map<number, number>();
	#walk: Walk | null = null;

	constructor(update: ScannedUpdate, known: Known) {
		this.#update = update;
		this.#known = known;
		this.#in = new ByteReader(update.bytes);
		this.#walks = update.sections.map(walkOf);
		this.#ready = [...this.#walks].reverse();
	}

	*run(): Generator<ScannedUpdate, Remainder | null, void> {
		for (let slice = this.#structs(); slice !== null; slice = this.#structs()) yield slice;
		const left: DeletedRange[] = [];
		yield* this.#deletes(left);
		return this.#remainder(left);
	}

	reference(client: number, clock: number): void {
		const walk = this.#walk;
		// A struct's own client's past comes before it.
		if (walk === null || walk.needs !== null || client === walk.client) return;
		if (clock >= this.#stateOf(client)) walk.needs = { client, clock };
	}

	firstValue(): void {
		// Only the scan asks.
	}

	makesType(): void {
		// Only the scan asks.
	}

	/** The next slice, empty where the document has what was looked at; null when none can go on. */
	#structs(): ScannedUpdate | null {
		this.#state.clear();
		const touched = new Set<Walk>();
		let room = SLICE_STRUCTS;
		for (let walk = this.#ready.at(-1); walk !== undefined && room > 0; walk = this.#ready.at(-1)) {
			touched.add(walk);
			room = this.#advance(walk, room);
			if (walk.left > 0 && walk.needs === null) continue;
			this.#ready.pop();
			if (walk.needs !== null) this.#block(walk, walk.needs.client);
			this.#wake(walk.client);
		}
		const moved = [...touched].filter(({ pos, from }) => pos > from.pos);
		if (moved.length === 0 && this.#ready.length === 0) return null;
		// Higher clients first, as Yjs writes them: it makes resolving conflicts cheaper.
		moved.sort((a, b) => b.client - a.client);
		const slice = this.#write(moved);
		for (const walk of moved) walk.from = { clock: walk.clock, pos: walk.pos, left: walk.left };
		return slice;
	}

	/** Goes on with one client, for at most so many structs; answers how much room is left. */
	#advance(walk: Walk, most: number): number {
		let room = most;
		this.#walk = walk;
		walk.needs = null;
		while (walk.left > 0 && room > 0) {
			const { client, clock } = walk;
			const state = this.#stateOf(client);
			this.#in.pos = walk.pos;
			const isSkip = this.#in.bytes[walk.pos] === SKIP;
			if (clock > state) walk.needs = { client, clock: clock - 1 };
			const end = clock + readStruct(this.#in, this);
			if (isSkip && end > state) walk.needs = { client, clock: end - 1 };
			if (walk.needs !== null) break;
			walk.clock = end;
			walk.pos = this.#in.pos;
			walk.left--;
			room--;
			if (end > state) this.#state.set(client, end);
			// The document has it: it needn't go into the slice.
			else walk.from = { clock: end, pos: walk.pos, left: walk.left };
		}
		this.#walk = null;
		return room;
	}

	#block(walk: Walk, client: number): void {
		const blocked = this.#blocked.get(client);
		if (blocked === undefined) this.#blocked.set(client, [walk]);
		else blocked.push(walk);
	}

	/** Those that waited for `client` go on if it has come far enough. */
	#wake(client: number): void {
		const blocked = this.#blocked.get(client);
		if (blocked === undefined) return;
		const state = this.#stateOf(client);
		const still: Walk[] = [];
		for (const walk of blocked) {
			if (walk.needs !== null && walk.needs.clock >= state) still.push(walk);
			else this.#ready.push(walk);
		}
		this.#blocked.set(client, still);
	}

	#stateOf(client: number): number {
		let state = this.#state.get(client);
		if (state === undefined) this.#state.set(client, (state = this.#known.state(client)));
		return state;
	}

	#write(walks: readonly Walk[]): ScannedUpdate {
		const { bytes: whole, makesTypes } = this.#update;
		const runs = walks.map((walk): Run => {
			const { clock, pos, left } = walk.from;
			const parts = [whole.subarray(pos, walk.pos)];
			return { client: walk.client, clock, count: left - walk.left, parts };
		});
		const bytes = writeUpdate(runs, []);
		let at = sizeOfVarUint(runs.length);
		const sections = walks.map((walk, i): StructSection => {
			const { client, clock: end } = walk;
			const { clock, pos } = walk.from;
			const count = runs[i]?.count ?? 0;
			const from = at + sizeOfVarUint(count) + sizeOfVarUint(client) + sizeOfVarUint(clock);
			at = from + walk.pos - pos;
			return { client, clock, end, count, from, to: at };
		});
		return { bytes, sections, deletes: [], makesTypes };
	}

	/** Puts into `left` what deletes something that the document hasn't got. */
	*#deletes(left: DeletedRange[]): Generator<ScannedUpdate, void, void> {
		let slice: DeletedRange[] = [];
		let room = SLICE_DELETES;
		for (const { client, clock: begin, end } of this.#update.deletes) {
			const known = Math.max(begin, Math.min(end, this.#known.state(client)));
			if (known < end) left.push({ client, clock: known, end });
			for (let clock = begin; clock < known;) {
				const reached = this.#known.reach({ client, clock, end: known }, room);
				slice.push({ client, clock, end: reached.end });
				clock = reached.end;
				room -= reached.structs;
				if (room > 0) continue;
				yield deleting(slice);
				slice = [];
				room = SLICE_DELETES;
			}
		}
		if (slice.length > 0) yield deleting(slice);
	}

	#remainder(deletes: readonly DeletedRange[]): Remainder | null {
		const walks = this.#walks.filter(({ left }) => left > 0);
		if (walks.length === 0 && deletes.length === 0) return null;
		const missing = new Map<number, number>();
		const note = ({ client, clock }: { client: number; clock: number }): void => {
			missing.set(client, Math.min(clock, missing.get(client) ?? Infinity));
		};
		const runs = walks.map(({ client, clock, left, pos, to, needs }): Run => {
			if (needs !== null) note(needs);
			return { client, clock, count: left, parts: [this.#update.bytes.subarray(pos, to)] };
		});
		deletes.forEach(note);
		return { update: writeUpdate(runs, groupDeletes([{ deletes }])), missing };
	}
}

function walkOf({ client, clock, count, from, to }: StructSection): Walk {
	const begin = { clock, pos: from, left: count };
	return { client, ...begin, to, from: begin, needs: null };
}

function deleting(ranges: readonly DeletedRange[]): ScannedUpdate {
	const grouped = groupDeletes([{ deletes: ranges }]);
	const deletes = grouped.flatMap((each) => each.ranges);
	return { bytes: writeUpdate([], grouped), sections: [], deletes, makesTypes: false };
}
