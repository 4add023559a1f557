import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * Drawing order: fractional-index strings, compared as plain strings, ties by id. Two clients that
 * add on top at once make the same key, so equal keys are normal and everything here allows them.
 */
export interface Ordered {
	readonly id: string;
	readonly z: string;
}

/** UTF-16 units. Some 700 insertions in one gap reach it; then the neighbours get new keys too. */
export const MAX_KEY_LENGTH = 128;

const KEY = /^[A-Za-z][0-9A-Za-z]+$/;

/** Keys that were found good: each is asked about whenever its element changes. */
const good = new Set<string>();
/** A board of the largest size has fewer; beyond it the memory begins anew. */
const MOST_GOOD = 20_000;

/** True for a key that fractional-indexing can count from; it throws for all others. */
export function isOrderKey(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > MAX_KEY_LENGTH) return false;
	if (good.has(value)) return true;
	if (!KEY.test(value)) return false;
	try {
		generateKeyBetween(value, null);
		if (good.size >= MOST_GOOD) good.clear();
		good.add(value);
		return true;
	} catch {
		return false;
	}
}

/**
 * What a reader takes `value` for: itself when it is a key, '' (below everything) when it isn't.
 * The rule is the same in every client, so all of them draw the same order.
 */
export const healKey = (value: unknown): string => (isOrderKey(value) ? value : '');

export function byZ(a: Ordered, b: Ordered): number {
	if (a.z !== b.z) return a.z < b.z ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The order in which a board is drawn: frames that people made lie beneath everything else, or a
 * frame drawn round notes would cover them.
 */
export function byLayer(a: Layered, b: Layered): number {
	const below = Number(b.kind === 'frame') - Number(a.kind === 'frame');
	return below === 0 ? byZ(a, b) : below;
}
interface Layered extends Ordered {
	readonly kind: string;
}

/** `count` keys above all of `keys`, in rising order. Anything that isn't a key is ignored. */
export function keysAbove(keys: Iterable<unknown>, count: number): string[] {
	let top = '';
	for (const key of keys) {
		// Comparing first spares the check for all but the rising ones.
		if (typeof key === 'string' && key > top && isOrderKey(key)) top = key;
	}
	return generateNKeysBetween(top === '' ? null : top, null, count);
}

/**
 * New keys that make `order` (lowest first) the drawing order. Only what `moved` names gets a new
 * key, and, where a gap has no room, the fewest of its upper neighbours.
 */
export function rekey(
	order: readonly Ordered[],
	moved: ReadonlySet<string>
): ReadonlyMap<string, string> {
	const keys = new Map<string, string>();
	let low: string | null = null;
	let run: Ordered[] = [];

	const flush = (high: string | null): boolean => {
		const made = generateNKeysBetween(low, high, run.length);
		if (high !== null && made.some((key) => key.length > MAX_KEY_LENGTH)) return false;
		run.forEach((item, i) => keys.set(item.id, made[i] ?? item.z));
		run = [];
		return true;
	};

	for (const item of order) {
		const fixed = !moved.has(item.id);
		if (run.length === 0) {
			if (!fixed) run.push(item);
			else if (item.z !== '') low = item.z;
			continue;
		}
		// A key not above the gap's lower end can't close the gap: its owner joins the run.
		const closes = fixed && item.z !== '' && (low === null || item.z > low);
		if (closes && flush(item.z)) low = item.z;
		else run.push(item);
	}
	if (run.length > 0) flush(null);
	return keys;
}
