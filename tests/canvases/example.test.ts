import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import {
	exampleNotes,
	exampleUnderPrompt,
	ghostTextSize,
	zoneAt,
	zoneLayout,
	zoneOf,
	zoneRect
} from '#lib/domain/canvas-layout.ts';
import { centreOf, encloses, intersects, rectOf } from '#lib/domain/geometry.ts';
import { LOCALES } from '#lib/domain/locale.ts';
import { NOTE_COLORS } from '#lib/domain/note-kinds.ts';

const CASES = [...CANVASES.values()].flatMap((template) =>
	LOCALES.map((locale) => ({ id: template.id, locale, template }))
);

describe('the worked example', () => {
	test.each(CASES)('$id ($locale): every note lies in its own zone', ({ template, locale }) => {
		const frame = rectOf([300, -80], template.frame);
		const ghosts = exampleNotes(template, frame, locale);
		expect(ghosts.map(({ zone, text }) => [zone, text])).toEqual(
			template.example.map(({ zone, text }) => [zone, text[locale]])
		);
		for (const { zone, rect } of ghosts) {
			expect(encloses(zoneRect(template, zoneOf(template, zone)!, frame)!, rect), zone).toBe(true);
			expect(zoneAt(template, frame, centreOf(rect))?.key).toBe(zone);
		}
	});

	test.each(CASES)('$id ($locale): no note hides words that are shown', ({ template, locale }) => {
		const frame = rectOf([0, 0], template.frame);
		for (const { zone: key, rect, kind } of exampleNotes(template, frame, locale)) {
			const zone = zoneOf(template, key)!;
			const { title, prompt } = zoneLayout(template, zone, frame)!;
			expect(intersects(rect, title), key).toBe(false);
			if (kind === 'note' && exampleUnderPrompt(template, zone, frame)) {
				expect(intersects(rect, prompt), key).toBe(false);
			}
		}
	});

	test('a text field’s example is text, a note’s has the paper of its kind', () => {
		const template = CANVASES.get('empathy-map')!;
		const ghosts = exampleNotes(template, rectOf([0, 0], template.frame), 'en');
		expect(ghosts.find(({ zone }) => zone === 'goal')).toMatchObject({ kind: 'text', type: null });
		expect(ghosts.find(({ zone }) => zone === 'says')).toMatchObject({
			kind: 'note',
			type: 'quote',
			color: 'yellow'
		});
	});

	test('words are never set smaller than a note allows', () => {
		expect(ghostTextSize('Short', [140, 140])).toBe(20);
		expect(ghostTextSize('A long example '.repeat(20), [140, 140])).toBe(14);
	});
});

/** Tokens of one theme, as app.css has them. */
function tokens(dark: boolean): Map<string, string> {
	const css = readFileSync(new URL('../../src/app.css', import.meta.url), 'utf8');
	const blocks = [...css.matchAll(/(:root(?:\[[^\]]*\])?)\s*\{([^}]*)\}/gu)].filter(
		([, selector]) => dark || selector === ':root'
	);
	return new Map(
		blocks.flatMap(([, , body]) =>
			[...body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/giu)].map(
				([, k, hex]) => [k!, hex!] as const
			)
		)
	);
}

const channels = (hex: string): number[] =>
	[1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
const luminance = (rgb: number[]): number => {
	const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: number[], b: number[]): number => {
	const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (high! + 0.05) / (low! + 0.05);
};

test.each([false, true])('ghosts at 60 % stay readable on every paper (dark: %s)', (dark) => {
	const theme = tokens(dark);
	const sheet = channels(theme.get('sheet')!);
	const ink = channels(theme.get('note-ink')!);
	for (const color of NOTE_COLORS) {
		const paper = channels(theme.get(`paper-${color}`)!);
		const mixed = paper.map((c, i) => 0.6 * c + 0.4 * sheet[i]!);
		expect(contrast(mixed, ink), color).toBeGreaterThanOrEqual(4.5);
	}
});
