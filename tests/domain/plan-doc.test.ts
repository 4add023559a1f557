import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { FRAME_GAP } from '#lib/domain/canvas.ts';
import { MAX_COORDINATE } from '#lib/domain/elements.ts';
import {
	MAX_REASON_LENGTH,
	PLAN,
	addFrame,
	layFrames,
	moveFrame,
	moveToken,
	parseFrame,
	passPivot,
	readFrames,
	readLap,
	removeFrames
} from '#lib/domain/plan-doc.ts';

let plan: Y.Doc;
let origins: unknown[];

beforeEach(() => {
	plan = new Y.Doc();
	origins = [];
	plan.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
});

const item = (id: string, w = 3_000, canvas = 'empathy-map') =>
	({ id, canvas, wh: [w, 1_700] }) as const;

describe('laying canvases', () => {
	test('side by side from the origin, in one transaction', () => {
		layFrames(plan, [item('a'), item('b', 2_000, 'persona'), item('c')]);
		expect(readFrames(plan)).toEqual([
			{ id: 'a', canvas: 'empathy-map', xy: [0, 0], wh: [3_000, 1_700], z: 'a0' },
			{ id: 'b', canvas: 'persona', xy: [3_000 + FRAME_GAP, 0], wh: [2_000, 1_700], z: 'a1' },
			{
				id: 'c',
				canvas: 'empathy-map',
				xy: [5_000 + 2 * FRAME_GAP, 0],
				wh: [3_000, 1_700],
				z: 'a2'
			}
		]);
		expect(origins).toEqual([PLAN]);
	});

	test('one more goes to the right of the others, on their height', () => {
		layFrames(plan, [item('a'), item('b')]);
		moveFrame(plan, 'b', [9_000, 500]);
		addFrame(plan, item('c'));
		expect(readFrames(plan).at(-1)).toMatchObject({ id: 'c', xy: [12_000 + FRAME_GAP, 500] });
	});

	test('what is there already stays as it is', () => {
		layFrames(plan, [item('a')]);
		layFrames(plan, [item('a', 500)]);
		layFrames(plan, []);
		expect(readFrames(plan)).toMatchObject([{ wh: [3_000, 1_700] }]);
		expect(origins).toHaveLength(1);
	});
});

describe('moving and removing canvases', () => {
	beforeEach(() => {
		layFrames(plan, [item('a'), item('b')]);
		origins = [];
	});

	test('moves, within the world, and only when it is a move', () => {
		moveFrame(plan, 'a', [10, -20]);
		moveFrame(plan, 'a', [10, -20]);
		moveFrame(plan, 'a', [NaN, 0]);
		moveFrame(plan, 'gone', [1, 1]);
		expect(origins).toEqual([PLAN]);
		expect(readFrames(plan)[0]?.xy).toEqual([10, -20]);
		moveFrame(plan, 'a', [1e12, 0]);
		expect(readFrames(plan)[0]?.xy).toEqual([MAX_COORDINATE, 0]);
	});

	test('removes with its laps, in one transaction', () => {
		moveToken(plan, 'a', 0.5);
		origins = [];
		removeFrames(plan, ['a', 'gone']);
		expect(readFrames(plan).map(({ id }) => id)).toEqual(['b']);
		expect(readLap(plan, 'a').tau).toBe(0);
		expect(origins).toEqual([PLAN]);
	});

	test('removing nothing is no transaction', () => {
		const listener = vi.fn();
		plan.on('afterTransaction', listener);
		removeFrames(plan, ['gone']);
		removeFrames(plan, []);
		expect(listener).not.toHaveBeenCalled();
	});
});

describe('reading canvases', () => {
	const raw = (keys: object): Y.Map<unknown> => {
		const map = new Y.Map<unknown>(Object.entries(keys));
		plan.getMap('frames').set('f', map);
		return map;
	};
	const good = { canvas: 'persona', xy: [1, 2], wh: [3_000, 1_700], z: 'a3' };

	test('keeps a canvas that this version doesn’t know', () => {
		expect(parseFrame('f', raw({ ...good, canvas: 'from-the-future' }))).toMatchObject({
			canvas: 'from-the-future'
		});
	});

	test('puts one without a usable key first', () => {
		layFrames(plan, [item('a')]);
		raw({ ...good, z: 7 });
		expect(readFrames(plan).map(({ id }) => id)).toEqual(['f', 'a']);
	});

	test.each([
		['without a canvas', { canvas: undefined }],
		['with a canvas that is no name', { canvas: 7 }],
		['with an endless canvas name', { canvas: 'x'.repeat(65) }],
		['without a place', { xy: undefined }],
		['with an absurd place', { xy: [0, 1e9] }],
		['with an absurd size', { wh: [1, 1e9] }]
	])('skips one %s', (_, change) => {
		raw({ ...good, ...change });
		layFrames(plan, [item('a')]);
		expect(readFrames(plan).map(({ id }) => id)).toEqual(['a']);
	});

	test.each([5, 'x', null, [1], { canvas: 'persona' }])('skips %j', (value) => {
		plan.getMap('frames').set('f', value);
		expect(readFrames(plan)).toEqual([]);
	});
});

