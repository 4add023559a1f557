/**
 * Elements that carry others: a frame what is in it, a host its stamps (`on` in elements.ts).
 * Whatever happens to the carrier as a whole (move, copy, delete) happens to what it carries.
 */

/** Ids of what stands directly on an element. */
export type CarriedBy = (id: string) => Iterable<string>;

/**
 * These and all that they carry, directly or not, each once; the given ones first. Where elements
 * carry each other in a circle, which two people can bring about at once, none of the circle is
 * carried: each goes by itself, with whatever else stands on it.
 * @param stays what keeps all that it carries
 */
export function withCarried(
	ids: Iterable<string>,
	carriedBy: CarriedBy,
	stays: (id: string) => boolean = () => false
): string[] {
	const all = new Set(ids);
	const circles = circlesThrough([...all], carriedBy);
	// A Set's iteration goes on over what is added while it runs.
	for (const id of all) {
		if (stays(id)) continue;
		for (const carried of carriedBy(id)) if (!circles.has(carried)) all.add(carried);
	}
	return [...all];
}

/** Those in a circle with one of the given. An element stands on one other, so below anything that is in no circle there is none. */
function circlesThrough(ids: readonly string[], carriedBy: CarriedBy): ReadonlySet<string> {
	const found = new Set<string>();
	const clear = new Set<string>();
	for (const start of ids) {
		if (found.has(start) || clear.has(start)) continue;
		const below = new Map<string, string>();
		const queue = [start];
		let closing: string | undefined;
		for (const id of queue) {
			for (const carried of carriedBy(id)) {
				if (carried === start) closing = id;
				else if (!clear.has(carried) && !below.has(carried)) {
					below.set(carried, id);
					queue.push(carried);
				}
			}
		}
		if (closing === undefined) for (const id of queue) clear.add(id);
		for (let id = closing; id !== undefined; id = below.get(id)) found.add(id);
	}
	return found;
}

/** Those of a set of records that no other of them carries. */
export function standingAlone<T extends { readonly id: string; readonly on?: string }>(
	records: readonly T[]
): T[] {
	const all = new Set(records.map(({ id }) => id));
	return records.filter(({ on }) => on === undefined || !all.has(on));
}

/** CarriedBy of a fixed set of records. */
export function carriedIn(
	records: Iterable<{ readonly id: string; readonly on?: string }>
): CarriedBy {
	const index = new Map<string, string[]>();
	for (const { id, on } of records) {
		if (on === undefined) continue;
		const there = index.get(on);
		if (there) there.push(id);
		else index.set(on, [id]);
	}
	return (id) => index.get(id) ?? [];
}
