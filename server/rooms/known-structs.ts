import * as Y from 'yjs';
import { ROOT_NAMES } from '#lib/domain/root-names.ts';
import {
	COMPARED_STEPS,
	DELETED_STEPS,
	MOST_ROOTS,
	MOST_STEPS,
	TooMuch,
	type Known,
	type Spot
} from '../protocol/update-costs.ts';
import type { Place, StructId } from '../protocol/update-places.ts';
import { NOWHERE } from '../protocol/update-walks.ts';
import type { DeletedRange } from '../protocol/update-scan.ts';

type Struct = Y.Item | Y.GC;
/** Of whatever kind; only what is in it matters. */
type AnyType = Pick<Y.AbstractType<never>, '_item' | '_start' | '_map'>;

/** Structs of one Yjs client that cost a step to move when one is put between them, or taken out. */
const MOVED = 100;
/** Values of one array struct that cost a step to copy: Yjs does with each that is added to it. */
const COPIED = 100;
/** Beyond this nobody needs to know how many exactly. */
const MOST_COMPARED = MOST_STEPS / COMPARED_STEPS;
/**
 * Structs within one value of a root: a note has some twenty. Yjs deletes it in one go, with
 * everything that is in it, which is the most that one struct may cost.
 */
const MOST_WITHIN = MOST_STEPS / DELETED_STEPS;

/** Structs that may come before all of them are counted again. */
const COUNT_AGAIN = 1_000;

export interface Extent {
	readonly structs: number;
	readonly clients: number;
}

/** What a Y.Doc has, and what it costs to change it. */
export class KnownStructs implements Known {
	readonly #doc: Y.Doc;
	/** Value of a root → structs within it, where some came since the document was built. */
	readonly #within = new WeakMap<object, number>();

	#extent: Extent | null = null;
	#filled = 0;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	state(client: number): number {
		return Y.getState(this.#doc.store, client);
	}

	get extent(): Extent {
		const { clients } = this.#doc.store;
		if (this.#extent?.clients !== clients.size || this.#filled > COUNT_AGAIN) {
			let structs = 0;
			for (const own of clients.values()) structs += own.length;
			this.#extent = { structs, clients: clients.size };
			this.#filled = 0;
		}
		return this.#extent;
	}

	find(place: Place): Spot {
		const left = this.#struct(place.left);
		const right = this.#struct(place.right);
		const moves =
			this.#split(left, place.left?.clock, 'after') +
			this.#split(right, place.right?.clock, 'before');
		// Beside something that is gone for good it is gone as well.
		if (left instanceof Y.GC || right instanceof Y.GC) return { ...NOWHERE, moves };
		const parent = this.#parent(place, left ?? right);
		if (parent === null) return { ...NOWHERE, moves };
		const key = left?.parentSub ?? right?.parentSub ?? place.key;
		let steps = COMPARED_STEPS * this.#between(parent, key, left, right, place);
		if (key !== null) steps += gone(parent._map.get(key));
		return { steps, moves, ...around(parent) };
	}

	takesRoot(name: string): boolean {
		const { share } = this.#doc;
		// Whoever fills a document with roots keeps others from new text fields, not from the board.
		return share.size < MOST_ROOTS || share.has(name) || ROOT_NAMES.has(name);
	}

	fill({ whole }: Spot): void {
		this.#filled++;
		if (!(whole instanceof Y.Item)) return;
		const known = this.#within.get(whole);
		let count = (known ?? weigh(whole, MOST_WITHIN)) + 1;
		// It only grew so far; some may have been joined since.
		if (count > MOST_WITHIN && known !== undefined) count = weigh(whole, MOST_WITHIN) + 1;
		if (count > MOST_WITHIN) throw new TooMuch('too much in one value');
		this.#within.set(whole, count);
	}

