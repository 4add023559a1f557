import RBush from 'rbush';
import { contains, inflate, intersects, sameRect, type Point, type Rect } from './geometry.ts';

interface Entry {
	readonly id: string;
	readonly rect: Rect;
	readonly minX: number;
	readonly minY: number;
	readonly maxX: number;
	readonly maxY: number;
}

/** Share of all entries from which on a new tree is made for a change of so many. */
const ANEW = 0.2;

/** Rects by id, searched by place. Answers come in no particular order. */
export class SpatialIndex {
	readonly #tree = new RBush<Entry>();
	readonly #entries = new Map<string, Entry>();

	get size(): number {
		return this.#entries.size;
	}

	/** Adds or moves one. */
	set(id: string, rect: Rect): void {
		const old = this.#entries.get(id);
		if (old && sameRect(old.rect, rect)) return;
		if (old) this.#tree.remove(old);
		const entry = entryOf(id, rect);
		this.#entries.set(id, entry);
		this.#tree.insert(entry);
	}

	delete(id: string): boolean {
		const old = this.#entries.get(id);
		if (!old) return false;
		this.#tree.remove(old);
		return this.#entries.delete(id);
	}

	/** Many at once: several times faster than one by one, and the tree answers better. */
	load(rects: Iterable<readonly [id: string, rect: Rect]>): void {
		const fresh = new Map<string, Entry>();
		for (const [id, rect] of rects) fresh.set(id, entryOf(id, rect));
		// Taking one out means finding it: where much moves, a new tree is made in less time.
		const anew = fresh.size > this.size * ANEW;
		if (anew) this.#tree.clear();
		for (const [id, entry] of fresh) {
			if (!anew) this.delete(id);
			this.#entries.set(id, entry);
		}
		this.#tree.load([...(anew ? this.#entries : fresh).values()]);
	}

	clear(): void {
		this.#tree.clear();
		this.#entries.clear();
	}

	rectOf(id: string): Rect | undefined {
		return this.#entries.get(id)?.rect;
	}

	/** Ids whose rects share more than an edge with `rect`. */
	search(rect: Rect): string[] {
		return this.#near(rect)
			.filter((entry) => intersects(entry.rect, rect))
			.map((entry) => entry.id);
	}

	/** Ids whose rects, widened by `margin` board units on each side, hold the point. */
	hit(point: Point, margin = 0): string[] {
		const spot: Rect = { x: point[0] - margin, y: point[1] - margin, w: 2 * margin, h: 2 * margin };
		return this.#near(spot)
			.filter((entry) => contains(inflate(entry.rect, margin), point))
			.map((entry) => entry.id);
	}

	#near({ x, y, w, h }: Rect): Entry[] {
		return this.#tree.search({ minX: x, minY: y, maxX: x + w, maxY: y + h });
	}
}

const entryOf = (id: string, rect: Rect): Entry => ({
	id,
	rect,
	minX: rect.x,
	minY: rect.y,
	maxX: rect.x + rect.w,
	maxY: rect.y + rect.h
});
