import type { ElementRecord } from '../elements.ts';
import { intersects, rectOf, unionOf, type Rect } from '../geometry.ts';

/** What moves as one when it has to make way: an element with what belongs to it. */
export interface Unit {
	readonly members: readonly ElementRecord[];
	/** Around what must not be covered; null for lines and strokes alone, which may lie over anything. */
	readonly body: Rect | null;
}

/** What would be no use under another's. */
const SOLID: ReadonlySet<ElementRecord['kind']> = new Set(['note', 'text', 'shape', 'image']);

export const isSolid = ({ kind }: ElementRecord): boolean => SOLID.has(kind);

/**
 * Puts what lies on one desk into units: what stands on something with it, a group together, and
 * what somebody has laid over a shape, a picture or a stroke with that. Notes that merely cover each
 * other don't belong together: a full zone made them do so.
 */
export function unitsOf(records: readonly ElementRecord[]): Unit[] {
	const parents = new Map(records.map(({ id }) => [id, id]));
	const rootOf = (id: string): string => {
		let root = id;
		for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) {
			root = up;
		}
		parents.set(id, root);
		return root;
	};
	const join = (a: string, b: string): void => void parents.set(rootOf(a), rootOf(b));

	const groups = new Map<string, string>();
	for (const { id, on, groups: own = [] } of records) {
		if (on !== undefined && parents.has(on)) join(id, on);
		for (const group of own) {
			const first = groups.get(group);
			if (first === undefined) groups.set(group, id);
			else join(id, first);
		}
	}
	const laid = records.filter(({ kind }) => kind !== 'connector');
	for (const [i, a] of laid.entries()) {
		for (const b of laid.slice(i + 1)) {
			if (a.kind === 'note' && b.kind === 'note') continue;
			if (intersects(rectOf(a.xy, a.wh), rectOf(b.xy, b.wh))) join(a.id, b.id);
		}
	}

	const units = new Map<string, ElementRecord[]>();
	for (const record of records) {
		const root = rootOf(record.id);
		units.set(root, [...(units.get(root) ?? []), record]);
	}
	return [...units.values()].map((members) => ({
		members,
		body: unionOf(members.filter(isSolid).map(({ xy, wh }) => rectOf(xy, wh)))
	}));
}

/** A note by itself: it may be laid out anew, and made smaller. */
export const isLoneNote = ({ members }: Unit): boolean =>
	members.length === 1 && members[0]?.kind === 'note';
