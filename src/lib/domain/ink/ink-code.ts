import { MAX_INK_BYTES } from '../elements.ts';
import { clamp, type Size } from '../geometry.ts';

/** One point of a stroke: board units from the corner of its box, and how hard the pen was pressed. */
export interface InkPoint {
	readonly x: number;
	readonly y: number;
	/** 0 … 1; absent for a hand that can't tell, such as a mouse. */
	readonly pressure?: number;
}

/*
 * A stroke as bytes: version, flags, then for each point the steps from the point before in eighths
 * of a board unit, each as a zigzag varint, and a byte of pressure where the flag says so. A point
 * of a mouse takes two to four bytes.
 */
const VERSION = 1;
const HAS_PRESSURE = 1;
/** Steps in a board unit: half a pixel at the highest zoom. */
const STEPS = 8;
const PRESSURE_STEPS = 255;
/** Bytes before the first point. */
const HEADER = 2;
/** Bytes that one point takes at most: two steps across the largest board object, and a pressure. */
const MOST_PER_POINT = 2 * 3 + 1;

/** Points that fit into MAX_INK_BYTES whatever they are. */
export const MAX_INK_POINTS = Math.floor((MAX_INK_BYTES - HEADER) / MOST_PER_POINT);

/** The bytes of a stroke, of its first MAX_INK_POINTS points. */
export function encodeInk(points: readonly InkPoint[]): Uint8Array {
	const kept = points.slice(0, MAX_INK_POINTS);
	const pressed = kept.some(({ pressure }) => pressure !== undefined);
	const bytes: number[] = [VERSION, pressed ? HAS_PRESSURE : 0];
	let [x, y] = [0, 0];
	for (const point of kept) {
		const [nextX, nextY] = [quantised(point.x), quantised(point.y)];
		pushStep(bytes, nextX - x);
		pushStep(bytes, nextY - y);
		if (pressed) bytes.push(Math.round(clamp(point.pressure ?? 0.5, 0, 1) * PRESSURE_STEPS));
		[x, y] = [nextX, nextY];
	}
	return Uint8Array.from(bytes);
}

/**
 * The points of a stroke within a box of this size. Never throws: what other clients wrote may be
 * anything. What isn't a stroke has no points, and points outside the box are brought into it, so
 * that nothing is drawn where nobody looks for it.
 */
export function decodeInk(bytes: Uint8Array, [w, h]: Size): InkPoint[] {
	const points: InkPoint[] = [];
	const [version, flags = 0] = bytes;
	if (version !== VERSION || bytes.length > MAX_INK_BYTES) return points;
	const pressed = (flags & HAS_PRESSURE) !== 0;
	const reader = new StepReader(bytes, HEADER);
	let [x, y] = [0, 0];
	while (points.length < MAX_INK_BYTES) {
		const dx = reader.step();
		const dy = reader.step();
		const pressure = pressed ? reader.byte() : 0;
		if (dx === null || dy === null || pressure === null) break;
		x += dx;
		y += dy;
		points.push({
			x: clamp(x / STEPS, 0, w),
			y: clamp(y / STEPS, 0, h),
			...(pressed && { pressure: pressure / PRESSURE_STEPS })
		});
	}
	return points;
}

const quantised = (value: number): number =>
	Math.round((Number.isFinite(value) ? value : 0) * STEPS);

function pushStep(bytes: number[], step: number): void {
	let left = step < 0 ? -2 * step - 1 : 2 * step;
	for (; left > 0x7f; left = Math.floor(left / 0x80)) bytes.push((left & 0x7f) | 0x80);
	bytes.push(left);
}

class StepReader {
	readonly #bytes: Uint8Array;
	#at: number;

	constructor(bytes: Uint8Array, at: number) {
		this.#bytes = bytes;
		this.#at = at;
	}

	byte(): number | null {
		return this.#bytes[this.#at++] ?? null;
	}

	/** Null at the end, and for a number that no honest stroke has. */
	step(): number | null {
		let value = 0;
		for (let scale = 1; scale <= MOST_SCALE; scale *= 0x80) {
			const byte = this.byte();
			if (byte === null) return null;
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
		}
		return null;
	}
}

/** Five bytes: more than across the whole of MAX_SIDE. */
const MOST_SCALE = 0x80 ** 4;
