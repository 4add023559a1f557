import type { Point } from '#lib/domain/geometry.ts';
import { toScreen, type Camera } from '#lib/domain/camera.ts';
import type { CameraView } from './camera-view.svelte.ts';
import type { ElementViews } from './element-views.svelte.ts';
import { lift, MOST_LAYERS, putDown } from './lift.ts';
import { CURSOR_FADES, type PresenceView } from './presence-view.svelte.ts';
import { StandingPlace } from './standing-place.ts';
import { placePointer, pointerNode, type ShownPointer } from './remote-pointers.ts';

/** ms. How long a dropped note waits where it was let go for the drop to arrive in the document. */
const DROP_PATIENCE = 1_500;

interface Held {
	readonly id: string;
	/** Where the note lay when the drag began. */
	readonly base: Point;
	by: Point;
	/** Set when presence stopped naming the drag. */
	droppedAt: number | null;
}

/**
 * Moves what others hold and their pointers, straight on the DOM nodes, in one animation frame loop
 * that sleeps while nothing moves. A held note is shown at base + offset, whatever the document
 * says meanwhile, so it makes no jump when the drop arrives before or after the last offset.
 */
export class RemoteMotion {
	readonly #presence: PresenceView;
	readonly #elements: ElementViews;
	readonly #camera: CameraView;
	readonly #cursors = new Map<number, ShownPointer>();
	readonly #held = new Map<string, Held>();
	readonly #unlisten: () => void;
	/** Called for each element that is shown elsewhere than it lies, by how much (board units). */
	onmoved: ((id: string, by: Point) => void) | null = null;
	/** The same for all of them at once, and with none when the last lies as written again. */
	onmoves: ((shifts: ReadonlyMap<string, Point>) => void) | null = null;
	#frame = 0;
	#later: ReturnType<typeof setTimeout> | undefined;
	/** ms: when they are to be moved next, while something is on its way. */
	#due = Infinity;
	/** ms: when this page's own hand or camera last moved. */
	#ownAt = -Infinity;
	/** ms: when what others hold, and their pointers, were last moved. */
	#draggedAt = -Infinity;
	#placedAt = -Infinity;
	/** Whether what others hold is on its way: then the frame that is due is soon enough for it. */
	#dragsMove = false;
	/** The camera that pointers were last placed for. */
	#placedFor: Camera | null = null;
	#layer: StandingPlace | null = null;
	/** What that shows: empty, where the pointers were placed. */
	#shift = '';
	#fade: ReturnType<typeof setTimeout> | undefined;

