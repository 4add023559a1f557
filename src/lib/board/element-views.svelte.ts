import { untrack } from 'svelte';
import type * as Y from 'yjs';
import { byLayer, type Board } from '#lib/domain/board-doc.ts';
import { withCarried } from '#lib/domain/carrying.ts';
import { changesOf } from '#lib/domain/changes.ts';
import { hostFrom, type HostOf } from '#lib/domain/connector/host.ts';
import { routeOf } from '#lib/domain/connector/route.ts';
import { parseElement } from '#lib/domain/element-parser.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { rectOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import { FRAME_TITLE, isHit, isTouched } from '#lib/domain/hits.ts';
import { Links } from '#lib/domain/links.ts';
import { SpatialIndex } from '#lib/domain/spatial-index.ts';
import { isElsewhere, type ElementChange } from './element-change.ts';
import { ElementView } from './element-view.svelte.ts';
import { Mounting } from './mounting.svelte.ts';

/** Elements that a reader follows one by one, at most. */
const FOLLOWED = 100;
/** More rects than this go into the index at once, which is several times faster. */
const BULK = 100;
type Events = Y.YEvent<Y.AbstractType<unknown>>[];

/**
 * All elements of the board as views: a plain map that follows the document, a spatial index, and
 * the list of those near the view. Document events are gathered and applied once per frame.
 */
