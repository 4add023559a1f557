import type { Point, Rect } from '#lib/domain/geometry.ts';
import { toScreen, type Camera } from '#lib/domain/camera.ts';
import type { CameraView } from './camera-view.svelte.ts';
import type { ElementViews } from './element-views.svelte.ts';
import { lift, MOST_LAYERS, putDown } from './lift.ts';
import { CURSOR_FADES, type PresenceView } from './presence-view.svelte.ts';

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
	readonly #cursors = new Map<number, Shown>();
	readonly #held = new Map<string, Held>();
	readonly #unlisten: () => void;
	/** Called for each element that is shown elsewhere than it lies, by how much (board units). */
	onmoved: ((id: string, by: Point) => void) | null = null;
	/** The same for all of them at once, and with none when the last lies as written again. */
	onmoves: ((shifts: ReadonlyMap<string, Point>) => void) | null = null;
	#frame = 0;
	#later: ReturnType<typeof setTimeout> | undefined;
	/** ms: when what others hold, and their pointers, were last moved. */
	#draggedAt = -Infinity;
	#placedAt = -Infinity;
	/** Whether what others hold is on its way: then the frame that is due is soon enough for it. */
	#dragsMove = false;
	/** The camera that pointers were last placed for. */
	#placedFor: Camera | null = null;
	#layer: HTMLElement | null = null;
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
		// In the camera's own frame: the next would be another one, and pointers would lag by it.
		const offCamera = camera.onframe(() => {
			cancelAnimationFrame(this.#frame);
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
		this.#layer = layer;
		// It is shifted and scaled with the board, whose corner is its own.
		layer.style.transformOrigin = '0 0';
		return () => {
			this.#layer = null;
		};
	};

	/** Svelte attachment for a peer's pointer. */
	cursor = (client: number) => (node: HTMLElement) => {
		this.#cursors.set(client, { node, left: '', top: '', outside: '', faded: '', flip: '' });
		this.#wake();
		return () => this.#cursors.delete(client);
	};

	destroy(): void {
		cancelAnimationFrame(this.#frame);
		clearTimeout(this.#fade);
		clearTimeout(this.#later);
		this.#unlisten();
		this.#presence.onmotion = null;
	}

	#wake(): void {
		this.#frame ||= requestAnimationFrame(this.#tick);
	}

	/** In the first frame in which it is due again: one that moves nothing costs a frame all the same. */
	#wakeIn(ms: number): void {
		if (ms <= SLACK) return this.#wake();
		this.#later = setTimeout(() => {
			this.#later = undefined;
			this.#wake();
		}, ms - SLACK);
	}

	readonly #tick = (): void => {
		this.#frame = 0;
		clearTimeout(this.#later);
		this.#later = undefined;
		if (this.#cursors.size + this.#held.size + this.#presence.dragging === 0) return;
		const now = performance.now();
		const { camera } = this.#camera;
		// Of a crowd not every frame is needed; between, all of it goes with the board.
		const { size } = this.#cursors;
		const pointing = size > THRONG ? 4 * FRAME : size > CROWD ? 2 * FRAME : 0;
		const dragging = this.#held.size > FEW ? 2 * FRAME : 0;
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
			this.#wakeIn(due - now);
		}
		// Pointers fade when nothing is heard of them, and silence wakes nobody.
		clearTimeout(this.#fade);
		if (!busy && this.#cursors.size > 0 && !this.#asleep(now)) {
			this.#fade = setTimeout(() => this.#wake(), CURSOR_FADES);
		}
	};

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
		if (!this.#layer || !placed || camera === placed) return;
		const [left, top] = toScreen(camera, [placed.x, placed.y]);
		this.#layer.style.transform = `translate(${left}px, ${top}px) scale(${camera.zoom / placed.zoom})`;
	}

	#moveCursors(now: number): boolean {
		let moving = false;
		const { camera, size } = this.#camera;
		const [width, height] = size;
		this.#placedFor = camera;
		this.#placedAt = now;
		if (this.#layer?.style.transform) this.#layer.style.transform = '';
		const inside = { x: EDGE, y: EDGE, w: width - 2 * EDGE, h: height - 2 * EDGE };
		for (const [client, shown] of this.#cursors) {
			const cursor = this.#presence.cursorAt(client, now);
			moving ||= cursor?.moving === true;
			place(shown, cursor && { ...cursor, ...pin(toScreen(camera, cursor.at), inside) }, width);
		}
		return moving;
	}
}

/** ms from one frame to the next, and what a clock and a frame may differ by. */
const FRAME = 16;
const SLACK = 4;
/** Of more things in others' hands than this, each is moved thirty times a second. */
const FEW = 2;
/** With more pointers than this, each is moved thirty times a second; */
const CROWD = 12;
/** with more than this fifteen times, which is still oftener than it is heard of. */
const THRONG = 30;

/** Between being placed they may be shown larger or smaller by so much. */
const MOST_SWELLING = 1.25;

/** What was last written to a pointer's node: to write the same again costs as much as anything. */
interface Shown {
	readonly node: HTMLElement;
	/** Both empty: nowhere. */
	left: string;
	top: string;
	outside: string;
	faded: string;
	flip: string;
}

function place(
	shown: Shown,
	cursor: { at: Point; outside: string; faded: boolean } | null,
	width: number
): void {
	const { node } = shown;
	// Less than a px is seen by nobody, and those at rest are spared. By left and top, not by a
	// transform: each of those would be composited by itself.
	const left = cursor ? `${Math.round(cursor.at[0])}px` : '';
	const top = cursor ? `${Math.round(cursor.at[1])}px` : '';
	if ((left === '') !== (shown.left === '')) node.style.visibility = cursor ? 'visible' : 'hidden';
	if (left !== shown.left) node.style.left = shown.left = left;
	if (top !== shown.top) node.style.top = shown.top = top;
	if (!cursor) return;
	if (cursor.outside !== shown.outside || node.dataset['outside'] === undefined) {
		node.dataset['outside'] = shown.outside = cursor.outside;
	}
	const faded = String(cursor.faded);
	if (faded !== shown.faded) node.dataset['faded'] = shown.faded = faded;
	// The label must not hang over the view's right edge.
	const flip = String(cursor.at[0] > width - LABEL_ROOM);
	if (flip !== shown.flip) node.dataset['flip'] = shown.flip = flip;
}

/** CSS px between a pinned pointer and the view's edge. */
const EDGE = 12;
/** CSS px that a name beside the pointer may need. */
const LABEL_ROOM = 160;

/** A point brought inside a rect, and on which side it was outside. */
function pin(point: Point, inside: Rect): { at: Point; outside: '' | 'yes' } {
	const x = Math.min(Math.max(point[0], inside.x), inside.x + inside.w);
	const y = Math.min(Math.max(point[1], inside.y), inside.y + inside.h);
	return { at: [x, y], outside: x === point[0] && y === point[1] ? '' : 'yes' };
}
