import { untrack } from 'svelte';
import type { Camera } from '#lib/domain/camera.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { encloses, inflate, rectOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import { NOTE_COLORS, type NoteColor } from '#lib/domain/note-kinds.ts';
import type { CameraView } from './camera-view.svelte.ts';
import type { ElementViews } from './element-views.svelte.ts';
import { drawConnector, drawInk, readPens } from './far-lines.ts';
import type { LiveLines } from './live-lines.ts';
import { noteLayout } from './note-layout.ts';

/** Share of the view's larger side that is drawn around it, so that a pan needs no new picture. */
const MARGIN = 0.2;
/** The picture is shown larger or smaller by up to this before it is drawn anew. */
const RESCALE = 1.4;
/** CSS px. Below it a line of text is a bar: nobody reads it, and bars cost nothing. */
const READABLE = 6;
/** CSS px. Below it a note is its paper alone. */
const SHOWS_TEXT = 14;

interface Held {
	readonly ids: ReadonlySet<string>;
	readonly by: Point;
}

/**
 * The view from afar: one canvas with everything on it, in the place of thousands of nodes. It lies
 * in the world, so the camera's transform moves and scales it for nothing; it is drawn anew only
 * when the view leaves it, the zoom is off by too much, or something on it changed.
 */
export class FarLayer {
	readonly #elements: ElementViews;
	readonly #camera: CameraView;
	readonly #lines: LiveLines;
	#faded: ReadonlySet<string> = new Set();
	#pens: Readonly<Record<NoteColor, string>> | null = null;
	#canvas: HTMLCanvasElement | null = null;
	#drawn: Rect = { x: 0, y: 0, w: 0, h: 0 };
	#drawnZoom = 0;
	#held: Held | null = null;
	#heldIds: readonly string[] | null = null;
	#frame = 0;
	#papers: Readonly<Record<NoteColor, { paper: string; edge: string }>> | null = null;
	readonly #disposers: (() => void)[];

	constructor(elements: ElementViews, camera: CameraView, lines: LiveLines) {
		this.#lines = lines;
		this.#elements = elements;
		this.#camera = camera;
		this.#disposers = [
			camera.onframe((now) => this.#look(now)),
			elements.onchange(() => this.redraw())
		];
	}

	/** Svelte attachment for the canvas. */
	attach = (canvas: HTMLCanvasElement): (() => void) => {
		this.#canvas = canvas;
		const dark = matchMedia('(prefers-color-scheme: dark)');
		const repaint = (): void => {
			this.#papers = null;
			this.#pens = null;
			this.redraw();
		};
		dark.addEventListener('change', repaint);
		const theme = new MutationObserver(repaint);
		theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
		untrack(() => this.redraw());
		return () => {
			dark.removeEventListener('change', repaint);
			theme.disconnect();
			this.#canvas = null;
		};
	};

