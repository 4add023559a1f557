import { ByteReader } from './bytes.ts';
import { Stint } from './steps.ts';
import { cutDeletes } from './delete-pieces.ts';
import {
	DELETED_STEPS,
	KNOWN_STEPS,
	LEAST_STEPS,
	MAX_DEPTH,
	MOST_ANYHOW,
	MOST_MOVING,
	MOST_PER_STRUCT,
	MOST_STEPS,
	PIECE_STEPS,
	PIECE_STRUCTS,
	SLICE_STEPS,
	STEP_BYTES,
	STRUCT_STEPS,
	TooMuch,
	type Known,
	type Piece,
	type Spot
} from './update-costs.ts';
import { PlaceReader, type StructId } from './update-places.ts';
import type { DeletedRange, ScannedUpdate } from './update-scan.ts';
import {
	NOWHERE,
	remainderOf,
	walkOf,
	writePiece,
	type Remainder,
	type Walk
} from './update-walks.ts';
import { SKIP } from './update-structs.ts';

/**
 * Cuts an update into pieces, each of which builds only on what the document has and on those
 * before it, and of which it is known what they cost; what is deleted comes last. One that is small
 * comes back as it is. Each must be applied before the next is asked for. The answer at the end is
 * what can't be applied; null: nothing. Throws TooMuch, unless it `isTrusted`.
 */
export function cutUpdate(
	update: ScannedUpdate,
	known: Known,
	isTrusted = false
): Generator<Piece, Remainder | null, undefined> {
	return new Pieces(update, known, isTrusted).run();
}

class Pieces {
	readonly #update: ScannedUpdate;
	readonly #known: Known;
	readonly #isTrusted: boolean;
	readonly #in: ByteReader;
	readonly #place: PlaceReader;
	readonly #walks: readonly Walk[];
	/** Those that can go on, the last first. */
	readonly #ready: Walk[];
	/** Those that can't, by the client that they wait for. */
	readonly #blocked = new Map<number, Walk[]>();
	/** What may still be spent on all of it. */
	#budget = MOST_ANYHOW;
	#moving = MOST_MOVING;
	// Of the piece that is being made:
	#piece = 0;
	/** Yjs client → its clocks in it and in the document. */
	readonly #state = new Map<number, number>();
	/** The types that are made in it → where their contents go. */
	readonly #made = new Map<string, Spot>();
	#structs = 0;
	#steps = PIECE_STEPS;
	readonly #stint = new Stint();

	constructor(update: ScannedUpdate, known: Known, isTrusted: boolean) {
		this.#update = update;
		this.#known = known;
		this.#isTrusted = isTrusted;
		this.#in = new ByteReader(update.bytes);
		this.#place = new PlaceReader(this.#in);
		this.#walks = update.sections.map(walkOf);
		this.#ready = [...this.#walks].reverse();
		for (const { count } of update.sections) this.#budget += count * MOST_PER_STRUCT;
	}

