import { beforeEach, describe, expect, test } from 'vitest';
import type { ElementView } from '#lib/board/element-view.svelte.ts';
import type { ElementViews } from '#lib/board/element-views.svelte.ts';
import { LiveLines } from '#lib/board/live-lines.ts';
import { hostFrom } from '#lib/domain/connector/host.ts';
import type { ConnectorEnd, ElementRecord } from '#lib/domain/elements.ts';
import { rectOf, type Point } from '#lib/domain/geometry.ts';
import { Links } from '#lib/domain/links.ts';

const base = { z: '', at: 0, text: '', color: 'grey' } as const;
const note = (id: string, xy: Point): ElementRecord => ({
	...{ ...base, id, kind: 'note', xy, wh: [100, 100] }
});
const line = (id: string, from: ConnectorEnd, to: ConnectorEnd): ElementRecord => ({
	...{ ...base, id, kind: 'connector', from, to, route: 'straight', heads: ['none', 'none'] },
	...{ xy: [0, 0], wh: [100, 100] }
});
const on = (id: string): ConnectorEnd => ({ xy: [0, 0], id });

/** Three notes in a row; `ab` and `bc` between them, `free` from the last to nowhere. */
const RECORDS: readonly ElementRecord[] = [
	note('a', [0, 0]),
	note('b', [300, 0]),
	note('c', [600, 0]),
	line('ab', on('a'), on('b')),
	line('bc', on('b'), on('c')),
	line('free', on('c'), { xy: [900, 50] })
];

let painted: string[] = [];
let lines: LiveLines;
let views: Map<string, ElementView>;

beforeEach(() => {
	painted = [];
	const links = new Links();
	for (const record of RECORDS) links.change(record.id, null, record);
	views = new Map(
		RECORDS.map((rec) => {
			const paint = (): void => void painted.push(rec.id);
			const view = { id: rec.id, rec, resized: null, paint, rect: rectOf(rec.xy, rec.wh) };
			return [rec.id, view as unknown as ElementView];
		})
	);
	const elements = {
		links,
		get: (id: string) => views.get(id),
		hostOf: (id: string) => {
			const view = views.get(id);
			return view ? hostFrom(view.rec) : null;
		}
	};
	lines = new LiveLines(elements as unknown as ElementViews);
});

const routeOf = (id: string) => lines.routeOf(views.get(id)!)!;

describe('connectors while something is dragged', () => {
	test('only those of what is dragged are drawn anew, at each step', () => {
		const ids = ['a'];
		lines.hold(ids, [0, 10]);
		lines.hold(ids, [0, 20]);
		expect(painted).toEqual(['ab', 'ab']);
		expect(routeOf('ab').from[1]).toBeGreaterThan(50);
		expect(routeOf('bc')).toMatchObject({ from: [404, 50], to: [596, 50] });
	});

	test('lie as written again when it is put down or dropped', () => {
		const before = routeOf('ab');
		lines.hold(['a'], [0, 200]);
		lines.hold(null);
		expect(painted.at(-1)).toBe('ab');
		expect(routeOf('ab')).toEqual(before);
	});

	test('a loose end goes with the connector that is dragged, its host stays', () => {
		lines.hold(['free'], [0, 100]);
		expect(routeOf('free').to).toEqual([900, 150]);
		expect(routeOf('free').from[0]).toBeLessThan(710);
	});

	test('others’ drags lead them too, and let them go', () => {
		const before = routeOf('bc');
		lines.holdOthers(new Map([['c', [0, 300] as Point]]));
		expect(painted.sort()).toEqual(['bc', 'free']);
		expect(routeOf('bc').to[1]).toBeGreaterThan(200);
		lines.holdOthers(new Map());
		expect(routeOf('bc')).toEqual(before);
		painted = [];
		lines.holdOthers(new Map());
		expect(painted).toEqual([]);
	});

	test('what ends at several that are held, or is held with others, goes above them until they lie', () => {
		const raised = (): string[] =>
			[...views.values()].filter((view) => view.raised).map(({ id }) => id);
		lines.hold(['a', 'c', 'free'], [0, 10]);
		expect(raised()).toEqual(['ab', 'bc', 'free']);
		lines.holdOthers(
			new Map([
				['a', [5, 5] as Point],
				['b', [5, 5] as Point]
			])
		);
		lines.hold(null);
		expect(raised()).toEqual(['ab', 'bc']);
		lines.holdOthers(new Map([['b', [9, 9] as Point]]));
		expect(raised()).toEqual([]);
	});

	test('one that is held by itself leaves its connectors where they are', () => {
		lines.hold(['b'], [0, 10]);
		lines.holdOthers(new Map([['c', [0, 10] as Point]]));
		expect([...views.values()].some((view) => view.raised)).toBe(false);
	});

	test('are led unless all of each is held and above the rest', () => {
		lines.hold(['b', 'c'], [0, 10]);
		expect(lines.led).toBe(true);
		lines.hold(['a', 'b', 'c', 'free'], [0, 10]);
		expect(lines.led).toBe(false);
		lines.hold(['a', 'b', 'c'], [0, 10]);
		expect(lines.led).toBe(true);
		lines.hold(['free'], [0, 10]);
		expect(lines.led).toBe(true);
		lines.hold(null);
		expect(lines.led).toBe(false);
	});

	test('what is being resized leads them by the size that it shows', () => {
		const c = views.get('c');
		if (c) c.resized = { x: 600, y: 0, w: 100, h: 300 };
		expect(routeOf('bc').to[1]).toBeGreaterThan(100);
	});
});
