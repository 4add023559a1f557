import { describe, expect, it } from 'vitest';
import { buildSvg } from '#lib/board/export/svg/build.ts';
import type { Scene } from '#lib/board/export/svg/scene.ts';
import type { ElementRecord, NoteRecord } from '#lib/domain/elements.ts';
import { hostFrom } from '#lib/domain/connector/connectors.ts';
import { encodeInk } from '#lib/domain/ink/ink.ts';
import { wordsIn } from '#lib/domain/shape-forms.ts';
import { fitText } from '#lib/domain/text-fit.ts';

const measure = (text: string, px: number): number => text.length * px * 0.5;

function scene(elements: readonly ElementRecord[], more: Partial<Scene> = {}): Scene {
	return {
		rect: { x: -10, y: -10, w: 500, h: 400 },
		background: '#f6f5f2',
		sheets: [],
		elements,
		hostOf: (id) => {
			const record = elements.find((each) => each.id === id);
			return record ? hostFrom(record) : null;
		},
		images: new Map(),
		mark: (kind, size) => `<svg width="${size}" data-mark="${kind}"/>`,
		paint: (token) => `[${token}]`,
		measure,
		metrics: { ascent: 0.9, descent: 0.3 },
		noteLayout: (text, rect) => {
			const fit = fitText(text, [rect.w - 34, rect.h - 34], measure);
			return { ...fit, align: fit.align === 'centre' ? 'center' : 'start', padding: 16, foot: 0 };
		},
		shapeLayout: (text, form, { w, h }) => {
			const inner = wordsIn(form, [w, h]);
			return { ...fitText(text, [inner.w, inner.h], measure), inner };
		},
		fonts: '',
		title: 'Loop 1',
		...more
	};
}

const base = { xy: [0, 0], wh: [208, 208], z: '', at: 0 } as const;
const note = (text: string, more: Partial<NoteRecord> = {}): NoteRecord => ({
	...base,
	kind: 'note',
	id: 'n',
	text,
	color: 'yellow',
	...more
});

