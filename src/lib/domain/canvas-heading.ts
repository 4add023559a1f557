import type { CanvasTemplate, HeadingPlace, Zone } from './canvas.ts';
import { mostLines, textWidth, widestWord } from './canvas-text.ts';
import type { Rect } from './geometry.ts';
import { LOCALES } from './locale.ts';

/** The method's conventions §0.1, board units. */
export const ZONE_PADDING = 16;
export const TITLE_SIZE = 30;
export const PROMPT_SIZE = 20;
export const BADGE_SIZE = 44;
/** Below it, title and prompt stand left of the notes. */
export const LOW_ZONE = 260;
const SIDE_SHARE = 0.3;

export const TITLE_LINE = 36;
export const PROMPT_LINE = 27;
export const BADGE_GAP = 12;
/** Between the title and what stands under it. */
const UNDER_TITLE = 8;
const ABOVE_NOTES = 12;
/** Room after a title for the mark that a prompt shrinks to. */
export const PROMPT_MARK = 28;
const MARK_ROOM = PROMPT_MARK + 8;

/** Where everything of one zone goes, in the units and at the place of the zone's rect. */
export interface ZoneLayout {
	readonly place: HeadingPlace;
	readonly badge: Rect | null;
	readonly title: Rect;
	readonly prompt: Rect;
	readonly notes: Rect;
	/** Where the mark goes that a silent prompt shrinks to; null: after the title's last word. */
	readonly mark: Rect | null;
	/** The prompt stands where notes will lie: it speaks while the zone is empty, then gives way. */
	readonly promptInNotes: boolean;
}

/** Lays out one zone; `box` is its rect on the board. The same for every language. */
export function layOutZone(template: CanvasTemplate, zone: Zone, box: Rect): ZoneLayout {
	switch (zone.heading ?? (box.h < LOW_ZONE ? 'side' : 'top')) {
		case 'top':
			return headingOnTop(zone, box, hasParts(template, zone));
		case 'side':
			return headingAside(zone, box);
		case 'inline':
			return headingInline(zone, box);
	}
}

const hasParts = (template: CanvasTemplate, zone: Zone): boolean =>
	zone.lanes !== undefined ||
	zone.axes !== undefined ||
	template.grid?.zones.includes(zone.key) === true;

const badgeAt = (zone: Zone, x: number, y: number): Rect | null =>
	zone.number === null ? null : { x, y, w: BADGE_SIZE, h: BADGE_SIZE };

/** What fits between an edge and the bottom padding, never negative. */
const below = (box: Rect, x: number, y: number, w: number): Rect => ({
	x,
	y,
	w: Math.max(0, w),
	h: Math.max(0, box.y + box.h - ZONE_PADDING - y)
});

interface TitleBlock {
	readonly badge: Rect | null;
	readonly title: Rect;
}

/** Badge and title on one line; `after` is room kept behind the title's last word. */
function titleBlock(zone: Zone, x: number, y: number, w: number, after: number): TitleBlock {
	const badge = badgeAt(zone, x, y);
	const indent = badge ? BADGE_SIZE + BADGE_GAP : 0;
	const width = w - indent;
	const lines = mostLines(zone.title, TITLE_SIZE, width - after);
	// The first line is centred on the badge.
	const top = badge ? y + (BADGE_SIZE - TITLE_LINE) / 2 : y;
	return { badge, title: { x: x + indent, y: top, w: width, h: lines * TITLE_LINE } };
}

const promptHeight = (zone: Zone, width: number): number =>
	mostLines(zone.prompt, PROMPT_SIZE, width) * PROMPT_LINE;

