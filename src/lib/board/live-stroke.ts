import type { InkPen } from '#lib/domain/elements.ts';
import { MAX_PIECE, outlineOf, type InkPoint } from '#lib/domain/ink/ink.ts';
import type { NoteColor } from '#lib/domain/note-kinds.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The stroke in the hand, drawn straight into an SVG once a frame. What has grown too long to be
 * outlined in a frame is left as it is, and goes on in a path of its own.
 */
export class LiveStroke {
	#svg: SVGElement | null = null;
	#paths: SVGPathElement[] = [];
	#points: readonly InkPoint[] = [];
	#straight = false;
	#look: { pen: InkPen; color: NoteColor; weight: number } | null = null;
	#frame = 0;

	/** Svelte attachment for the svg in the world. */
	attach = (svg: SVGElement): (() => void) => {
		this.#svg = svg;
		return () => {
			cancelAnimationFrame(this.#frame);
			this.#frame = 0;
			this.#svg = null;
		};
	};

	begin(pen: InkPen, color: NoteColor, weight: number): void {
		this.clear();
		this.#look = { pen, color, weight };
	}

	draw(points: readonly InkPoint[], straight: boolean): void {
		this.#points = points;
		this.#straight = straight;
		this.#frame ||= requestAnimationFrame(this.#draw);
	}

	clear(): void {
		for (const path of this.#paths) path.remove();
		this.#paths = [];
		this.#points = [];
		this.#look = null;
	}

	readonly #draw = (): void => {
		this.#frame = 0;
		const look = this.#look;
		if (!look || !this.#svg) return;
		const last = this.#straight ? 0 : Math.floor(Math.max(0, this.#points.length - 2) / MAX_LIVE);
		// A straight line takes the place of all that was drawn before.
		for (const path of this.#paths.splice(last + 1)) path.remove();
		for (let i = this.#paths.length; i <= last; i++) {
			// The piece before gets its end, and is done.
			const done = this.#paths[i - 1];
			if (done) done.setAttribute('d', this.#outline(i - 1, look.weight));
			this.#paths.push(this.#svg.appendChild(newPath(look.pen, look.color)));
		}
		this.#paths[last]?.setAttribute('d', this.#outline(last, look.weight));
	};

	#outline(piece: number, weight: number): string {
		const start = piece * MAX_LIVE;
		return outlineOf(this.#points.slice(start, start + MAX_LIVE + 1), weight);
	}
}

/** Points outlined anew each frame. */
const MAX_LIVE = Math.min(500, MAX_PIECE);

/** Of a stroke as a whole, wherever it is drawn: words under a highlighter stay readable. */
export const INK_OPACITY: Readonly<Record<InkPen, number>> = { pen: 1, highlighter: 0.5 };

/** The name of an ink's colour; the highlighter's are brighter, because it is half transparent. */
export const inkToken = (pen: InkPen, color: NoteColor): string =>
	pen === 'highlighter' ? `marker-${color}` : `pen-${color}`;

/** The CSS colour of an ink. */
export const inkColor = (pen: InkPen, color: NoteColor): string => `var(--${inkToken(pen, color)})`;

/** A path that looks like ink; InkView.svelte and remote strokes use the same classes. */
export function newPath(pen: InkPen, color: NoteColor): SVGPathElement {
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('class', `stroke ${pen}`);
	path.style.setProperty('--pen', inkColor(pen, color));
	path.setAttribute('opacity', String(INK_OPACITY[pen]));
	return path;
}
