import type { CanvasTemplate, ExampleEntry, Zone } from './canvas.ts';
import { freeSlot, noteSizeIn } from './canvas-notes.ts';
import { noteArea, partsOf, zoneLayout } from './canvas-parts.ts';
import { lineCount, textWidth } from './canvas-text.ts';
import { rectOf, type Rect, type Size } from './geometry.ts';
import { LOCALES, type Locale } from './locale.ts';
import { NOTE_KIND_INFO, type NoteColor, type NoteKind } from './note-kinds.ts';

/** The worked example as it is shown on a sheet; it is never an element of a document. */
export interface GhostNote {
	readonly zone: string;
	/** Board units. */
	readonly rect: Rect;
	readonly text: string;
	readonly color: NoteColor;
	/** `text`: the content of a text field, without paper. */
	readonly kind: 'note' | 'text';
	readonly type: NoteKind | null;
}

/** Text inside a ghost: sizes tried in turn, and the paper's margin, board units. */
const SIZES = [20, 18, 16];
const SMALLEST = 14;
const MARGIN = 12;
const LINE = 1.25;
/** A long example widens its note to this, board units. */
const WIDENED = 220;
/** Text that would have to be smaller counts as long, board units. */
const EASY = 18;

function fitsAt(text: string, size: number, wh: Size): boolean {
	const width = wh[0] - 2 * MARGIN;
	return (
		text.split(' ').every((word) => textWidth(word, size) <= width) &&
		lineCount(text, size, width) * size * LINE <= wh[1] - 2 * MARGIN
	);
}

/** The largest of the note's text sizes at which a ghost's words fit whole. */
export const ghostTextSize = (text: string, wh: Size): number =>
	SIZES.find((size) => fitsAt(text, size, wh)) ?? SMALLEST;

/** Whether a zone's prompt and its example can be read at once, one under the other. */
export function exampleUnderPrompt(template: CanvasTemplate, zone: Zone, frame: Rect): boolean {
	const layout = zoneLayout(template, zone, frame);
	if (!layout) return false;
	if (!layout.promptInNotes) return true;
	return (
		layout.place === 'top' &&
		underPrompt(layout.prompt, layout.notes).h >= noteSizeIn(template, zone)[1]
	);
}

const underPrompt = (prompt: Rect, notes: Rect): Rect => {
	const y = Math.max(notes.y, prompt.y + prompt.h + 12);
	return { ...notes, y, h: notes.y + notes.h - y };
};

function room(template: CanvasTemplate, zone: Zone, entry: ExampleEntry, frame: Rect): Rect {
	const parts = partsOf(template, zone, frame);
	const part = parts.find(({ key }) => key === entry.lane) ?? parts[0];
	if (part) return part.notes;
	const area = noteArea(template, zone, frame);
	const layout = zoneLayout(template, zone, frame);
	return layout?.promptInNotes && exampleUnderPrompt(template, zone, frame)
		? underPrompt(layout.prompt, area)
		: area;
}

function noteRect(
	template: CanvasTemplate,
	zone: Zone,
	entry: ExampleEntry,
	area: Rect,
	taken: readonly Rect[]
): Rect {
	const [w, h] = noteSizeIn(template, zone);
	const long = LOCALES.some((locale) => !fitsAt(entry.text[locale], EASY, [w, h]));
	const wh: Size = [Math.min(area.w, long ? Math.max(w, WIDENED) : w), Math.min(area.h, h)];
	if (!entry.at) return rectOf(freeSlot(area, taken, wh) ?? [area.x, area.y], wh);
	return rectOf(
		[
			area.x + Math.min(Math.max(entry.at[0] * area.w - wh[0] / 2, 0), area.w - wh[0]),
			area.y + Math.min(Math.max(entry.at[1] * area.h - wh[1] / 2, 0), area.h - wh[1])
		],
		wh
	);
}

/** The worked example laid out on a frame, in reading order; entries for unknown zones are left out. */
export function exampleNotes(template: CanvasTemplate, frame: Rect, locale: Locale): GhostNote[] {
	const ghosts: GhostNote[] = [];
	for (const entry of template.example) {
		const zone = template.zones.find(({ key }) => key === entry.zone);
		if (!zone?.rect) continue;
		const text = entry.text[locale];
		if (zone.holds.kind !== 'notes') {
			const rect = noteArea(template, zone, frame);
			ghosts.push({ zone: zone.key, rect, text, color: 'white', kind: 'text', type: null });
			continue;
		}
		const area = room(template, zone, entry, frame);
		const rect = noteRect(
			template,
			zone,
			entry,
			area,
			ghosts.map((ghost) => ghost.rect)
		);
		const type = entry.type ?? zone.holds.types[0] ?? 'fact';
		const { color } = NOTE_KIND_INFO[type];
		ghosts.push({ zone: zone.key, rect, text, color, kind: 'note', type });
	}
	return ghosts;
}