describe('a picture of the board as SVG', () => {
	it('is one file with a size, a title, its faces and its paper', () => {
		const svg = buildSvg(scene([], { fonts: "@font-face{font-family:'A';src:url(data:x)}" }));
		expect(svg).toMatchInlineSnapshot(`
			"<svg xmlns="http://www.w3.org/2000/svg" width="500" height="400" viewBox="-10 -10 500 400" font-family="&#39;Onest Variable&#39;, Onest, system-ui, sans-serif"><title>Loop 1</title>
			<style>@font-face{font-family:&#39;A&#39;;src:url(data:x)}</style>
			<rect x="-10" y="-10" width="500" height="400" fill="#f6f5f2"/></svg>"
		`);
	});

	it('has nothing behind it when nothing is wanted', () => {
		expect(buildSvg(scene([], { background: null }))).not.toContain('<rect');
	});

	it('draws a note with its paper, its mark and its lines where they break on the board', () => {
		const svg = buildSvg(scene([note('Клиент ждёт ответа две недели подряд', { type: 'fact' })]));
		expect(svg).toContain('fill="[paper-yellow]" stroke="[edge-yellow]"');
		expect(svg).toContain('data-mark="fact"');
		const lines = [...svg.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, line]) => line);
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.join(' ')).toBe('Клиент ждёт ответа две недели подряд');
	});

	it('has lines of Hebrew and Arabic run from the right, those beside them from the left', () => {
		const text = '- אחת\n- one\n- שתיים\n- שלוש';
		const svg = buildSvg(scene([note(text)]));
		const spans = [...svg.matchAll(/<tspan x="([^"]*)"[^>]*?(rtl)?"?( unicode[^>]*)?>/g)];
		expect(spans.map(([, x, rtl]) => [x, rtl])).toEqual([
			['191', 'rtl'],
			['17', undefined],
			['191', 'rtl'],
			['191', 'rtl']
		]);
	});

	it('draws every kind, lowest first', () => {
		const points = encodeInk([
			{ x: 0, y: 0, pressure: 0.5 },
			{ x: 60, y: 30, pressure: 0.5 }
		]);
		const svg = buildSvg(
			scene([
				{ ...base, id: 'f', kind: 'frame', text: 'Plan\nB', color: 'white' },
				note('note'),
				{ ...base, id: 't', kind: 'text', text: 'words', color: 'blue', size: 'large' },
				{
					...base,
					id: 's',
					kind: 'shape',
					text: 'shape',
					color: 'red',
					form: 'diamond',
					filled: true
				},
				{
					...base,
					id: 'i',
					kind: 'ink',
					pen: 'highlighter',
					color: 'green',
					weight: 4,
					points,
					box: [60, 30]
				},
				{ ...base, id: 'p', kind: 'image', src: 'a'.repeat(64), alt: 'A <b>cat</b>' },
				{
					...base,
					id: 'c',
					kind: 'connector',
					from: { xy: [0, 0], id: 'n' },
					to: { xy: [400, 300] },
					route: 'elbow',
					heads: ['none', 'triangle'],
					color: 'grey',
					text: 'leads to'
				},
				{ ...base, id: 'e', kind: 'stamp', emoji: '👍' }
			])
		);
		const order = [
			'Plan B',
			'>note<',
			'>words<',
			'>shape<',
			'fill="[marker-green]" opacity="0.5"',
			'cat',
			'leads to',
			'👍'
		];
		const found = order.map((mark) => svg.indexOf(mark));
		expect(found.every((at) => at > 0)).toBe(true);
		expect([...found].sort((a, b) => a - b)).toEqual(found);
		expect(svg).not.toMatch(/NaN|undefined|Infinity/);
	});

	it('carries images along, and shows the place of one that isn’t there', () => {
		const image: ElementRecord = { ...base, id: 'p', kind: 'image', src: 'b'.repeat(64), alt: 'x' };
		const images = new Map([['b'.repeat(64), 'data:image/png;base64,AAAA']]);
		expect(buildSvg(scene([image], { images }))).toContain('href="data:image/png;base64,AAAA"');
		expect(buildSvg(scene([image]))).toContain('stroke-dasharray="6 4"><title>x</title></rect>');
	});

	it('lets nobody out of their text', () => {
		const hostile = '</text></svg><script>alert(1)</script><![CDATA[ " \' & \0 \uD800';
		const svg = buildSvg(
			scene(
				[note(hostile), { ...base, id: 'p', kind: 'image', src: 'c'.repeat(64), alt: hostile }],
				{
					title: hostile
				}
			)
		);
		expect(svg).not.toContain('<script');
		expect(svg.match(/<\/svg>/g)).toHaveLength(1);
		expect(svg).not.toMatch(/\0/);
		expect(svg.isWellFormed()).toBe(true);
	});

	it('has a number for every length, whatever stands in the records', () => {
		const svg = buildSvg(scene([note('x', { xy: [NaN, Infinity], wh: [NaN, 50] })]));
		expect(svg).not.toMatch(/="[^"]*(NaN|Infinity)/);
	});

	it('shows as much of a canvas’s field as the board, from its beginning', () => {
		const area = { x: 20, y: 10, w: 300, h: 65 };
		const fields = [{ area, text: 'Менеджер оформляет договор за один день без юриста и бумаг' }];
		const sheets = [{ rect: { x: 0, y: 0, w: 400, h: 300 }, markup: '', fields }];
		const svg = buildSvg(scene([], { sheets }));
		const lines = [...svg.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, line]) => line ?? '');
		expect(lines).toEqual(['Менеджер оформляет', 'договор за один день…']);
		for (const line of lines) expect(measure(line, 26)).toBeLessThanOrEqual(area.w);
	});

	it('cuts a text that is too long, with a sign that there is more', () => {
		const svg = buildSvg(scene([note('слово '.repeat(400))]));
		expect(svg).toContain('…');
	});
});
