import * as Y from 'yjs';
import { FRAME_GAP, type Frame } from './canvas.ts';
import { sub, type Point, type Size } from './geometry.ts';
import { byZ, healKey, keysAbove } from './order.ts';
import { PLAN, framesOf, lapMap, lapsOf } from './plan-roots.ts';
import { clampPoint, clampSize, isId, parsePoint, parseSize } from './values.ts';

/**
 * The plan document's canvases: `doc.getMap('frames')`, frame id → Y.Map { canvas, xy, wh, z }.
 * Only facilitators write it; every board of the workshop shows the same frames.
 */

/** A canvas to be laid: its frame id (made by the caller), template id and size in board units. */
export interface NewFrame {
	readonly id: string;
	readonly canvas: string;
	readonly wh: Size;
	/**
	 * For canvases of the kind `loop`: their lap is there from the start, so that two facilitators
	 * who pass the pivot for the first time at once write into the same history.
	 */
	readonly loop?: boolean;
}

/**
 * Null for anything that isn't a frame; never throws. A template id that this version doesn't know
 * is kept (drawn as an outline); a missing or broken z goes to the left end of the order.
 */
export function parseFrame(id: string, value: unknown): Frame | null {
	if (!isId(id) || !(value instanceof Y.Map)) return null;
	const canvas: unknown = value.get('canvas');
	const xy = parsePoint(value.get('xy'));
	const wh = parseSize(value.get('wh'));
	if (!isId(canvas) || !xy || !wh) return null;
	return { id, canvas, xy, wh, z: healKey(value.get('z')) };
}

/** All frames that can be read, in their order (which is also PgDn's). */
export function readFrames(plan: Y.Doc): Frame[] {
	const frames: Frame[] = [];
	framesOf(plan).forEach((value, id) => {
		const frame = parseFrame(id, value);
		if (frame) frames.push(frame);
	});
	return frames.sort(byZ);
}

/**
 * Lays canvases side by side, FRAME_GAP apart, in the order given: from (0, 0) on an empty plan,
 * else to the right of what is there. One transaction. Ids that exist are left alone.
 */
export function layFrames(plan: Y.Doc, items: readonly NewFrame[]): void {
	const frames = framesOf(plan);
	const laid = readFrames(plan);
	const fresh = items.filter((item) => isId(item.id) && !frames.has(item.id));
	if (fresh.length === 0) return;
	const keys = keysAbove(
		laid.map((frame) => frame.z),
		fresh.length
	);
	let x = 0;
	let y = 0;
	for (const frame of laid) {
		const right = frame.xy[0] + frame.wh[0] + FRAME_GAP;
		if (right > x) [x, y] = [right, frame.xy[1]];
	}
	plan.transact(() => {
		fresh.forEach((item, i) => {
			const wh = clampSize(item.wh);
			const entries: [string, unknown][] = [
				['canvas', item.canvas],
				['xy', clampPoint([x, y])],
				['wh', wh],
				['z', keys[i]]
			];
			frames.set(item.id, new Y.Map(entries));
			if (item.loop) lapMap(plan, item.id);
			x += wh[0] + FRAME_GAP;
		});
	}, PLAN);
}

/** One more canvas, to the right of the others. */
export const addFrame = (plan: Y.Doc, item: NewFrame): void => layFrames(plan, [item]);

/** Takes canvases off the boards, with their laps. What people wrote stays on the board documents. */
export function removeFrames(plan: Y.Doc, ids: readonly string[]): void {
	const roots = [framesOf(plan), lapsOf(plan)];
	const gone = ids.filter((id) => roots.some((root) => root.has(id)));
	if (gone.length === 0) return;
	plan.transact(() => {
		for (const id of gone) for (const root of roots) root.delete(id);
	}, PLAN);
}

/** Puts a canvas' top-left corner at `xy`, board units, clamped to ±MAX_COORDINATE. */
export function moveFrame(plan: Y.Doc, id: string, xy: Point): void {
	const frame = framesOf(plan).get(id);
	const now = parseFrame(id, frame);
	if (!(frame instanceof Y.Map) || !now || !xy.every(Number.isFinite)) return;
	const [x, y] = clampPoint(xy);
	if (x === now.xy[0] && y === now.xy[1]) return;
	plan.transact(() => frame.set('xy', [x, y]), PLAN);
}

/**
 * Two canvases change places in the row: the right one begins where the left one did, with the same
 * gap after it. Answers by how much each has moved (board units), so that what people wrote on them
 * can go along; null when one of them isn't there.
 */
export function swapFrames(plan: Y.Doc, a: string, b: string): ReadonlyMap<string, Point> | null {
	const frames = framesOf(plan);
	const [left, right] = readFrames(plan)
		.filter(({ id }) => id === a || id === b)
		.sort((one, other) => one.xy[0] - other.xy[0]);
	const [leftMap, rightMap] = [frames.get(left?.id ?? ''), frames.get(right?.id ?? '')];
	if (!left || !right || !(leftMap instanceof Y.Map) || !(rightMap instanceof Y.Map)) return null;
	const gap = right.xy[0] - left.xy[0] - left.wh[0];
	const rightTo = clampPoint([left.xy[0], right.xy[1]]);
	const leftTo = clampPoint([left.xy[0] + right.wh[0] + gap, left.xy[1]]);
	const [first, second] = left.z < right.z ? [left.z, right.z] : [right.z, left.z];
	plan.transact(() => {
		rightMap.set('xy', rightTo);
		rightMap.set('z', first);
		leftMap.set('xy', leftTo);
		leftMap.set('z', second);
	}, PLAN);
	return new Map([
		[left.id, sub(leftTo, left.xy)],
		[right.id, sub(rightTo, right.xy)]
	]);
}