/** Zones with lanes or axes keep the prompt's place free: what they name is always there to read. */
function headingOnTop(zone: Zone, box: Rect, parts: boolean): ZoneLayout {
	const x = box.x + ZONE_PADDING;
	const y = box.y + ZONE_PADDING;
	const w = box.w - 2 * ZONE_PADDING;
	const { badge, title } = titleBlock(zone, x, y, w, MARK_ROOM);
	const end = Math.max(title.y + title.h, badge ? badge.y + badge.h : 0);
	const prompt = {
		x: title.x,
		y: end + UNDER_TITLE,
		w: title.w,
		h: promptHeight(zone, title.w)
	};
	const top = (parts ? prompt.y + prompt.h : end) + ABOVE_NOTES;
	return {
		place: 'top',
		badge,
		title,
		prompt,
		notes: below(box, x, top, w),
		mark: null,
		promptInNotes: !parts
	};
}

function headingAside(zone: Zone, box: Rect): ZoneLayout {
	const x = box.x + ZONE_PADDING;
	const y = box.y + ZONE_PADDING;
	const w = box.w * SIDE_SHARE - ZONE_PADDING;
	const left = box.x + box.w * SIDE_SHARE + ZONE_PADDING;
	const notes = below(box, left, y, box.x + box.w - ZONE_PADDING - left);
	const beside = titleBlock(zone, x, y, w, 0);
	const narrow = widestWord(zone.title, TITLE_SIZE) > beside.title.w;
	const { badge, title } = narrow ? stacked(zone, x, y, w) : beside;
	const mark = badge && markBy(badge, narrow);
	const under = {
		x: title.x,
		y: title.y + title.h + UNDER_TITLE,
		w: title.w,
		h: promptHeight(zone, title.w)
	};
	if (under.y + under.h <= box.y + box.h - ZONE_PADDING) {
		return { place: 'side', badge, title, prompt: under, notes, mark, promptInNotes: false };
	}
	const prompt = {
		x: notes.x,
		y: y + (BADGE_SIZE - PROMPT_LINE) / 2,
		w: notes.w,
		h: promptHeight(zone, notes.w)
	};
	return { place: 'side', badge, title, prompt, notes, mark, promptInNotes: true };
}

/** For a column that a badge beside the title would make too narrow. */
function stacked(zone: Zone, x: number, y: number, w: number): TitleBlock {
	const badge = badgeAt(zone, x, y);
	const top = badge ? y + BADGE_SIZE + UNDER_TITLE : y;
	const lines = mostLines(zone.title, TITLE_SIZE, w);
	return { badge, title: { x, y: top, w, h: lines * TITLE_LINE } };
}

/** A column has no room after its title: the mark stands beside the badge, or under it. */
const markBy = (badge: Rect, beside: boolean): Rect => ({
	x: beside ? badge.x + BADGE_SIZE + BADGE_GAP : badge.x + (BADGE_SIZE - PROMPT_MARK) / 2,
	y: beside ? badge.y + (BADGE_SIZE - PROMPT_MARK) / 2 : badge.y + BADGE_SIZE + UNDER_TITLE,
	w: PROMPT_MARK,
	h: PROMPT_MARK
});

function headingInline(zone: Zone, box: Rect): ZoneLayout {
	const inset = ZONE_PADDING * 2;
	const middle = box.y + box.h / 2;
	const badge = badgeAt(zone, box.x + ZONE_PADDING, middle - BADGE_SIZE / 2);
	const x = badge ? badge.x + BADGE_SIZE + BADGE_GAP : box.x + inset;
	const w = Math.max(...LOCALES.map((locale) => textWidth(zone.title[locale], TITLE_SIZE)));
	const left = x + w + MARK_ROOM + ZONE_PADDING;
	const notes = { x: left, y: box.y + 8, w: box.x + box.w - inset - left, h: box.h - 16 };
	const lines = promptHeight(zone, notes.w);
	return {
		place: 'inline',
		badge,
		title: { x, y: middle - TITLE_LINE / 2, w: w + MARK_ROOM, h: TITLE_LINE },
		prompt: { x: left, y: middle - lines / 2, w: notes.w, h: lines },
		notes,
		mark: null,
		promptInNotes: true
	};
}
