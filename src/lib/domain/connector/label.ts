import { distance, type Point, type Rect } from '../geometry.ts';
import { lengthOf, pointAlong } from '../polyline.ts';

/** Board units. What a letter is wide on average, a line high, and the plate more than its words. */
const LETTER = 9;
const LINE = 20;
const PLATE = { w: 12, h: 2 } as const;
/** Board units: the widest plate. */
const WIDEST = 240;
/** Board units of a line that must be seen past its label, or nobody sees from where to where it goes. */
const SEEN = 44;
/** Board units between a line and the label beside it. */
const BESIDE = 6;

/**
 * Where the middle of a label stands: on the middle of the way, or beside one that is too short for
 * its words, above it where it lies and to the right of it where it stands. Reckoned and not
 * measured, so that the board, its pictures and every hit agree.
 */
export function labelPlace(points: readonly Point[], text: string): Point {
	const length = lengthOf(points);
	const middle = pointAlong(points, length / 2);
	if (text === '') return middle;
	const [dx, dy] = directionAt(points, length / 2);
	const [w, h] = plateOf(text);
	const covered = Math.min(w / Math.abs(dx), h / Math.abs(dy));
	if (length - covered >= SEEN) return middle;
	const [x, y] = middle;
	return Math.abs(dx) >= Math.abs(dy) ? [x, y - h / 2 - BESIDE] : [x + w / 2 + BESIDE, y];
}

/** Around a label's words where its middle stands there. */
export function labelRect([x, y]: Point, text: string): Rect {
	const [w, h] = plateOf(text);
	return { x: x - w / 2, y: y - h / 2, w, h };
}

function plateOf(text: string): [number, number] {
	const room = WIDEST - PLATE.w;
	let [widest, lines] = [0, 0];
	for (const line of text.split('\n')) {
		const width = line.length * LETTER;
		widest = Math.max(widest, Math.min(width, room));
		lines += Math.max(1, Math.ceil(width / room));
	}
	return [widest + PLATE.w, lines * LINE + PLATE.h];
}

/** Of length 1; to the right where the way is a point. */
function directionAt(points: readonly Point[], at: number): Point {
	const [before, after] = [pointAlong(points, at - 1), pointAlong(points, at + 1)];
	const way = distance(before, after);
	return way > 0 ? [(after[0] - before[0]) / way, (after[1] - before[1]) / way] : [1, 0];
}