export class ElementViews {
	/** How many there are. */
	count: number = $state(0);
	/** What is shown of other documents lies beneath the paper that is written on. */
	beneath: boolean = $state(false);
	/** Rises with every change of any of them. */
	#revision: number = $state(0);
	/** The same when one comes, goes or moves. */
	places: number = $state(0);
	/** What hangs on what. */
	readonly links = new Links();
	/** Where elements are looked for, in this order: the board itself, then what is only shown. */
	#sources: readonly Y.Map<unknown>[] = [];
	readonly #kept: readonly Y.Map<unknown>[];
	readonly #views = new Map<string, ElementView>();
	readonly #index = new SpatialIndex();
	readonly #mounting: Mounting;
	readonly #listeners = new Set<(changes: readonly ElementChange[]) => void>();
	#unlisten: (() => void)[] = [];
	#dirty = new Set<string>();
	#frame = 0;
	/**
	 * @param pinned what is never unmounted, wherever it is: what is selected, edited or dragged
	 * @param shown elements of other documents that are drawn among the board's and can't be touched
	 * @param kept the same for good; where an id is in several, what these say of it holds
	 */
	constructor(
		board: Board,
		pinned: () => Iterable<string>,
		shown: readonly Y.Map<unknown>[] = [],
		kept: readonly Y.Map<unknown>[] = []
	) {
		this.#kept = kept;
		this.#mounting = new Mounting({
			get: (id) => this.#views.get(id),
			all: () => this.#views.values(),
			search: (rect) => this.#index.search(rect),
			pinned,
			beneath: () => untrack(() => this.beneath)
		});
		this.take(board, shown);
	}

	/** Takes up other documents in the place of those before; what was told of them is told anew. */
	take(board: Board, shown: readonly Y.Map<unknown>[] = []): void {
		for (const unlisten of this.#unlisten) unlisten();
		this.#sources = [board.elements, ...shown, ...this.#kept];
		this.beneath = shown.length > 0;
		for (const id of this.#views.keys()) this.#dirty.add(id);
		for (const source of this.#sources) for (const id of source.keys()) this.#dirty.add(id);
		this.flush();
		this.#unlisten = this.#sources.map((source) => {
			const listen = (events: Events, transaction: Y.Transaction): void =>
				this.#onevents(source, events, transaction);
			source.observeDeep(listen);
			return () => source.unobserveDeep(listen);
		});
	}

	/** Those that have nodes, in drawing order (mounting.svelte.ts). */
	get visible(): readonly ElementView[] {
		return this.#mounting.visible;
	}

	/** A picture of everything stands in for nodes. */
	get backdrop(): boolean {
		return this.#mounting.backdrop;
	}

	/** It does so for good: too many are in view. */
	get isFar(): boolean {
		return this.#mounting.isFar;
	}

	get(id: string): ElementView | undefined {
		return this.#views.get(id);
	}

	/** Everything that is shown. */
	all(): Iterable<ElementView> {
		return this.#views.values();
	}

	/** What may be touched: the board's own. */
	*own(): Iterable<ElementView> {
		for (const view of this.#views.values()) if (!view.inert) yield view;
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

	/** Ids of what this rect touches and may be touched. */
	within(rect: Rect): string[] {
		return this.#index.search(rect).filter((id) => {
			const view = this.#views.get(id);
			return view !== undefined && !view.inert && isTouched(view.rec, rect, this.hostOf);
		});
	}

	/** Everything shown whose box touches this rect. */
	near(rect: Rect): ElementView[] {
		return this.#index.search(rect).flatMap((id) => this.#views.get(id) ?? []);
	}

	/** What connectors end at, as written. */
	readonly hostOf: HostOf = (id) => {
		const rec = this.#views.get(id)?.rec;
		return rec ? hostFrom(rec) : null;
	};

	/**
	 * The top-most element at a point that may be touched; where none contains it, the top-most within `margin` board
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
			const view = this.#views.get(id);
			if (!view || view.inert) continue;
			const { rec } = view;
			if ((top && byLayer(top, rec) > 0) || (may && !may(rec))) continue;
			if (isHit(rec, point, margin, this.hostOf)) top = rec;
		}
		return top?.id ?? null;
	}

	/** These and what they carry (domain/carrying.ts): what is copied, shown and kept with them. */
	withCarried(ids: Iterable<string>): string[] {
		return withCarried(ids, this.links.carriedBy);
	}

	/** These and what moves or goes with them: what is locked stays, with all that it carries. */
	goingWith(ids: Iterable<string>): string[] {
		return withCarried(ids, this.links.carriedBy, (id) => this.get(id)?.rec.locked === true);
	}

	onchange(listener: (changes: readonly ElementChange[]) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The view moved; cheap while it stays inside what is mounted. */
	look(view: Rect): void {
		this.#mounting.look(view);
	}

	/** What is pinned changed. */
	refresh(): void {
		this.#mounting.cull();
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
			const source = [...this.#kept, ...this.#sources].find((each) => each.has(id));
			const after = parseElement(id, source?.get(id));
			const inert = source !== this.#sources[0];
			if (!before && !after) continue;
			const change = { id, before, after };
			const elsewhere = isElsewhere(change);
			if (after?.kind === 'connector') told.set(id, before);
			else changes.push(change);
			this.links.change(id, before, after);
			if (after?.kind === 'connector') lines.add(id);
			else if (elsewhere) {
				for (const line of this.links.connectorsOf(id)) lines.add(line);
			}
			if (!after) {
				this.#views.delete(id);
				this.#index.delete(id);
				cull = true;
				continue;
			}
			if (view?.inert === inert) view.rec = after;
			else {
				// What moves from one document to another is taken up by another view.
				this.#views.set(id, new ElementView(after, inert));
				cull = true;
			}
			if (after.kind === 'connector') continue;
			if (elsewhere) moved.set(id, rectOf(after.xy, after.wh));
			cull ||=
				!before || before.z !== after.z || (elsewhere && this.#mounting.affects(before, after));
		}
		for (const id of lines) {
			const view = this.#views.get(id);
			if (!view) continue;
			const before = told.has(id) ? (told.get(id) ?? null) : view.rec;
			const after = this.#placed(view.rec);
			view.rec = after;
			moved.set(id, rectOf(after.xy, after.wh));
			changes.push({ id, before, after });
			cull ||= !before || before.z !== after.z || this.#mounting.affects(before, after);
		}
		this.#dirty.clear();
		if (moved.size > BULK) this.#index.load(moved);
		else for (const [id, rect] of moved) this.#index.set(id, rect);
		this.count = this.#views.size;
		if (cull) this.#mounting.change();
		if (changes.length === 0) return;
		untrack(() => this.#revision++);
		if (changes.some(isElsewhere)) untrack(() => this.places++);
		for (const listener of this.#listeners) listener(changes);
	}

	destroy(): void {
		for (const unlisten of this.#unlisten) unlisten();
		cancelAnimationFrame(this.#frame);
		this.#mounting.destroy();
	}

	/** A connector with where it runs in the place of what was written of it, always a new record. */
	#placed(rec: ElementRecord): ElementRecord {
		if (rec.kind !== 'connector') return rec;
		const { x, y, w, h } = routeOf(rec, this.hostOf).bounds;
		return { ...rec, xy: [x, y], wh: [w, h] };
	}

	/** Ids whose rects touch this one, in drawing order; of all of them, or of those that are wanted. */
	inOrder(rect: Rect, wanted: (id: string) => boolean = () => true): string[] {
		return this.#mounting.ordered(this.#index.search(rect).filter(wanted)).map((view) => view.id);
	}

	#onevents(source: Y.Map<unknown>, events: Events, transaction: Y.Transaction): void {
		const { changed, removed } = changesOf(source, events);
		for (const id of [...changed, ...removed]) this.#dirty.add(id);
		// One's own hand must not wait for a frame: what follows reads what was just written.
		if (transaction.local) this.flush();
		else this.#frame ||= requestAnimationFrame(this.#onframe);
	}

	readonly #onframe = (): void => {
		this.#frame = 0;
		this.flush();
	};
}
