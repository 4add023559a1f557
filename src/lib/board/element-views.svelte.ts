import { untrack } from 'svelte';
import type * as Y from 'yjs';
import { byLayer, type Board } from '#lib/domain/board-doc.ts';
import { withCarried } from '#lib/domain/carrying.ts';
import { changesOf } from '#lib/domain/changes.ts';
import { hostFrom, type HostOf } from '#lib/domain/connector/host.ts';
import { routeOf } from '#lib/domain/connector/route.ts';
import { parseElement } from '#lib/domain/element-parser.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import {
	centreOf,
	distance,
	encloses,
	inflate,
	intersects,
	rectOf,
	type Point,
	type Rect
} from '#lib/domain/geometry.ts';
import { FRAME_TITLE, isHit, isTouched } from '#lib/domain/hits.ts';
import { Links } from '#lib/domain/links.ts';
import { SpatialIndex } from '#lib/domain/spatial-index.ts';

/** One element as the board shows it. A change to it re-renders it and nothing else. */
export class ElementView {
	readonly id: string;
	/** A connector's `xy` and `wh` are where it runs now, not what was last written. */
	rec: ElementRecord = $state.raw() as ElementRecord;
	/** Where a resize in progress, ours or another's, shows it; null when it lies as written. */
	resized: Rect | null = $state.raw(null);
	/** Board units: as high as it is shown while all of a long text is open to be written in. */
	grown: number | null = $state.raw(null);
	/** For hot paths that write styles directly; set while mounted. */
	node: HTMLElement | null = null;
	/** Draws it anew, for what follows others while they are dragged; set while mounted. */
	paint: (() => void) | null = null;

	constructor(rec: ElementRecord) {
		this.id = rec.id;
		this.rec = rec;
	}

	/** Svelte attachment for the node that shows it. */
	readonly mount = (node: HTMLElement): (() => void) => {
		this.node = node;
		return () => {
			this.node = null;
		};
	};

	/** As it is shown, but for a drag. */
	get shown(): Rect {
		const rect = this.resized ?? this.rect;
		return this.grown === null ? rect : { ...rect, h: Math.max(rect.h, this.grown) };
	}

	/** As written, whatever is being dragged. */
	get rect(): Rect {
		return rectOf(this.rec.xy, this.rec.wh);
	}
}

export interface ElementChange {
	readonly id: string;
	readonly before: ElementRecord | null;
	readonly after: ElementRecord | null;
}

/** Whether what ends at it must be drawn anew. */
const isElsewhere = (before: ElementRecord | null, after: ElementRecord | null): boolean =>
	!before ||
	!after ||
	before.xy !== after.xy ||
	before.wh !== after.wh ||
	(before.kind === 'shape' && after.kind === 'shape' && before.form !== after.form);

/** Share of the view's larger side that is kept mounted around it: each node costs every frame. */
const MARGIN = 0.2;
/** More in view than this are drawn as one picture; fewer than NEAR are nodes again. */
const FAR = 260;
const NEAR = 180;
/** ms without a change of the zoom after which nodes are made: on the way they would be in vain. */
const ZOOM_REST = 60;
/** Elements that a reader follows one by one, at most. */
const FOLLOWED = 100;
/** More rects than this go into the index at once, which is several times faster. */
const BULK = 100;
/** Nodes made per frame on coming near, the middle of the view first, so that no frame is long. */
const BATCH = 40;

/**
 * All elements of the board as views: a plain map that follows the document, a spatial index, and
 * the list of those near the view. Document events are gathered and applied once per frame.
 */
export class ElementViews {
	/** Near the view, in drawing order. Replaced only when membership or order changes. */
	visible: readonly ElementView[] = $state.raw([]);
	/** A picture of everything stands in for nodes: seen from afar, or while they are being made. */
	backdrop: boolean = $state(false);
	/** How many there are. */
	count: number = $state(0);
	/** Grows with every change of any of them. */
	#revision: number = $state(0);
	/** What hangs on what. */
	readonly links = new Links();
	readonly #board: Board;
	readonly #views = new Map<string, ElementView>();
	readonly #index = new SpatialIndex();
	readonly #listeners = new Set<(changes: readonly ElementChange[]) => void>();
	/** Never unmounted, wherever they are: what is selected, edited or dragged. */
	readonly #pinned: () => Iterable<string>;
	#mounted: Rect = { x: 0, y: 0, w: 0, h: 0 };
	#view: Rect = { x: 0, y: 0, w: 0, h: 0 };
	#dirty = new Set<string>();
	#frame = 0;
	#far = false;
	/** Near the view and not mounted yet; the next to come is last. */
	#waiting: ElementView[] = [];
	#mounting = 0;
	#zoomed: { readonly width: number; readonly at: number } = { width: 0, at: -Infinity };

