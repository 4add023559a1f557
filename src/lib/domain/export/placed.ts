import type { CanvasTemplate, Zone } from '../canvas.ts';
import { partAt, zoneAt } from '../canvas-layout.ts';
import type { ZonePart } from '../canvas-parts.ts';
import type { ElementRecord, FrameRecord } from '../elements.ts';
import { centreOf, contains, rectOf, type Rect } from '../geometry.ts';
import { readingOrder } from '../reading-order.ts';

/** A canvas on the board, as far as lists need it. */
export interface ListedSheet {
	/** Frame id. */
	readonly id: string;
	readonly rect: Rect;
	readonly template: CanvasTemplate | null;
}

/** An element and where it lies: in a zone of a canvas, in a frame, or on the open board. */
export interface Placed<Listed extends ElementRecord = ElementRecord> {
	readonly record: Listed;
	readonly sheet: ListedSheet | null;
	readonly zone: Zone | null;
	readonly lane: ZonePart | null;
	/** The innermost frame around it that people made, where it lies on no canvas. */
	readonly frame: FrameRecord | null;
}

/** Elements in the order in which a person reads the board: canvas by canvas, zone by zone, lane by lane. */
export function inPlaces<Listed extends ElementRecord>(
	records: readonly Listed[],
	sheets: readonly ListedSheet[],
	frames: readonly FrameRecord[]
): Placed<Listed>[] {
	const smallFirst = [...frames].sort((a, b) => a.wh[0] * a.wh[1] - b.wh[0] * b.wh[1]);
	const placed = readingOrder(records).map((record) => ({
		record,
		...placeOf(record, sheets, smallFirst)
	}));
	// Sorting keeps the reading order of what is equal.
	return placed.sort((a, b) => compare(rankOf(a, sheets, frames), rankOf(b, sheets, frames)));
}

function placeOf(
	record: ElementRecord,
	sheets: readonly ListedSheet[],
	frames: readonly FrameRecord[]
): Place {
	const middle = centreOf(rectOf(record.xy, record.wh));
	const sheet = sheets.find(({ rect }) => contains(rect, middle)) ?? null;
	const template = sheet?.template ?? null;
	const zone = sheet && template ? zoneAt(template, sheet.rect, middle) : null;
	const lane = sheet && template && zone ? partAt(template, zone, sheet.rect, middle) : null;
	const frame = sheet ? null : frames.find(({ xy, wh }) => contains(rectOf(xy, wh), middle));
	return { sheet, zone, lane, frame: frame ?? null };
}

type Place = Omit<Placed, 'record'>;

/** What isn't in any comes last. */
const indexIn = (list: readonly unknown[], item: unknown): number => {
	const index = list.indexOf(item);
	return index < 0 ? list.length : index;
};

function rankOf(
	{ sheet, zone, lane, frame }: Place,
	sheets: readonly ListedSheet[],
	frames: readonly FrameRecord[]
): readonly number[] {
	const lanes = zone?.lanes?.items.map(({ key }) => key) ?? [];
	return [
		indexIn(sheets, sheet),
		indexIn(sheet?.template?.zones ?? [], zone),
		lane ? lanes.indexOf(lane.key) : 0,
		indexIn(frames, frame)
	];
}

function compare(a: readonly number[], b: readonly number[]): number {
	const different = a.findIndex((rank, i) => rank !== b[i]);
	return different < 0 ? 0 : (a[different] ?? 0) - (b[different] ?? 0);
}