	constructor(presence: PresenceView, elements: ElementViews, camera: CameraView) {
		this.#presence = presence;
		this.#elements = elements;
		this.#camera = camera;
		presence.onmotion = () => {
			// Of a crowd somebody is heard in every frame, and all are moved in the one that is due.
			const held = presence.dragging > 0 && !this.#dragsMove;
			if (this.#later === undefined || held) this.#wake();
		};
		presence.onown = () => {
			this.#ownAt = performance.now();
			if (this.#ownAt >= this.#due - SLACK) this.#wake();
		};
		// In the camera's own frame: the next would be another one, and pointers would lag by it.
		const offCamera = camera.onframe(() => {
			cancelAnimationFrame(this.#frame);
			this.#ownAt = performance.now();
			this.#tick();
		});
		// At once, not in the next frame: a note whose drop has arrived would be painted once at its
		// new place and moved by the whole drag on top of it.
		const offElements = elements.onchange(() => {
			if (this.#held.size > 0 && this.#moveDrags(performance.now())) this.#wake();
		});
		this.#unlisten = () => {
			offCamera();
			offElements();
		};
	}

	/** Svelte attachment for what all pointers are in. */
	pointers = (layer: HTMLElement): (() => void) => {
		// It is shifted and scaled with the board, whose corner is its own.
		layer.style.transformOrigin = '0 0';
		this.#layer = new StandingPlace(layer);
		this.#shift = '';
		return () => {
			this.#layer?.end();
			this.#layer = null;
		};
	};

	/** Svelte attachment for a peer's pointer. */
	cursor = (client: number) => (node: HTMLElement) => {
		this.#cursors.set(client, pointerNode(node));
		this.#wake();
		return () => this.#cursors.delete(client);
	};

	destroy(): void {
		cancelAnimationFrame(this.#frame);
		clearTimeout(this.#fade);
		clearTimeout(this.#later);
		this.#unlisten();
		this.#presence.onmotion = null;
		this.#presence.onown = null;
	}

	#wake(): void {
		this.#frame ||= requestAnimationFrame(this.#tick);
	}

	/**
	 * In the first frame in which it is due again: one that moves nothing costs a frame all the same.
	 * While the own hand moves, in one of its frames, if there is one soon: half of what a frame costs
	 * doesn't depend on how much moves in it.
	 */
	#wakeAt(due: number, now: number): void {
		this.#due = due;
		const wait = due - SLACK - now;
		if (wait <= 0) return this.#wake();
		const patience = now - this.#ownAt < OWN_LASTS ? OWN_PATIENCE : 0;
		this.#later = setTimeout(() => {
			this.#later = undefined;
			this.#wake();
		}, wait + patience);
	}

	readonly #tick = (): void => {
		this.#frame = 0;
		clearTimeout(this.#later);
		this.#later = undefined;
		this.#due = Infinity;
		if (this.#cursors.size + this.#held.size + this.#presence.dragging === 0) return;
		const now = performance.now();
		const { camera } = this.#camera;
		const { pointing, dragging } = this.#pace(now);
		const placing = now >= this.#placedAt + pointing - SLACK || !this.#isNear(camera);
		const dragged = now >= this.#draggedAt + dragging - SLACK;
		if (!placing) this.#shiftAll(camera);
		this.#dragsMove = !dragged || this.#moveDrags(now);
		const pointersMove = !placing || this.#moveCursors(now);
		const busy = this.#dragsMove || pointersMove;
		if (busy) {
			const due = Math.min(
				this.#dragsMove ? this.#draggedAt + dragging : Infinity,
				pointersMove ? this.#placedAt + pointing : Infinity
			);
			this.#wakeAt(due, now);
		}
		// Pointers fade when nothing is heard of them, and silence wakes nobody.
		clearTimeout(this.#fade);
		if (!busy && this.#cursors.size > 0 && !this.#asleep(now)) {
			this.#fade = setTimeout(() => this.#wake(), CURSOR_FADES);
		}
	};

	/** ms from one place to the next. Of a crowd not every frame is needed; between, all of it goes with the board. */
	#pace(now: number): { pointing: number; dragging: number } {
		const { size } = this.#cursors;
		const isOwn = now - this.#ownAt < OWN_LASTS;
		return {
			pointing: size > THRONG ? (isOwn ? 6 : 4) * FRAME : size > CROWD ? 2 * FRAME : 0,
			dragging: this.#held.size > FEW ? (isOwn ? 3 : 2) * FRAME : 0
		};
	}

	/** Whether every pointer has faded already. */
	#asleep(now: number): boolean {
		for (const client of this.#cursors.keys()) {
			const cursor = this.#presence.cursorAt(client, now);
			if (cursor && !cursor.faded) return false;
		}
		return true;
	}

	#moveDrags(now: number): boolean {
		let moving = false;
		this.#draggedAt = now;
		if (this.#held.size === 0 && this.#presence.dragging === 0) return false;
		const named = new Set<string>();
		const shifts = new Map<string, Point>();
		for (const { client, presence } of this.#presence.live) {
			if (!presence.drag) continue;
			const motion = this.#presence.dragAt(client, now);
			if (!motion) continue;
			moving ||= motion.moving;
			for (const id of presence.drag.ids) {
				const key = `${client}/${id}`;
				const view = this.#elements.get(id);
				if (!view) continue;
				named.add(key);
				const held = this.#held.get(key);
				if (held && held.droppedAt === null) held.by = motion.at;
				else this.#held.set(key, { id, base: view.rec.xy, by: motion.at, droppedAt: null });
			}
		}
		for (const [key, held] of this.#held) {
			const view = this.#elements.get(held.id);
			if (!named.has(key)) held.droppedAt ??= now;
			const arrived = view && (view.rec.xy[0] !== held.base[0] || view.rec.xy[1] !== held.base[1]);
			const over = held.droppedAt !== null && (arrived || now - held.droppedAt > DROP_PATIENCE);
			if (over || !view) {
				this.#held.delete(key);
				if (view?.node) putDown(view.node);
				this.onmoved?.(held.id, [0, 0]);
				continue;
			}
			if (held.droppedAt !== null) moving = true;
			const dx = held.base[0] + held.by[0] - view.rec.xy[0];
			const dy = held.base[1] + held.by[1] - view.rec.xy[1];
			// Connectors don't move as a whole: they are drawn anew (live-lines.ts).
			if (view.node && view.rec.kind !== 'connector')
				lift(view.node, [dx, dy], this.#held.size <= MOST_LAYERS);
			shifts.set(held.id, [dx, dy]);
			this.onmoved?.(held.id, [dx, dy]);
		}
		this.onmoves?.(shifts);
		return moving;
	}

	/** Whether the pointers may grow or shrink with the board until they are placed anew. */
	#isNear({ zoom }: Camera): boolean {
		const { zoom: placed = 0 } = this.#placedFor ?? {};
		return Math.max(zoom / placed, placed / zoom) <= MOST_SWELLING;
	}

	#shiftAll(camera: Camera): void {
		const placed = this.#placedFor;
		if (!placed || camera === placed) return;
		const [left, top] = toScreen(camera, [placed.x, placed.y]);
		this.#show(`translate(${left}px, ${top}px) scale(${camera.zoom / placed.zoom})`);
	}

	#show(shift: string): void {
		if (shift === this.#shift) return;
		this.#shift = shift;
		// Not ended in between: the layer would be made anew with the next.
		this.#layer?.show(shift || 'none');
	}

	#moveCursors(now: number): boolean {
		let moving = false;
		const { camera, size } = this.#camera;
		this.#placedFor = camera;
		this.#placedAt = now;
		this.#show('');
		for (const [client, shown] of this.#cursors) {
			const cursor = this.#presence.cursorAt(client, now);
			moving ||= cursor?.moving === true;
			placePointer(shown, cursor && { ...cursor, at: toScreen(camera, cursor.at) }, size);
		}
		return moving;
	}
}

/** ms from one frame to the next, and what a clock and a frame may differ by. */
const FRAME = 16;
const SLACK = 4;
/** ms. The own hand moves for so long after a move of it, and so long its next frame is waited for. */
const OWN_LASTS = 100;
const OWN_PATIENCE = 2 * FRAME;
/** Of more things in others' hands than this, each is moved thirty times a second, or twenty while the own hand moves. */
const FEW = 2;
/** With more pointers than this, each is moved thirty times a second; */
const CROWD = 12;
/**
 * with more than this fifteen times, which is still oftener than it is heard of, and ten times, as often as
 * it is, while the own hand moves. Not less: those pinned to the view's edge go with the board in between.
 */
const THRONG = 30;

/** Between being placed they may be shown larger or smaller by so much. */
const MOST_SWELLING = 1.25;
