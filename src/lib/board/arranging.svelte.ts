import type { ElementKind } from '#lib/domain/elements.ts';
import { isStack } from '#lib/domain/arrange/is-stack.ts';
import { GroupIndex } from '#lib/domain/group-index.ts';
import { rectOf, unionOf, type Rect } from '#lib/domain/geometry.ts';
import { byZ } from '#lib/domain/order.ts';
import type { Guide, SnapNeighbour } from '#lib/tools/snap/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { ElementChange } from './element-change.ts';

/** Notes that lie on each other, as a badge on them says. */
export interface StackMark {
	readonly group: string;
	readonly count: number;
	/** The note on top. */
	readonly top: string;
	readonly rect: Rect;
}

/** Not lines and strokes, which have no edges to be in line with, nor stamps, which belong to their host. */
const SOLID: readonly ElementKind[] = ['note', 'text', 'shape', 'image', 'frame'];

/** How elements stand to each other, for tools and layers: groups, stacks, guides. */
export class Arranging {
	/** What is held snaps, or has in this gesture. */
	guiding: boolean = $state(false);
	/** Draws the guides: they change with each move, for which all of the page is too much to ask. */
	onguides: (() => void) | null = null;
	#guides: readonly Guide[] = [];
	/** Replaced when one comes, goes or moves. */
	stacks: readonly StackMark[] = $state.raw([]);
	readonly #board: BoardView;
	readonly #groups = new GroupIndex();
	readonly #stacks = new Map<string, StackMark>();
	readonly #unlisten: () => void;

	constructor(board: BoardView) {
		this.#board = board;
		const all = [...board.elements.all()];
		this.#follow(all.map(({ id, rec }) => ({ id, before: null, after: rec })));
		this.#unlisten = board.elements.onchange((changes) => this.#follow(changes));
	}

	destroy(): void {
		this.#unlisten();
	}

	/** What is held has snapped to these. */
	get guides(): readonly Guide[] {
		return this.#guides;
	}

	guide(guides: readonly Guide[]): void {
		if (guides.length === 0 && this.#guides.length === 0) return;
		this.#guides = guides;
		this.guiding = true;
		this.onguides?.();
	}

	/** The gesture is over. */
	unguide(): void {
		if (this.guiding) this.guide([]);
		this.guiding = false;
	}

	isLocked(id: string): boolean {
		return this.#board.elements.get(id)?.rec.locked === true;
	}

	/** The groups of an element as their members, outermost first; the element alone comes last. */
	levels(id: string): readonly (readonly string[])[] {
		const groups = this.#board.elements.get(id)?.rec.groups;
		if (!groups) return [[id]];
		return [...groups.toReversed().map((group) => [...this.#groups.membersOf(group)]), [id]];
	}

	/** What is in view and can be snapped to, without what is held. */
	neighbours(held: ReadonlySet<string>): SnapNeighbour[] {
		const { elements, camera } = this.#board;
		const found: SnapNeighbour[] = [];
		for (const id of elements.within(camera.view)) {
			const rec = held.has(id) ? undefined : elements.get(id)?.rec;
			if (rec && SOLID.includes(rec.kind)) {
				found.push({ rect: rectOf(rec.xy, rec.wh), slots: rec.kind === 'note' });
			}
		}
		return found;
	}

	/** Bounds of the groups that are selected whole, or of the one that is gone into. */
	outlined(ids: ReadonlySet<string>): Rect[] {
		const seen = new Set<string>();
		const rects: Rect[] = [];
		for (const id of ids) {
			for (const group of this.#board.elements.get(id)?.rec.groups ?? []) {
				if (seen.has(group)) continue;
				seen.add(group);
				const members = this.#groups.membersOf(group);
				// A group of one, left over from copying a part, has nothing to show.
				const rect =
					members.size > 1
						? unionOf(this.#board.elements.records(members).map(({ xy, wh }) => rectOf(xy, wh)))
						: null;
				if (rect) rects.push(rect);
			}
		}
		return rects;
	}

	#follow(changes: readonly ElementChange[]): void {
		const touched = new Set<string>();
		for (const { id, before, after } of changes) {
			this.#groups.change(id, before, after);
			for (const group of before?.groups ?? []) touched.add(group);
			for (const group of after?.groups ?? []) touched.add(group);
		}
		if (touched.size === 0) return;
		for (const group of touched) {
			const mark = this.#markOf(group);
			if (mark) this.#stacks.set(group, mark);
			else this.#stacks.delete(group);
		}
		this.stacks = [...this.#stacks.values()];
	}

	#markOf(group: string): StackMark | null {
		const records = this.#board.elements.records(this.#groups.membersOf(group));
		const top = isStack(records) ? records.toSorted(byZ).at(-1) : undefined;
		return top ? { group, count: records.length, top: top.id, rect: rectOf(top.xy, top.wh) } : null;
	}
}
