import { toScreen } from '#lib/domain/camera.ts';
import type { Point } from '#lib/domain/geometry.ts';
import type { BoardView } from './board-view.svelte.ts';

/** ms for which a laser's way can be seen. */
const TRAIL = 1_200;
/** ms: a key that is held longer lets go of the laser with it. */
const HELD = 350;
/** CSS px: the line at its head. */
const WIDTH = 5;

interface Spot {
	readonly at: Point;
	readonly time: number;
}

/** A pointer that everybody sees the way of: one's own and others', drawn on one canvas. */
export class Laser {
	/** One's own pointer is a laser: presses touch nothing meanwhile. */
	on: boolean = $state(false);
	readonly #board: BoardView;
	readonly #trails = new Map<number, Spot[]>();
	#canvas: HTMLCanvasElement | null = null;
	#frame = 0;
	#pressedAt = 0;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** By key or button: on, and off again. */
	toggle(): void {
		this.#pressedAt = performance.now();
		this.#turn(!this.on);
	}

	/** The key was let go: a short press leaves it on, holding doesn't. */
	released(): void {
		if (this.on && performance.now() - this.#pressedAt > HELD) this.#turn(false);
	}

	off(): void {
		if (this.on) this.#turn(false);
	}

	/** Svelte attachment for the canvas over the board. */
	readonly attach = (canvas: HTMLCanvasElement): (() => void) => {
		this.#canvas = canvas;
		this.#frame = requestAnimationFrame(this.#draw);
		return () => {
			this.#canvas = null;
			cancelAnimationFrame(this.#frame);
			this.#trails.clear();
		};
	};

	#turn(on: boolean): void {
		this.on = on;
		this.#board.presence.tell({ laser: on || undefined });
		if (on) this.#board.tooling.send({ kind: 'cancel' });
	}

	/** While there is a laser, the canvas is; frames end with it. */
	readonly #draw = (): void => {
		const canvas = this.#canvas;
		const context = canvas?.getContext('2d');
		if (!canvas || !context) return;
		this.#frame = requestAnimationFrame(this.#draw);
		const [w, h] = this.#board.camera.size;
		const ratio = devicePixelRatio;
		if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
			canvas.width = Math.round(w * ratio);
			canvas.height = Math.round(h * ratio);
		}
		context.setTransform(ratio, 0, 0, ratio, 0, 0);
		context.clearRect(0, 0, w, h);
		const now = performance.now();
		this.#gather(now);
		for (const [client, trail] of this.#trails) this.#paint(context, client, trail, now);
	};

	#gather(now: number): void {
		const { presence, tooling, camera } = this.#board;
		const heads = new Map<number, Point>();
		for (const { client, presence: said } of presence.live) {
			const cursor = said.laser ? presence.cursorAt(client, now) : null;
			if (cursor) heads.set(client, cursor.at);
		}
		if (this.on && tooling.pointer) heads.set(MINE, camera.toBoard(tooling.pointer));
		for (const [client, at] of heads) {
			const trail = this.#trails.get(client) ?? [];
			trail.push({ at, time: now });
			this.#trails.set(client, trail);
		}
		for (const [client, trail] of this.#trails) {
			const first = trail.findIndex(({ time }) => now - time < TRAIL);
			if (first < 0) this.#trails.delete(client);
			else trail.splice(0, first);
		}
	}

	#paint(context: CanvasRenderingContext2D, client: number, trail: Spot[], now: number): void {
		const { camera } = this.#board.camera;
		context.strokeStyle = context.fillStyle = this.#colorOf(client);
		context.lineCap = 'round';
		const still = this.#board.settings.still;
		let before: Point | null = null;
		for (const { at, time } of trail) {
			const here = toScreen(camera, at);
			const left = 1 - (now - time) / TRAIL;
			if (before && !still) {
				context.globalAlpha = left;
				context.lineWidth = WIDTH * left;
				context.beginPath();
				context.moveTo(before[0], before[1]);
				context.lineTo(here[0], here[1]);
				context.stroke();
			}
			before = here;
		}
		const last = trail.at(-1);
		if (!before || !last || now - last.time > TRAIL) return;
		context.globalAlpha = 1 - (now - last.time) / TRAIL;
		context.beginPath();
		context.arc(before[0], before[1], WIDTH, 0, 2 * Math.PI);
		context.fill();
	}

	#colorOf(client: number): string {
		const { presence, workshop } = this.#board;
		if (client === MINE) return workshop.me.color;
		for (const peer of presence.live) {
			if (peer.client === client) return workshop.person(peer.presence.p)?.color ?? FALLBACK;
		}
		return FALLBACK;
	}
}

/** No client has it: Yjs numbers them from 0. */
const MINE = -1;
const FALLBACK = '#B3261E';
