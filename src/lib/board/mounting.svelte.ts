import type { ElementRecord } from '#lib/domain/elements.ts';
import {
	centreOf,
	distance,
	encloses,
	inflate,
	intersects,
	rectOf,
	type Rect
} from '#lib/domain/geometry.ts';
import { DrawingOrder } from './drawing-order.ts';
import type { ElementView } from './element-view.svelte.ts';

/** Share of the view's larger side that is kept mounted around it: each node costs every frame. */
export const MARGIN = 0.2;
/** More in view than this are drawn as one picture; fewer than NEAR are nodes again. */
const FAR = 260;
const NEAR = 180;
/** ms without a change of the zoom after which nodes are made: on the way they would be in vain. */
const ZOOM_REST = 60;
/** Frames without one, too: where a frame was long, the hand's next step waits for it, and nodes would make it longer. */
const REST_FRAMES = 4;
/** ms without one after which it has ended: a hand that only pauses goes on to where other nodes are needed. */
const ZOOM_END = 150;
/** Where a zoom in has ended, nodes stay mounted in a view up to so much wider. */
const MOST_LEFT = 1.2;
/** Nodes made per frame on coming near, the middle of the view first, so that no frame is long. */
const BATCH = 40;

/** What may be mounted, and where it is. */
export interface Mountable {
	get(id: string): ElementView | undefined;
	all(): Iterable<ElementView>;
	/** Ids of those whose rects touch this one. */
	search(rect: Rect): string[];
	/** Never unmounted, wherever they are: what is selected, edited or dragged. */
	pinned(): Iterable<string>;
	/** What can't be touched lies beneath everything that can. */
	beneath(): boolean;
}

/** Which elements have nodes: those near the view, a few more each frame, or none when seen from afar. */
export class Mounting {
	/** Near the view, in drawing order. Replaced only when membership or order changes. */
	visible: readonly ElementView[] = $state.raw([]);
	/** A picture of everything stands in for nodes: seen from afar, or until those in view are made. */
	backdrop: boolean = $state(false);
	readonly #elements: Mountable;
	readonly #order: DrawingOrder;
	#mounted: Rect = { x: 0, y: 0, w: 0, h: 0 };
	#view: Rect = { x: 0, y: 0, w: 0, h: 0 };
	#far = false;
	/** Near the view and not mounted yet; the next to come is last. */
	#waiting: ElementView[] = [];
	#frame = 0;
	#zoomed: { readonly width: number; readonly at: number } = { width: 0, at: -Infinity };
	/** Frames since the zoom changed, as long as something waits. */
	#calm = REST_FRAMES;
	/** How wide the view was when it was last asked what is in it. */
	#asked = 0;

	constructor(elements: Mountable) {
		this.#elements = elements;
		this.#order = new DrawingOrder(
			() => elements.all(),
			() => elements.beneath()
		);
	}

	/** Whether there are too many in view for nodes; else the picture stands in until they are made. */
	get isFar(): boolean {
		return this.#far;
	}

	/** The view moved; cheap while it stays inside what is mounted. */
	look(view: Rect): void {
		this.#view = view;
		const { width } = this.#zoomed;
		if (width === 0) this.#zoomed = { width: view.w, at: -Infinity };
		else if (Math.abs(view.w / width - 1) > 1e-6) {
			this.#zoomed = { width: view.w, at: performance.now() };
			this.#calm = 0;
			this.#wake();
		}
		const shrunk = this.#mounted.w > 2 * (view.w + 2 * MARGIN * Math.max(view.w, view.h));
		if (!encloses(this.#mounted, view) || shrunk) this.cull();
		// The view may have come to what is still waiting.
		else if (this.#waiting.length > 0) this.backdrop = this.#far || this.#lacks();
	}

	/** Whether a change of place brings an element into what is mounted or takes it out. */
	affects(before: ElementRecord, after: ElementRecord): boolean {
		return (
			intersects(rectOf(before.xy, before.wh), this.#mounted) !==
			intersects(rectOf(after.xy, after.wh), this.#mounted)
		);
	}

	/** These as views, in drawing order; those that aren't there are left out. */
	ordered(ids: Iterable<string>): ElementView[] {
		const views: ElementView[] = [];
		for (const id of ids) {
			const view = this.#elements.get(id);
			if (view) views.push(view);
		}
		return this.#order.sort(views);
	}

	/** Elements came, went or changed places or their order. */
	change(): void {
		this.#order.forget();
		this.cull();
	}

	/** The view left what is mounted, or others are pinned. */
	cull(): void {
		this.#asked = this.#view.w;
		this.#mounted = inflate(this.#view, MARGIN * Math.max(this.#view.w, this.#view.h));
		const inView = this.#elements.search(this.#view).length;
		this.#far = this.#far ? inView > NEAR : inView > FAR;
		const wanted = new Set(this.#far ? [] : this.#elements.search(this.#mounted));
		for (const id of this.#elements.pinned()) wanted.add(id);
		const here = new Set(this.visible.map((view) => view.id));
		const views = this.ordered(wanted);
		const missing = views.filter((view) => !here.has(view.id));
		if (missing.length <= BATCH) {
			this.#waiting = [];
			this.#show(views);
		} else {
			const centre = centreOf(this.#view);
			const away = (view: ElementView): number => distance(centreOf(view.rect), centre);
			this.#waiting = missing.sort((a, b) => away(b) - away(a));
			this.#show(views.filter((view) => here.has(view.id)));
		}
		this.#wake();
		this.backdrop = this.#far || this.#lacks();
	}

	destroy(): void {
		cancelAnimationFrame(this.#frame);
	}

	readonly #mountSome = (now: number): void => {
		this.#frame = 0;
		this.#calm++;
		const rest = now - this.#zoomed.at;
		if (rest >= ZOOM_END && this.#isOutgrown()) this.cull();
		if (rest >= ZOOM_REST && this.#calm >= REST_FRAMES) this.#mountNext();
		this.#wake();
		this.backdrop = this.#far || this.#lacks();
	};

	#mountNext(): void {
		if (this.#waiting.length === 0) return;
		const some = this.#waiting.splice(-BATCH).map((view) => view.id);
		this.#show(this.ordered(new Set([...this.visible.map((view) => view.id), ...some])));
	}

	#wake(): void {
		if (this.#waiting.length === 0 && !this.#isOutgrown()) return;
		this.#frame ||= requestAnimationFrame(this.#mountSome);
	}

	/**
	 * Few enough may be in view by now, or too many nodes be left from further out. On the way in that is
	 * asked at each half, and where it ends.
	 */
	#isOutgrown(): boolean {
		return this.#view.w < (this.#far ? this.#asked : this.#asked / MOST_LEFT);
	}

	/** Whether something in view has no node yet. Out of view it may wait without a picture. */
	#lacks(): boolean {
		return this.#waiting.some(({ rect }) => intersects(rect, this.#view));
	}

	#show(next: readonly ElementView[]): void {
		const same =
			next.length === this.visible.length && next.every((view, i) => view === this.visible[i]);
		if (!same) this.visible = next;
	}
}