	reach({ client, clock, end }: DeletedRange, most: number): { end: number; steps: number } {
		const structs = this.#structs(client);
		// It may be joined with what is beside it.
		const moved = structs.length / MOVED;
		let steps = moved;
		for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
			const struct = structs[i];
			if (struct === undefined || struct.id.clock >= end) break;
			if (struct.id.clock < clock) steps += moved;
			if (struct.id.clock + struct.length > end) steps += moved;
			steps += DELETED_STEPS;
			if (struct instanceof Y.Item) steps += gone(struct);
			const next = struct.id.clock + struct.length;
			if (steps >= most && next < end) return { end: next, steps };
		}
		return { end, steps };
	}

	#structs(client: number): Struct[] {
		return this.#doc.store.clients.get(client) ?? [];
	}

	#struct(id: StructId | null): Struct | null {
		if (id === null) return null;
		const structs = this.#structs(id.client);
		return structs[Y.findIndexSS(structs, id.clock)] ?? null;
	}

	/** What it costs to cut a struct in two, or to make it longer. */
	#split(struct: Struct | null, clock: number | undefined, where: 'after' | 'before'): number {
		if (!(struct instanceof Y.Item) || clock === undefined) return 0;
		const { content, id, length } = struct;
		const isCut = where === 'after' ? clock < id.clock + length - 1 : clock > id.clock;
		const copied =
			content instanceof Y.ContentAny || content instanceof Y.ContentJSON ? length / COPIED : 0;
		return isCut ? copied + this.#structs(id.client).length / MOVED : copied;
	}

	#parent({ parent, root }: Place, neighbour: Y.Item | null): AnyType | null {
		if (neighbour !== null) return typeOf(neighbour.parent);
		if (root !== null) return this.#doc.share.get(root) ?? null;
		const item = this.#struct(parent);
		return item instanceof Y.Item && item.content instanceof Y.ContentType
			? item.content.type
			: null;
	}

	/** How many Yjs will look at, at most, to find out where among them it belongs. */
	#between(
		parent: AnyType,
		key: string | null,
		left: Y.Item | null,
		right: Y.Item | null,
		place: Place
	): number {
		let count = 0;
		let item: Y.Item | null;
		if (left === null) {
			if (right !== null && right.left === null && right.id.clock === place.right?.clock) return 0;
			item = key === null ? parent._start : (parent._map.get(key) ?? null);
			for (; key !== null && item?.left; item = item.left)
				if (++count > MOST_COMPARED) return count;
		} else if (place.left !== null && place.left.clock < left.id.clock + left.length - 1) {
			// In the middle of its neighbour, whose other half is the next.
			if (left === right) return place.right?.clock === place.left.clock + 1 ? 0 : 1;
			count++;
			item = left.right;
		} else item = left.right;
		for (; item !== null && item !== right; item = item.right) if (++count > MOST_COMPARED) break;
		return count;
	}
}

const typeOf = (parent: unknown): AnyType | null =>
	parent instanceof Y.AbstractType ? parent : null;

/** What goes with a struct when it is deleted, or replaced in its map. */
function gone(item: Y.Item | undefined): number {
	return item === undefined || item.deleted ? 0 : DELETED_STEPS * weigh(item, MOST_WITHIN);
}

/** The types around what is in `type`, and the value of a root that all of it is a part of. */
function around(type: AnyType): { depth: number; whole: Y.Item | null } {
	let depth = 0;
	let whole: Y.Item | null = null;
	for (let item = type._item; item !== null; item = typeOf(item.parent)?._item ?? null) {
		depth++;
		whole = item;
	}
	return { depth, whole };
}

/** How many structs lie within one, counted no further than `most`. */
function weigh(item: Y.Item, most: number): number {
	if (!(item.content instanceof Y.ContentType)) return 0;
	let count = 0;
	const types: AnyType[] = [item.content.type];
	const add = (inner: Y.Item): void => {
		count++;
		if (inner.content instanceof Y.ContentType) types.push(inner.content.type);
	};
	for (let type = types.pop(); type !== undefined; type = types.pop()) {
		for (let inner = type._start; inner !== null && count < most; inner = inner.right) add(inner);
		for (const last of type._map.values()) {
			for (let inner: Y.Item | null = last; inner !== null && count < most; inner = inner.left) {
				add(inner);
			}
		}
		if (count >= most) break;
	}
	return count;
}