	constructor(board: Board, pinned: () => Iterable<string>) {
		this.#board = board;
		this.#pinned = pinned;
		for (const id of board.elements.keys()) this.#dirty.add(id);
		this.flush();
		board.elements.observeDeep(this.#onevents);
	}

	get(id: string): ElementView | undefined {
		return this.#views.get(id);
	}

	all(): Iterable<ElementView> {
		return this.#views.values();
	}

	/**
	 * Reads so many elements for something that Svelte follows. Thousands are followed as one: to keep
	 * a list of who reads what for each costs more than to read them all again.
	 */
	following<T>(count: number, read: () => T): T {
		if (count <= FOLLOWED) return read();
		void this.#revision;
		return untrack(read);
	}

	records(ids: Iterable<string>): ElementRecord[] {
		const found: ElementRecord[] = [];
		for (const id of ids) {
			const view = this.#views.get(id);
			if (view) found.push(view.rec);
		}
		return found;
	}

	/** Ids of what this rect touches. */
	within(rect: Rect): string[] {
		return this.#index.search(rect).filter((id) => {
			const rec = this.#views.get(id)?.rec;
			return rec !== undefined && isTouched(rec, rect, this.hostOf);
		});
	}

	/** What connectors end at, as written. */
	readonly hostOf: HostOf = (id) => {
		const rec = this.#views.get(id)?.rec;
		return rec ? hostFrom(rec) : null;
	};

	/**
	 * The top-most element at a point; where none contains it, the top-most within `margin` board
	 * units. Null for none.
	 * @param may which elements count; all when absent
	 */
	hit(point: Point, margin: number, may?: (rec: ElementRecord) => boolean): string | null {
		// A frame's title stands above its rect, so even an exact hit looks a little around.
		const near = this.#index.hit(point, Math.max(margin, FRAME_TITLE));
		return this.#topOf(near, point, 0, may) ?? this.#topOf(near, point, margin, may);
	}

	#topOf(
		ids: readonly string[],
		point: Point,
		margin: number,
		may: ((rec: ElementRecord) => boolean) | undefined
	): string | null {
		let top: ElementRecord | null = null;
		for (const id of ids) {
			const rec = this.#views.get(id)?.rec;
			if (!rec || (top && byLayer(top, rec) > 0) || (may && !may(rec))) continue;
			if (isHit(rec, point, margin, this.hostOf)) top = rec;
		}
		return top?.id ?? null;
	}

	/** These and what they carry (domain/carrying.ts): what moves, goes and is copied with them. */
	withCarried(ids: Iterable<string>): string[] {
		return withCarried(ids, this.links.carriedBy);
	}

	onchange(listener: (changes: readonly ElementChange[]) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The view moved; cheap while it stays inside what is mounted. */
	look(view: Rect): void {
		this.#view = view;
		if (Math.abs(view.w / this.#zoomed.width - 1) > 1e-6) {
			this.#zoomed = { width: view.w, at: performance.now() };
		}
		const shrunk = this.#mounted.w > 2 * (view.w + 2 * MARGIN * Math.max(view.w, view.h));
		if (!encloses(this.#mounted, view) || shrunk) this.#cull();
	}

	/** What is pinned changed. */
	refresh(): void {
		this.#cull();
	}

	/** Applies what the document has now, without waiting for the next frame. */
	flush(): void {
		if (this.#dirty.size === 0) return;
		const changes: ElementChange[] = [];
		const told = new Map<string, ElementRecord | null>();
		const moved = new Map<string, Rect>();
		/** Connectors that changed or whose hosts did: they are placed once all hosts are. */
		const lines = new Set<string>();
		let cull = false;
		for (const id of this.#dirty) {
			const view = this.#views.get(id);
			const before = view?.rec ?? null;
			const after = parseElement(id, this.#board.elements.get(id));
			if (!before && !after) continue;
			if (after?.kind === 'connector') told.set(id, before);
			else changes.push({ id, before, after });
			this.links.change(id, before, after);
			if (after?.kind === 'connector') lines.add(id);
			else if (isElsewhere(before, after)) {
				for (const line of this.links.connectorsOf(id)) lines.add(line);
			}
			if (!after) {
				this.#views.delete(id);
				this.#index.delete(id);
				cull = true;
				continue;
			}
			if (view) view.rec = after;
			else this.#views.set(id, new ElementView(after));
			if (after.kind === 'connector') continue;
			const elsewhere = !before || before.xy !== after.xy || before.wh !== after.wh;
			if (elsewhere) moved.set(id, rectOf(after.xy, after.wh));
			cull ||=
				!before || before.z !== after.z || (elsewhere && this.#affectsMounted(before, after));
		}
		for (const id of lines) {
			const view = this.#views.get(id);
			if (!view) continue;
			const before = told.has(id) ? (told.get(id) ?? null) : view.rec;
			const after = this.#placed(view.rec);
			view.rec = after;
			moved.set(id, rectOf(after.xy, after.wh));
			changes.push({ id, before, after });
			cull ||= !before || before.z !== after.z || this.#affectsMounted(before, after);
		}
		this.#dirty.clear();
		if (moved.size > BULK) this.#index.load(moved);
		else for (const [id, rect] of moved) this.#index.set(id, rect);
		this.count = this.#views.size;
		if (cull) this.#cull();
		if (changes.length === 0) return;
		untrack(() => this.#revision++);
		for (const listener of this.#listeners) listener(changes);
	}

	destroy(): void {
		this.#board.elements.unobserveDeep(this.#onevents);
		cancelAnimationFrame(this.#frame);
		cancelAnimationFrame(this.#mounting);
	}

	/** A connector with where it runs in the place of what was written of it, always a new record. */
	#placed(rec: ElementRecord): ElementRecord {
		if (rec.kind !== 'connector') return rec;
		const { x, y, w, h } = routeOf(rec, this.hostOf).bounds;
		return { ...rec, xy: [x, y], wh: [w, h] };
	}

	#affectsMounted(before: ElementRecord, after: ElementRecord): boolean {
		return (
			intersects(rectOf(before.xy, before.wh), this.#mounted) !==
			intersects(rectOf(after.xy, after.wh), this.#mounted)
		);
	}

	/** Ids whose rects touch this one, in drawing order; of all of them, or of those that are wanted. */
	inOrder(rect: Rect, wanted: (id: string) => boolean = () => true): string[] {
		return this.#ordered(this.#index.search(rect).filter(wanted)).map((view) => view.id);
	}

	#cull(): void {
		this.#mounted = inflate(this.#view, MARGIN * Math.max(this.#view.w, this.#view.h));
		const inView = this.#index.search(this.#view).length;
		this.#far = this.#far ? inView > NEAR : inView > FAR;
		const wanted = new Set(this.#far ? [] : this.#index.search(this.#mounted));
		for (const id of this.#pinned()) wanted.add(id);
		const here = new Set(this.visible.map((view) => view.id));
		const views = this.#ordered(wanted);
		const missing = views.filter((view) => !here.has(view.id));
		if (missing.length <= BATCH) {
			this.#waiting = [];
			this.#show(views);
		} else {
			const centre = centreOf(this.#view);
			const away = (view: ElementView): number => distance(centreOf(view.rect), centre);
			this.#waiting = missing.sort((a, b) => away(b) - away(a));
			this.#show(views.filter((view) => here.has(view.id)));
			this.#mounting ||= requestAnimationFrame(this.#mountSome);
		}
		this.backdrop = this.#far || this.#waiting.length > 0;
	}

	readonly #mountSome = (now: number): void => {
		this.#mounting = 0;
		if (now - this.#zoomed.at < ZOOM_REST) {
			this.#mounting = requestAnimationFrame(this.#mountSome);
			return;
		}
		const some = this.#waiting.splice(-BATCH).filter((view) => this.#views.has(view.id));
		const ids = new Set([...this.visible, ...some].map((view) => view.id));
		this.#show(this.#ordered(ids));
		if (this.#waiting.length > 0) this.#mounting = requestAnimationFrame(this.#mountSome);
		else this.backdrop = this.#far;
	};

	#ordered(ids: Iterable<string>): ElementView[] {
		const views: ElementView[] = [];
		for (const id of ids) {
			const view = this.#views.get(id);
			if (view) views.push(view);
		}
		return views.sort((a, b) => byLayer(a.rec, b.rec));
	}

	#show(next: readonly ElementView[]): void {
		const same =
			next.length === this.visible.length && next.every((view, i) => view === this.visible[i]);
		if (!same) this.visible = next;
	}

	readonly #onevents = (
		events: Y.YEvent<Y.AbstractType<unknown>>[],
		transaction: Y.Transaction
	): void => {
		const { changed, removed } = changesOf(this.#board.elements, events);
		for (const id of changed) this.#dirty.add(id);
		for (const id of removed) this.#dirty.add(id);
		// One's own hand must not wait for a frame: what follows reads what was just written.
		if (transaction.local) this.flush();
		else this.#frame ||= requestAnimationFrame(this.#onframe);
	};

	readonly #onframe = (): void => {
		this.#frame = 0;
		this.flush();
	};
}
