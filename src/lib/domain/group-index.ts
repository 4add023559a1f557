import type { ElementRecord } from './elements.ts';

/** Who is in which group, kept up to date record by record. */
export class GroupIndex {
	readonly #members = new Map<string, Set<string>>();

	/** To be told of every change of a record; null for "wasn't there" and "is gone". */
	change(id: string, before: ElementRecord | null, after: ElementRecord | null): void {
		if (before?.groups === after?.groups) return;
		for (const group of before?.groups ?? []) {
			const there = this.#members.get(group);
			there?.delete(id);
			if (there?.size === 0) this.#members.delete(group);
		}
		for (const group of after?.groups ?? []) {
			const there = this.#members.get(group);
			if (there) there.add(id);
			else this.#members.set(group, new Set([id]));
		}
	}

	/** Ids of a group's elements, on whatever level they are in it. */
	readonly membersOf = (group: string): ReadonlySet<string> => this.#members.get(group) ?? NOBODY;

	/** All groups that have elements. */
	all(): Iterable<string> {
		return this.#members.keys();
	}
}

const NOBODY: ReadonlySet<string> = new Set();
