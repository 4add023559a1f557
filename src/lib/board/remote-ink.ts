import type { Awareness } from 'y-protocols/awareness';
import { outlineOf, type InkPoint } from '#lib/domain/ink/ink.ts';
import type { ElementViews } from './element-views.svelte.ts';
import { withTail } from './ink-tail.ts';
import { newPath } from './live-stroke.ts';
import type { PresenceView } from './presence-view.svelte.ts';

/** ms that a finished stroke stays until its write has arrived in the document. */
const PATIENCE = 1_500;
/** Points kept of a stroke that another draws; its end is what one looks at. */
const MOST = 2_000;

interface Stroke {
	readonly participant: string;
	readonly path: SVGPathElement;
	points: readonly InkPoint[];
	weight: number;
	/** Something that this person drew has arrived since it was begun. */
	arrived: boolean;
	/** Takes it away when it is over and nothing was written of it. */
	over: ReturnType<typeof setTimeout> | null;
}

/** Strokes that others are drawing, as presence tells of them, straight into an SVG. */
export class RemoteInk {
	readonly #presence: PresenceView;
	readonly #strokes = new Map<number, Stroke>();
	readonly #dirty = new Set<Stroke>();
	readonly #disposers: (() => void)[];
	#svg: SVGElement | null = null;
	#frame = 0;

	/** After the presence view, which hears of each change first. */
	constructor(awareness: Awareness, presence: PresenceView, elements: ElementViews) {
		this.#presence = presence;
		awareness.on('change', this.#onchange);
		this.#disposers = [
			() => awareness.off('change', this.#onchange),
			elements.onchange((changes) => {
				if (this.#strokes.size === 0) return;
				for (const { before, after } of changes) {
					if (!before && after?.kind === 'ink' && after.by) this.#written(after.by);
				}
			})
		];
	}

	/** Svelte attachment for the svg in the world. */
	attach = (svg: SVGElement): (() => void) => {
		this.#svg = svg;
		return () => {
			for (const client of [...this.#strokes.keys()]) this.#remove(client);
			this.#svg = null;
		};
	};

	destroy(): void {
		cancelAnimationFrame(this.#frame);
		for (const client of [...this.#strokes.keys()]) this.#remove(client);
		for (const dispose of this.#disposers) dispose();
	}

	readonly #onchange = (): void => {
		const drawing = new Set<number>();
		for (const { client, presence } of this.#presence.live) {
			const { ink } = presence;
			if (!ink || !this.#svg) continue;
			drawing.add(client);
			let stroke = this.#strokes.get(client);
			// One that ended a moment ago makes way for the next.
			if (stroke?.over !== null) {
				this.#remove(client);
				const path = this.#svg.appendChild(newPath(ink.pen, ink.color));
				stroke = {
					participant: presence.p,
					path,
					points: [],
					weight: ink.weight,
					arrived: false,
					over: null
				};
				this.#strokes.set(client, stroke);
			}
			stroke.weight = ink.weight;
			stroke.points = withTail(stroke.points, ink).slice(0, MOST);
			this.#dirty.add(stroke);
		}
		for (const [client, stroke] of this.#strokes) {
			if (drawing.has(client) || stroke.over !== null) continue;
			// The write may come before the word that the stroke is over.
			if (stroke.arrived) this.#remove(client);
			else stroke.over = setTimeout(() => this.#remove(client), PATIENCE);
		}
		if (this.#dirty.size > 0) this.#frame ||= requestAnimationFrame(this.#draw);
	};

	readonly #draw = (): void => {
		this.#frame = 0;
		for (const { path, points, weight } of this.#dirty) {
			path.setAttribute('d', outlineOf(points, weight));
		}
		this.#dirty.clear();
	};

	/** What this person drew has arrived: the element stands in the stroke's place. */
	#written(participant: string): void {
		for (const [client, stroke] of this.#strokes) {
			if (stroke.participant !== participant) continue;
			if (stroke.over !== null) this.#remove(client);
			else stroke.arrived = true;
		}
	}

	#remove(client: number): void {
		const stroke = this.#strokes.get(client);
		if (!stroke) return;
		if (stroke.over !== null) clearTimeout(stroke.over);
		stroke.path.remove();
		this.#dirty.delete(stroke);
		this.#strokes.delete(client);
	}
}