describe('laps of a loop', () => {
	beforeEach(() => layFrames(plan, [{ ...item('a', 3_000, 'mobius-loop'), loop: true }]));

	test('begin at the start', () => {
		expect(readLap(plan, 'a')).toEqual({ lap: 1, tau: 0, history: [] });
		expect(readLap(plan, 'gone')).toEqual({ lap: 1, tau: 0, history: [] });
	});

	test('the token moves in one transaction, and only when it moves', () => {
		origins = [];
		moveToken(plan, 'a', 0.125);
		moveToken(plan, 'a', 0.125);
		moveToken(plan, 'a', NaN);
		moveToken(plan, 'gone', 0.5);
		expect(origins).toEqual([PLAN]);
		expect(readLap(plan, 'a').tau).toBe(0.125);
	});

	test('whole turns are dropped', () => {
		moveToken(plan, 'a', 1.25);
		expect(readLap(plan, 'a').tau).toBe(0.25);
		moveToken(plan, 'a', -0.25);
		expect(readLap(plan, 'a').tau).toBe(0.75);
		moveToken(plan, 'a', 1);
		expect(readLap(plan, 'a').tau).toBe(0);
	});

	test('a pass writes a row, moves the token and begins the next lap', () => {
		moveToken(plan, 'a', 0.9);
		origins = [];
		passPivot(plan, 'a', { choice: 'deliver', reason: 'Wording works', at: 99, to: 0.5 });
		expect(origins).toEqual([PLAN]);
		expect(readLap(plan, 'a')).toEqual({
			lap: 2,
			tau: 0.5,
			history: [{ lap: 1, at: 99, choice: 'deliver', reason: 'Wording works' }]
		});
	});

	test('rethinking the options stays in the lap and where it is', () => {
		moveToken(plan, 'a', 0.5);
		passPivot(plan, 'a', { choice: 'options', reason: '', at: 1, to: null });
		passPivot(plan, 'a', { choice: 'discover', reason: '', at: 2, to: 0 });
		expect(readLap(plan, 'a')).toEqual({
			lap: 2,
			tau: 0,
			history: [
				{ lap: 1, at: 1, choice: 'options', reason: '' },
				{ lap: 1, at: 2, choice: 'discover', reason: '' }
			]
		});
	});

	test('an endless reason is cut', () => {
		passPivot(plan, 'a', { choice: 'x', reason: 'y'.repeat(100_000), at: 1, to: 0 });
		expect(readLap(plan, 'a').history[0]?.reason).toHaveLength(MAX_REASON_LENGTH);
	});

	test('rows written by two facilitators at once are both kept, also the very first', () => {
		const other = new Y.Doc();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(plan));
		passPivot(plan, 'a', { choice: 'one', reason: '', at: 1, to: 0 });
		passPivot(other, 'a', { choice: 'two', reason: '', at: 2, to: 0.5 });
		Y.applyUpdate(plan, Y.encodeStateAsUpdate(other));
		Y.applyUpdate(other, Y.encodeStateAsUpdate(plan));
		expect(
			readLap(plan, 'a')
				.history.map(({ choice }) => choice)
				.sort()
		).toEqual(['one', 'two']);
		expect(readLap(other, 'a')).toEqual(readLap(plan, 'a'));
	});

	test.each([
		['a number', 5],
		['a plain object', { lap: 3 }],
		['an empty map', new Y.Map()],
		['nonsense', new Y.Map<unknown>(Object.entries({ lap: -1, tau: 7, history: 'long' }))],
		['not numbers', new Y.Map<unknown>(Object.entries({ lap: 1.5, tau: NaN, history: null }))]
	])('%s reads as the start and can be written over', (_, value) => {
		plan.getMap('laps').set('a', value);
		expect(readLap(plan, 'a')).toEqual({ lap: 1, tau: 0, history: [] });
		passPivot(plan, 'a', { choice: 'x', reason: '', at: 1, to: 0.5 });
		expect(readLap(plan, 'a')).toMatchObject({ lap: 2, tau: 0.5, history: [{ choice: 'x' }] });
	});

	test('rows that can’t be read are left out', () => {
		const history = new Y.Array<unknown>();
		history.push([1, null, { lap: 1 }, { lap: 1, at: 'x', choice: 'a', reason: 'b' }]);
		plan.getMap('laps').set('a', new Y.Map<unknown>([['history', history]]));
		expect(readLap(plan, 'a').history).toEqual([{ lap: 1, at: 0, choice: 'a', reason: 'b' }]);
	});
});
