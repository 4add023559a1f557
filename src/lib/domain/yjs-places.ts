import * as Y from 'yjs';
import type { Board } from './board.ts';

/** Any shared type, as Yjs's own declarations spell it. */
export type SharedType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

/**
 * Where something in a board document belongs. The one file that looks at Yjs items (`_item`,
 * `parentSub`): their public API has no way up from a shared type to its key.
 */
export type Place =
	/**
	 * In the elements map: the element `id` itself, its key `key`, or something inside that key. The
	 * comments' threads are treated alike: their ids are as unique.
	 */
	| {
			readonly kind: 'element';
			readonly id: string;
			readonly key: string | null;
			readonly inside: boolean;
	  }
	/** In some other root of the document, such as a canvas's text field. */
	| { readonly kind: 'root'; readonly type: SharedType };

/** The maps whose entries are things of their own. */
export type Roots = Pick<Board, 'elements' | 'comments'>;

/** Null for what is no longer anywhere (garbage). */
export function placeOf(item: Y.Item, { elements, comments }: Roots): Place | null {
	let below: Y.Item | null = null;
	let depth = 0;
	for (let current = item; ; depth++) {
		const { parent } = current;
		if (!(parent instanceof Y.AbstractType)) return null;
		if (parent === elements || parent === comments) {
			if (current.parentSub === null) return null;
			const key = below?.parentSub ?? null;
			return { kind: 'element', id: current.parentSub, key, inside: depth > 1 };
		}
		if (parent._item === null) return { kind: 'root', type: parent };
		below = current;
		current = parent._item;
	}
}

/** What one transaction changed, in the board's terms. */
export interface Touched {
	/** Elements and threads that came, went or were replaced. */
	readonly whole: ReadonlySet<string>;
	/** Elements of which these keys changed; '' stands for something inside a key, such as letters. */
	readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
	/** Roots other than those maps. */
	readonly roots: ReadonlySet<SharedType>;
}

export function touchedBy(transaction: Y.Transaction, board: Roots): Touched {
	const whole = new Set<string>();
	const keys = new Map<string, Set<string>>();
	const roots = new Set<SharedType>();
	const tops: readonly object[] = [board.elements, board.comments];
	const note = (id: string, key: string): void => {
		const known = keys.get(id);
		if (known) known.add(key);
		else keys.set(id, new Set([key]));
	};
	for (const [type, subs] of transaction.changed) {
		if (tops.includes(type)) {
			for (const id of subs) if (id !== null) whole.add(id);
		} else if (type._item === null) {
			roots.add(type);
		} else {
			const place = placeOf(type._item, board);
			if (place?.kind === 'root') roots.add(place.type);
			if (place?.kind !== 'element') continue;
			if (place.key !== null) note(place.id, '');
			else for (const key of subs) note(place.id, key ?? '');
		}
	}
	return { whole, keys, roots };
}