	/** These are being dragged by so much; null when they lie as written again. */
	hold(ids: readonly string[] | null, by: Point = [0, 0]): void {
		if (!ids && !this.#held) return;
		// The tools keep the list's identity through one drag.
		const set = ids === this.#heldIds && this.#held ? this.#held.ids : new Set(ids);
		this.#heldIds = ids;
		this.#held = ids && { ids: set, by };
		this.redraw();
	}

	/** These will be deleted at the release of the eraser. */
	fade(ids: ReadonlySet<string>): void {
		if (ids.size === 0 && this.#faded.size === 0) return;
		this.#faded = ids;
		this.redraw();
	}

	redraw(): void {
		if (!this.#canvas || !this.#elements.backdrop) return;
		this.#frame ||= requestAnimationFrame(() => {
			this.#frame = 0;
			this.#draw();
		});
	}

	destroy(): void {
		cancelAnimationFrame(this.#frame);
		for (const dispose of this.#disposers) dispose();
	}

	#look(camera: Camera): void {
		if (!this.#canvas) return;
		if (!this.#elements.backdrop) {
			// Nobody sees it now, and by the time somebody does it will be out of date.
			this.#drawnZoom = 0;
			return;
		}
		const off = camera.zoom / this.#drawnZoom;
		const covers = encloses(this.#drawn, this.#camera.view);
		// Already in an animation frame: drawing now spares the next one.
		if (!covers || off > RESCALE || off < 1 / RESCALE) this.#draw();
	}

	#draw(): void {
		const canvas = this.#canvas;
		const context = canvas?.getContext('2d');
		if (!canvas || !context || !this.#elements.backdrop) return;
		const { view, camera } = this.#camera;
		const area = inflate(view, MARGIN * Math.max(view.w, view.h));
		const scale = camera.zoom * Math.min(devicePixelRatio, 2);
		canvas.width = Math.ceil(area.w * scale);
		canvas.height = Math.ceil(area.h * scale);
		canvas.style.width = `${area.w}px`;
		canvas.style.height = `${area.h}px`;
		canvas.style.transform = `translate(${area.x}px, ${area.y}px)`;
		context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
		this.#papers ??= readPapers();
		this.#pens ??= readPens();
		for (const id of this.#elements.inOrder(area)) this.#drawElement(context, id, camera.zoom);
		this.#drawn = area;
		this.#drawnZoom = camera.zoom;
	}

	#drawElement(context: CanvasRenderingContext2D, id: string, zoom: number): void {
		const rec = this.#elements.get(id)?.rec;
		if (!rec || !this.#papers) return;
		const by = this.#held?.ids.has(id) ? this.#held.by : [0, 0];
		const rect = rectOf([rec.xy[0] + (by[0] ?? 0), rec.xy[1] + (by[1] ?? 0)], rec.wh);
		if (this.#drawnByHand(context, rec, [rect.x, rect.y], zoom)) return;
		const { paper, edge } = this.#papers['color' in rec ? rec.color : 'white'];
		if (rec.kind !== 'text') {
			context.fillStyle = paper;
			context.fillRect(rect.x, rect.y, rect.w, rect.h);
			context.strokeStyle = edge;
			context.lineWidth = Math.min(2, 1 / zoom);
			context.strokeRect(rect.x, rect.y, rect.w, rect.h);
		}
		const small = Math.min(rect.w, rect.h) * zoom < SHOWS_TEXT;
		if (small || !('text' in rec) || rec.text.trim() === '') return;
		const marked = rec.kind === 'note' && rec.type !== undefined;
		const { size, align, padding, lines } = noteLayout(rec.text, rect, marked, true);
		context.fillStyle = INK;
		context.globalAlpha = size * zoom < READABLE ? 0.35 : 0.55;
		drawBars(context, rect, { size, padding, lines, centred: align === 'center' });
		context.globalAlpha = 1;
	}

	/** Connectors and strokes: true when it was one. */
	#drawnByHand(
		context: CanvasRenderingContext2D,
		rec: ElementRecord,
		at: Point,
		zoom: number
	): boolean {
		if ((rec.kind !== 'connector' && rec.kind !== 'ink') || !this.#pens) return false;
		const color = this.#pens[rec.color];
		context.globalAlpha = this.#faded.has(rec.id) ? 0.25 : 1;
		if (rec.kind === 'ink') drawInk(context, rec, at, color);
		else {
			const view = this.#elements.get(rec.id);
			const route = view ? this.#lines.routeOf(view) : null;
			if (route) drawConnector(context, route, color, zoom);
		}
		context.globalAlpha = 1;
		return true;
	}
}

const INK = '#1f2328';

/** Lines of text as bars: where they stand and how many there are, not what they say. */
function drawBars(
	context: CanvasRenderingContext2D,
	rect: Rect,
	text: { size: number; padding: number; lines: number; centred: boolean }
): void {
	const step = text.size * 1.25;
	const width = rect.w - 2 * text.padding;
	const room = rect.h - 2 * text.padding;
	const shown = Math.min(text.lines, Math.max(1, Math.floor(room / step)));
	const top = rect.y + text.padding + Math.max(0, (room - shown * step) / 2);
	for (let line = 0; line < shown; line++) {
		const share = line === shown - 1 ? 0.6 : 0.92;
		const x = rect.x + text.padding + (text.centred ? (width * (1 - share)) / 2 : 0);
		context.fillRect(x, top + line * step + step * 0.3, width * share, text.size * 0.5);
	}
}

function readPapers(): Record<NoteColor, { paper: string; edge: string }> {
	const style = getComputedStyle(document.documentElement);
	return Object.fromEntries(
		NOTE_COLORS.map((color) => [
			color,
			{
				paper: style.getPropertyValue(`--paper-${color}`).trim(),
				edge: style.getPropertyValue(`--edge-${color}`).trim()
			}
		])
	) as Record<NoteColor, { paper: string; edge: string }>;
}
