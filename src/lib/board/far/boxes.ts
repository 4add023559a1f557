import type {
	ElementRecord,
	FrameRecord,
	ShapeRecord,
	StampRecord,
	TextRecord
} from '#lib/domain/elements.ts';
import { oneLine } from '#lib/domain/fields.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { formPath } from '#lib/domain/shape-forms.ts';
import { TEXT_PADDING, TEXT_PX } from '#lib/domain/text-box.ts';
import { runsLeft } from '#lib/domain/text-direction.ts';
import { LINE_HEIGHT } from '#lib/domain/text-fit.ts';
import { shapeLayout } from '../note-layout.ts';
import { NOTE_FONT } from '../text-measure.ts';
import type { Pen } from './pen.ts';

/** Shapes, texts, frames and stamps on the picture of everything. */

/** What an element is painted with: its paper and edge, and its ink straight on the table. */
export interface Paints {
	readonly paper: string;
	readonly edge: string;
	readonly pen: string;
}

/** CSS px. Below it a line of text is a bar: nobody reads it, and bars cost nothing. */
const READABLE = 6;
/** CSS px. Below it a thing is its paper alone. */
const SHOWS_TEXT = 14;
/** CSS px. A frame's title is never smaller: from afar it is what one finds the way by. */
const LEAST_TITLE = 13;
/** Board units, as FrameView has it. */
const TITLE = 20;
/** CSS px. Below it an emoji is a speck. */
const LEAST_EMOJI = 7;
const NOTE_INK = '#1f2328';

export function drawBox(
	context: Pen,
	rec: ElementRecord,
	rect: Rect,
	paints: Paints,
	zoom: number
): void {
	if (rec.kind === 'shape') drawShape(context, rec, rect, paints, zoom);
	else if (rec.kind === 'text') drawText(context, rec, rect, paints, zoom);
	else if (rec.kind === 'frame') drawFrame(context, rec, rect, paints, zoom);
	else if (rec.kind === 'stamp') drawStamp(context, rec, rect, paints, zoom);
}

function drawShape(
	context: Pen,
	rec: ShapeRecord,
	rect: Rect,
	{ paper, edge, pen }: Paints,
	zoom: number
): void {
	const outline = formPath(rec.form, [rect.w, rect.h]);
	context.save();
	context.translate(rect.x, rect.y);
	if (rec.filled) {
		context.fillStyle = paper;
		context.fill(outline);
	}
	context.strokeStyle = rec.filled ? edge : pen;
	context.lineWidth = Math.max(1.5, Math.min(2, 1 / zoom));
	context.stroke(outline);
	if (rec.text.trim() !== '' && Math.min(rect.w, rect.h) * zoom >= SHOWS_TEXT) {
		const { inner, size, lines } = shapeLayout(rec.text, rec.form, rect, true);
		context.fillStyle = rec.filled ? NOTE_INK : pen;
		bars(context, inner, { size, padding: 0, lines, stand: 'middle' }, zoom);
	}
	context.restore();
}

function drawText(context: Pen, rec: TextRecord, rect: Rect, { pen }: Paints, zoom: number): void {
	const size = TEXT_PX[rec.size];
	if (rec.text.trim() === '' || size * zoom < 1) return;
	const lines = Math.max(1, Math.round((rect.h - 2 * TEXT_PADDING) / (size * LINE_HEIGHT)));
	context.fillStyle = pen;
	const stand = runsLeft(rec.text) ? 'right' : 'left';
	bars(context, rect, { size, padding: TEXT_PADDING, lines, stand }, zoom);
}

function drawFrame(
	context: Pen,
	rec: FrameRecord,
	rect: Rect,
	{ paper, edge, pen }: Paints,
	zoom: number
): void {
	context.globalAlpha = 0.22;
	context.fillStyle = paper;
	context.fillRect(rect.x, rect.y, rect.w, rect.h);
	context.globalAlpha = 0.7;
	context.strokeStyle = edge;
	context.lineWidth = Math.max(1.5, 1 / zoom);
	context.strokeRect(rect.x, rect.y, rect.w, rect.h);
	context.globalAlpha = 1;
	const title = oneLine(rec.text).trim();
	if (title === '' || rect.w * zoom < 4 * LEAST_TITLE) return;
	const size = Math.max(TITLE, LEAST_TITLE / zoom);
	context.save();
	context.beginPath();
	context.rect(rect.x, rect.y - 2 * size, rect.w, 2 * size);
	context.clip();
	context.font = `500 ${size}px ${NOTE_FONT}`;
	context.fillStyle = pen;
	const left = runsLeft(title);
	context.direction = left ? 'rtl' : 'ltr';
	context.fillText(title, left ? rect.x + rect.w - 2 : rect.x + 2, rect.y - size * 0.5);
	context.restore();
}

function drawStamp(
	context: Pen,
	rec: StampRecord,
	rect: Rect,
	{ edge }: Paints,
	zoom: number
): void {
	const side = Math.min(rect.w, rect.h) * 0.76;
	if (side * zoom < LEAST_EMOJI) {
		context.fillStyle = edge;
		context.beginPath();
		context.arc(rect.x + rect.w / 2, rect.y + rect.h / 2, side / 3, 0, 2 * Math.PI);
		context.fill();
		return;
	}
	context.font = `${side}px ${NOTE_FONT}`;
	context.fillStyle = NOTE_INK;
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.fillText(rec.emoji, rect.x + rect.w / 2, rect.y + rect.h / 2);
	context.textAlign = 'start';
	context.textBaseline = 'alphabetic';
}

interface Lines {
	readonly size: number;
	readonly padding: number;
	readonly lines: number;
	readonly stand: 'left' | 'middle' | 'right';
}

/** Lines of text as bars, in the colour that is set: where they stand and how many there are, not what they say. */
export function bars(
	context: Pen,
	rect: Rect,
	{ size, padding, lines, stand }: Lines,
	zoom: number
): void {
	context.globalAlpha = size * zoom < READABLE ? 0.35 : 0.55;
	const step = size * LINE_HEIGHT;
	const width = rect.w - 2 * padding;
	const room = rect.h - 2 * padding;
	const shown = Math.min(lines, Math.max(1, Math.floor(room / step)));
	const top = rect.y + padding + Math.max(0, (room - shown * step) / 2);
	const before = { left: 0, middle: 0.5, right: 1 }[stand];
	for (let line = 0; line < shown; line++) {
		const share = line === shown - 1 ? 0.6 : 0.92;
		const x = rect.x + padding + width * (1 - share) * before;
		context.fillRect(x, top + line * step + step * 0.3, width * share, size * 0.5);
	}
	context.globalAlpha = 1;
}
