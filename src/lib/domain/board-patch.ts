import * as Y from 'yjs';
import { LOCAL, type Board } from './board.ts';
import { parseElement } from './element-parser.ts';
import type { ElementRecord } from './elements.ts';
import { isPlainObject } from './values.ts';

/** Key → new value; undefined takes the key away. */
export type Patch = Readonly<Record<string, unknown>>;

/** `too`: also written to what is locked, because it leaves it where and as it is. */
export interface PatchOptions {
	readonly locked?: 'too';
}

/**
 * Writes these keys of elements in one transaction: for every operation on elements that exist.
 * `patchOf` gets the element as it is; undefined in its answer takes a key away. What is locked is
 * passed over.
 */
export function patch<T>(
	board: Board,
	targets: ReadonlyMap<string, T>,
	patchOf: (value: T, record: ElementRecord) => Patch,
	{ locked }: PatchOptions = {}
): string[] {
	const writes: { id: string; write: () => void }[] = [];
	for (const [id, target] of targets) {
		const map = board.elements.get(id);
		const record = parseElement(id, map);
		if (!record || !(map instanceof Y.Map) || (record.locked && locked !== 'too')) continue;
		const different = Object.entries(patchOf(target, record)).filter(
			([key, value]) => !same(map.get(key), value)
		);
		if (different.length === 0) continue;
		const write = (): void => {
			for (const [key, value] of different) {
				if (value === undefined) map.delete(key);
				else map.set(key, value);
			}
		};
		writes.push({ id, write });
	}
	// An empty transaction would still tell every listener that something happened.
	if (writes.length > 0) {
		board.doc.transact(() => {
			for (const { write } of writes) write();
		}, LOCAL);
	}
	return writes.map(({ id }) => id);
}

function same(a: unknown, b: unknown): boolean {
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((value, i) => same(value, b[i]));
	}
	if (isPlainObject(a) && isPlainObject(b)) {
		const keys = Object.keys(a);
		return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
	}
	return a === b;
}
