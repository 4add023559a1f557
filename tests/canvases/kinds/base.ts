import type { CanvasTemplate, Holds, Zone } from '#lib/domain/canvas.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import type { Localized } from '#lib/domain/locale.ts';

/** Purpose-built templates: small, but with whatever is peculiar to a kind. Not shipped. */
export const both = (text: string): Localized => ({ en: text, ru: text });

export const rect = (x: number, y: number, w: number, h: number): Rect => ({ x, y, w, h });

export const zone = (
	key: string,
	number: string | null,
	place: Rect | null,
	holds: Holds = { kind: 'notes', types: ['fact'] },
	more: Partial<Zone> = {}
): Zone => ({
	key,
	number,
	rect: place,
	title: both(key),
	prompt: both(`${key}?`),
	holds,
	...more
});

export const BASE: Omit<CanvasTemplate, 'id' | 'kind' | 'frame' | 'zones'> = {
	version: 1,
	group: 'understand',
	minutes: 5,
	people: [2, 6],
	name: both('Fixture'),
	purpose: both('To show what the format can say.'),
	attribution: both('Own.'),
	licence: 'MIT',
	drawing: [],
	steps: [{ minutes: 5, mode: 'group', text: both('Try it.') }],
	mistakes: [],
	example: []
};
