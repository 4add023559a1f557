import type { ElementRecord } from './elements.ts';

type Index = Map<string, Set<string>>;

/**
 * Who hangs on whom, kept up to date record by record: what each element carries and which
 * connectors end at it. Ids that don't exist (any more) are kept too: they may come back. And which
 * elements are frames, for they can own what lies in them.
 */
export class Links {
	readonly #carried: Index = new Map();
	readonly #connectors: Index = new Map();
	readonly #frames = new Set<string>();

	/** To be told of every change of a record; null for "wasn't there" and "is gone". */
	change(id: string, before: ElementRecord | null, after: ElementRecord | null): void {
		if (before?.on !== after?.on) {
			if (before?.on !== undefined) drop(this.#carried, before.on, id);
			if (after?.on !== undefined) put(this.#carried, after.on, id);
		}
		if (before?.kind === 'frame') this.#frames.delete(id);
		if (after?.kind === 'frame') this.#frames.add(id);
		if (before?.kind !== 'connector' && after?.kind !== 'connector') return;
		for (const end of endsOf(before)) drop(this.#connectors, end, id);
		for (const end of endsOf(after)) put(this.#connectors, end, id);
	}

	/** Ids of the frames that people made. */
	get frames(): ReadonlySet<string> {
		return this.#frames;
	}

	/** Ids of what stands directly on an element. */
	readonly carriedBy = (id: string): Iterable<string> => this.#carried.get(id) ?? [];

	/** Ids of the connectors that end at an element. */
	readonly connectorsOf = (id: string): Iterable<string> => this.#connectors.get(id) ?? [];
}

function endsOf(record: ElementRecord | null): string[] {
	if (record?.kind !== 'connector') return [];
	return [record.from.id, record.to.id].filter((id) => id !== undefined);
}

function put(index: Index, key: string, id: string): void {
	const there = index.get(key);
	if (there) there.add(id);
	else index.set(key, new Set([id]));
}

function drop(index: Index, key: string, id: string): void {
	const there = index.get(key);
	there?.delete(id);
	if (there?.size === 0) index.delete(key);
}
