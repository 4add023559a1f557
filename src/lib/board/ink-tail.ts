import type { InkPoint } from '#lib/domain/ink/ink.ts';
import { MAX_PRESENCE_INK } from '#lib/protocol/limits.ts';

/** CSS px between the points that others are told of while a stroke is drawn. */
const STEP = 5;

/** What presence says of the points of a stroke: how many came before, and the last ones. */
export interface TailMessage {
	readonly at: number;
	/** x and y of the first, then the steps from each to the next. Half board units are kept. */
	readonly points: number[];
}

/**
 * The stroke in the hand as others see it grow: fewer points, and of these only the last, so that a
 * message stays small however long the stroke. Points are only ever added, so a reader can put
 * the tails together.
 */
export class InkTail {
	readonly #points: (readonly [number, number])[] = [];
	#seen = 0;

	of(stroke: readonly InkPoint[], straight: boolean, zoom: number): TailMessage {
		if (straight) return message(stroke.map(halves), 0);
		for (; this.#seen < stroke.length; this.#seen++) {
			const point = stroke[this.#seen];
			const last = this.#points.at(-1);
			if (!point) continue;
			const far = !last || Math.hypot(point.x - last[0], point.y - last[1]) * zoom >= STEP;
			if (far) this.#points.push(halves(point));
		}
		const at = Math.max(0, this.#points.length - MAX_PRESENCE_INK);
		return message(this.#points.slice(at), at);
	}

	clear(): void {
		this.#points.length = 0;
		this.#seen = 0;
	}
}

const halves = ({ x, y }: InkPoint): readonly [number, number] => [half(x), half(y)];
const half = (value: number): number => Math.round(value * 2) / 2;

function message(points: readonly (readonly [number, number])[], at: number): TailMessage {
	let [px, py] = [0, 0];
	const steps = points.flatMap(([x, y]) => {
		const step = [x - px, y - py];
		[px, py] = [x, y];
		return step;
	});
	return { at, points: steps };
}

/** Puts a tail to what was known of a stroke; what was missed in between becomes a straight line. */
export function withTail(
	known: readonly InkPoint[],
	{ at, points }: Readonly<{ at: number; points: readonly number[] }>
): InkPoint[] {
	const all = known.slice(0, at);
	let [x, y] = [0, 0];
	for (let i = 0; i + 1 < points.length; i += 2) {
		x += points[i] ?? 0;
		y += points[i + 1] ?? 0;
		all.push({ x, y });
	}
	return all;
}
