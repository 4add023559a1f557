import type { ElementRecord } from '#lib/domain/elements.ts';
import { intersects, rectOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import { NOTE_COLORS, type NoteColor } from '#lib/domain/note-kinds.ts';
import { runsLeft } from '#lib/domain/text-direction.ts';
import type { ElementView } from '../element-view.svelte.ts';
import type { ElementViews } from '../element-views.svelte.ts';
import type { LiveLines } from '../live-lines.ts';
import { noteLayout } from '../note-layout.ts';
import { bars, drawBox } from './boxes.ts';
import { drawConnector, drawInk, readPens, type Pens } from './lines.ts';
import { Pen, type Recording } from './pen.ts';
import { drawSums, readSumPaints, type SumPaints } from './draw-sums.ts';
import { NO_SUMS, type Sums } from './sums.ts';

/** CSS px. Below it a note is its paper alone. */
const SHOWS_TEXT = 14;
const INK = '#1f2328';
/** How much is seen of what lies beneath one's own desk; as in ElementNode.svelte. */
const BENEATH = 0.5;

type Papers = Readonly<Record<NoteColor, { readonly paper: string; readonly edge: string }>>;

/** Draws elements as they are seen from afar, each by its kind, in the theme's colours. */
export class FarElements {
	readonly #elements: ElementViews;
	readonly #lines: LiveLines;
	#papers: Papers | null = null;
	#veil: string | null = null;
	#pens: Pens | null = null;
	#sumPaints: SumPaints | null = null;
	/** What the vote whose result is shown gave each note. */
	sums: Sums = NO_SUMS;
	/** How bright it is, as `filter: brightness()` takes it; null before it was read. */
	#brightness: number | null = null;

	constructor(elements: ElementViews, lines: LiveLines) {
		this.#elements = elements;
		this.#lines = lines;
	}

	/** The theme is another one: colours are read anew before the next drawing. */
	forgetColors(): void {
		this.#papers = null;
		this.#veil = null;
		this.#pens = null;
		this.#sumPaints = null;
		this.#brightness = null;
	}

	/**
	 * All that is on a picture.
	 * @param ids what is there, in drawing order
	 * @param told.zoom what is told of each goes by it
	 * @param told.shows which sums are drawn
	 */
	record(
		area: Rect,
		ids: readonly string[],
		told: {
			readonly zoom: number;
			readonly faded: ReadonlySet<string>;
			readonly shows?: (id: string) => boolean;
			readonly by?: Point;
		}
	): Recording {
		const { zoom, faded, shows = () => true, by } = told;
		const pen = new Pen();
		for (const id of ids) this.draw(pen, id, zoom, faded, by);
		this.drawSums(pen, area, zoom, shows);
		this.dim(pen, area);
		return pen.done();
	}

	/** Takes what was drawn there down to the theme's brightness; once, after all of it is drawn. */
	dim(pen: Pen, area: Rect): void {
		this.#brightness ??= Number(
			getComputedStyle(document.documentElement).getPropertyValue('--note-dim')
		);
		if (!(this.#brightness < 1)) return;
		// Here and not as a filter of the canvas, which the compositor would apply in every frame.
		pen.globalCompositeOperation = 'source-atop';
		pen.globalAlpha = 1 - this.#brightness;
		pen.fillStyle = '#000';
		pen.fillRect(area.x, area.y, area.w, area.h);
		pen.globalAlpha = 1;
		pen.globalCompositeOperation = 'source-over';
	}

	/** Sums over everything that was drawn there, so that no neighbour hides them. */
	drawSums(pen: Pen, area: Rect, zoom: number, shows: (id: string) => boolean): void {
		if (this.sums.size === 0) return;
		this.#sumPaints ??= readSumPaints();
		const where = (id: string): Rect | null => {
			const view = shows(id) ? this.#elements.get(id) : undefined;
			const rect = view?.rec.kind === 'note' ? rectOf(view.rec.xy, view.rec.wh) : null;
			return rect && intersects(rect, area) ? rect : null;
		};
		drawSums(pen, this.sums, where, zoom, this.#sumPaints);
	}

	/**
	 * @param faded drawn thinly: these are about to be erased
	 * @param by how far what is drawn will be shifted: connectors run where they are led to already
	 */
	draw(
		context: Pen,
		id: string,
		zoom: number,
		faded: ReadonlySet<string>,
		by: Point = [0, 0]
	): void {
		const view = this.#elements.get(id);
		if (!view) return;
		const { rec } = view;
		const inert = view.inert && this.#elements.beneath;
		const rect = rectOf(rec.xy, rec.wh);
		this.#pens ??= readPens();
		this.#papers ??= readPapers();
		if (rec.kind === 'connector' || rec.kind === 'ink') {
			const alpha = faded.has(id) ? 0.25 : inert ? BENEATH : 1;
			if (rec.kind === 'ink') {
				drawInk(context, rec, rec.xy, this.#pens[rec.color][rec.pen], alpha);
				return;
			}
			context.globalAlpha = alpha;
			this.#drawLine(context, view, this.#pens[rec.color].pen, zoom, by);
			context.globalAlpha = 1;
			return;
		}
		this.#drawBox(context, rec, rect, zoom, this.#papers, this.#pens);
		if (!inert) return;
		// What it is drawn of has shades of its own, so that it is veiled instead of drawn thinly.
		this.#veil ??= getComputedStyle(document.documentElement).getPropertyValue('--sheet');
		context.globalAlpha = 1 - BENEATH;
		context.fillStyle = this.#veil;
		context.fillRect(rect.x, rect.y, rect.w, rect.h);
		context.globalAlpha = 1;
	}

	#drawBox(
		context: Pen,
		rec: Exclude<ElementRecord, { kind: 'connector' | 'ink' }>,
		rect: Rect,
		zoom: number,
		allPapers: Papers,
		pens: Pens
	): void {
		const color = 'color' in rec ? rec.color : rec.kind === 'image' ? 'grey' : 'white';
		const papers = allPapers[color];
		if (rec.kind !== 'note' && rec.kind !== 'image') {
			drawBox(context, rec, rect, { ...papers, pen: pens[color].pen }, zoom);
			return;
		}
		drawPaper(context, rect, papers, zoom);
		const small = Math.min(rect.w, rect.h) * zoom < SHOWS_TEXT;
		if (small || rec.kind !== 'note' || rec.text.trim() === '') return;
		const { size, align, padding, lines } = noteLayout(
			rec.text,
			rect,
			rec.type !== undefined,
			true
		);
		context.fillStyle = INK;
		const stand = align === 'center' ? 'middle' : runsLeft(rec.text) ? 'right' : 'left';
		bars(context, rect, { size, padding, lines, stand }, zoom);
	}

	#drawLine(context: Pen, view: ElementView, color: string, zoom: number, [dx, dy]: Point): void {
		const route = this.#lines.routeOf(view);
		if (!route) return;
		context.translate(-dx, -dy);
		drawConnector(context, route, color, zoom);
		context.translate(dx, dy);
	}
}

function drawPaper(
	context: Pen,
	rect: Rect,
	{ paper, edge }: { paper: string; edge: string },
	zoom: number
): void {
	context.fillStyle = paper;
	context.fillRect(rect.x, rect.y, rect.w, rect.h);
	context.strokeStyle = edge;
	context.lineWidth = Math.min(2, 1 / zoom);
	context.strokeRect(rect.x, rect.y, rect.w, rect.h);
}

function readPapers(): Papers {
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