	*run(): Generator<Piece, Remainder | null, undefined> {
		let moved = this.#go();
		// Nearly every update: it needn't be written out again.
		if (this.#isWhole()) {
			yield { update: this.#update, steps: this.#steps };
			return null;
		}
		for (; moved !== null; moved = this.#go()) yield this.#write(moved);
		const left: DeletedRange[] = [];
		yield* cutDeletes(this.#update.deletes, this.#known, left, this.#isTrusted);
		return remainderOf(this.#update, this.#walks, left);
	}

	/**
	 * Goes on until the next piece is full. Answers the walks that it consists of, none where the
	 * document has what was looked at; null when none can go on.
	 */
	#go(): Walk[] | null {
		this.#begin();
		const touched = new Set<Walk>();
		for (let walk = this.#ready.at(-1); walk !== undefined; walk = this.#ready.at(-1)) {
			touched.add(walk);
			if (!this.#advance(walk)) break;
			this.#ready.pop();
			if (walk.needs !== null) this.#block(walk, walk.needs.client);
			this.#wake(walk.client);
		}
		const moved = [...touched].filter(({ pos, from }) => pos > from.pos);
		return moved.length === 0 && this.#ready.length === 0 ? null : moved;
	}

	#write(moved: Walk[]): Piece {
		// Higher clients first, as Yjs writes them: it makes resolving conflicts cheaper.
		moved.sort((a, b) => b.client - a.client);
		const update = writePiece(this.#update, moved);
		for (const walk of moved) walk.from = { clock: walk.clock, pos: walk.pos, left: walk.left };
		return { update, steps: this.#steps };
	}

	#begin(): void {
		this.#piece++;
		this.#state.clear();
		this.#made.clear();
		this.#structs = 0;
		this.#steps = PIECE_STEPS;
		this.#stint.begin();
	}

	/** Goes on with one client until it is done or lacks something; false: the piece is full. */
	#advance(walk: Walk): boolean {
		walk.needs = null;
		while (walk.left > 0) {
			if (this.#steps > SLICE_STEPS) return false;
			if (this.#stint.ends() && this.#steps > LEAST_STEPS) return false;
			const { client, clock, pos } = walk;
			const state = this.#stateOf(client);
			const isSkip = this.#in.bytes[pos] === SKIP;
			this.#in.pos = pos;
			const end = clock + this.#place.read();
			walk.needs = clock > state ? { client, clock: clock - 1 } : this.#lacks(client);
			if (isSkip && end > state) walk.needs = { client, clock: end - 1 };
			if (walk.needs !== null) return true;
			if (end > state && !this.#take(walk, this.#in.pos - pos)) return false;
			walk.clock = end;
			walk.pos = this.#in.pos;
			walk.left--;
			if (end > state) {
				this.#state.set(client, end);
				continue;
			}
			// The document has it: it needn't go into the piece.
			walk.from = { clock: end, pos: walk.pos, left: walk.left };
			this.#steps += KNOWN_STEPS + (walk.pos - pos) / STEP_BYTES;
		}
		return true;
	}

	/** What the struct refers to that hasn't come. */
	#lacks(client: number): StructId | null {
		const { left, right, parent } = this.#place;
		for (const id of [left, right, parent]) {
			// Its own client's past comes before it.
			if (id === null || id.client === client) continue;
			if (id.clock >= this.#stateOf(id.client)) return id;
		}
		return null;
	}

	/** False where the struct must wait for the next piece. */
	#take(walk: Walk, bytes: number): boolean {
		if (this.#structs >= PIECE_STRUCTS) return false;
		const spot = this.#spot(walk);
		if (spot === null) return false;
		const steps = STRUCT_STEPS + bytes / STEP_BYTES + spot.steps + spot.moves;
		if (this.#structs > 0 && this.#steps + steps > SLICE_STEPS) return false;
		if (!this.#isTrusted) this.#spend(spot);
		this.#structs++;
		this.#steps += steps;
		walk.last = { piece: this.#piece, spot };
		if (this.#place.isType) {
			const inside = { steps: 0, moves: 0, depth: spot.depth + 1, whole: spot.whole };
			this.#made.set(keyOf(walk), inside);
		}
		return true;
	}

	#spend(spot: Spot): void {
		this.#budget -= spot.steps;
		this.#moving -= spot.moves;
		if (spot.steps > MOST_STEPS || Math.min(this.#budget, this.#moving) < 0) {
			throw new TooMuch('too much in one place');
		}
		const { root } = this.#place;
		// Those of this piece aren't in the document yet: they may be over it by as many as it has.
		if (root !== null && !this.#known.takesRoot(root)) throw new TooMuch('too many root types');
		if (this.#place.isType && spot.depth >= MAX_DEPTH) throw new TooMuch('nested too deeply');
		this.#known.fill(spot);
	}

	/** Null: it goes between structs of this piece, and only the document knows where that is. */
	#spot({ client, clock, last }: Walk): Spot | null {
		const { left, right, parent } = this.#place;
		if (this.#place.isNowhere) return NOWHERE;
		// Right after its own client's last: nobody else can have put anything there.
		if (left?.client === client && left.clock === clock - 1 && last.piece === this.#piece) {
			return { ...last.spot, steps: 0, moves: 0 };
		}
		if (parent !== null && this.#isNew(parent)) return this.#made.get(keyOf(parent)) ?? NOWHERE;
		if ((left !== null && this.#isNew(left)) || (right !== null && this.#isNew(right))) return null;
		return this.#known.find(this.#place);
	}

	/** Whether it comes in this very piece. */
	#isNew({ client, clock }: StructId): boolean {
		return clock >= this.#known.state(client);
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

	/** Whether the first piece is all of it, and what is deleted can be deleted with it. */
	#isWhole(): boolean {
		for (const { left, pos, to } of this.#walks) if (left > 0 || pos !== to) return false;
		if (this.#piece > 1 || this.#structs !== countOf(this.#update)) return false;
		for (const { client, clock, end } of this.#update.deletes) {
			if (end > this.#stateOf(client)) return false;
			const old = Math.min(end, this.#known.state(client));
			// What is new lies in this piece.
			if (end > old) this.#steps += DELETED_STEPS * Math.min(PIECE_STRUCTS, end - old);
			if (clock < old) {
				const room = Math.max(1, SLICE_STEPS - this.#steps);
				this.#steps += this.#known.reach({ client, clock, end: old }, room).steps;
			}
			if (this.#steps >= SLICE_STEPS) return false;
		}
		return true;
	}
}

const keyOf = ({ client, clock }: StructId): string => `${client}:${clock}`;

function countOf({ sections }: ScannedUpdate): number {
	let count = 0;
	for (const section of sections) count += section.count;
	return count;
}
