/**
 * Elements that carry others: a frame what is in it, a host its stamps (`on` in elements.ts).
 * Whatever happens to the carrier as a whole (move, copy, delete) happens to what it carries.
 */

/** Ids of what stands directly on an element. */
export type CarriedBy = (id: string) => Iterable<string>;

/**
 * These and all that they carry, directly or not, each once; the given ones first. Ends also when
 * two elements carry each other, which two people can bring about at once.
 */
export function withCarried(ids: Iterable<string>, carriedBy: CarriedBy): string[] {
	const all = new Set(ids);
	// A Set's iteration goes on over what is added while it runs.
	for (const id of all) for (const carried of carriedBy(id)) all.add(carried);
	return [...all];
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
