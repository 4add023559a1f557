import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createElements, openBoard, readElements, type NewElement } from '#lib/domain/board-doc.ts';
import { layFrames } from '#lib/domain/plan-doc.ts';
import { frozenCanvases, protectedOf } from '#lib/domain/protected.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { createOrder } from '../../../server/stage/order.ts';
import { codeOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

let api: TestApi;
let workshop: CreatedWorkshop;

beforeEach(async () => {
	api = await startApi();
	workshop = await api.create();
	layFrames(plan(), [
		{ id: 'f1', canvas: 'empathy-map', wh: [1000, 800] },
		{ id: 'f2', canvas: 'persona', wh: [1000, 800] }
	]);
	createElements(openBoard(board()), [
		note('a', 100, 100, 'one'),
		note('b', 400, 100, 'two'),
		note('far', 5_000, 100, 'three'),
		{ ...note('line', 0, 0, ''), kind: 'connector', ...ENDS('a', 'b') } as never,
		{ ...note('out', 0, 0, ''), kind: 'connector', ...ENDS('a', 'far') } as never
	]);
});
afterEach(() => api.close());

const note = (id: string, x: number, y: number, text: string): NewElement =>
	({
		id,
		kind: 'note',
		xy: [x, y],
		wh: [208, 208],
		color: 'yellow',
		text,
		by: 'anna',
		at: 7
	}) as never;
const ENDS = (from: string, to: string) => ({
	from: { xy: [0, 0], id: from },
	to: { xy: [10, 10], id: to },
	route: 'straight',
	heads: ['none', 'arrow']
});
const plan = () => api.rooms.doc({ kind: 'plan', workshop: workshop.id });
const board = () =>
	api.rooms.doc({ kind: 'board', workshop: workshop.id, board: workshop.boards[0]!.id });
const onBoard = () => [...board().getMap('elements').keys()].sort();
const onPlan = () => [...protectedOf(plan()).keys()].sort();
const json = (root: Y.Map<unknown>, id: string) => (root.get(id) as Y.Map<unknown>).toJSON();

let keys = 0;
async function send(
	command: object,
	key = `k${keys++}`,
	by: 'facilitator' | 'participant' = 'facilitator'
) {
	const answer = await api.call('POST', `/api/workshops/${workshop.id}/commands`, {
		json: { key, command: { board: workshop.boards[0]!.id, ...command } },
		token: tokenOf(workshop.links[by])
	});
	if (answer.status === 200) return 'done';
	return answer.status === 409 ? (answer.body as { why: string }).why : codeOf(answer);
}
const protect = (...elements: string[]) => send({ kind: 'protect', elements });
const release = (...elements: string[]) => send({ kind: 'release', elements });

describe('protecting', () => {
	test('moves elements to the plan by value, under their ids, and releasing brings them back the same', async () => {
		const before = json(board().getMap('elements'), 'a');
		expect(await protect('a')).toBe('done');
		expect(onBoard()).toEqual(['b', 'far', 'line', 'out']);
		expect(json(protectedOf(plan()), 'a')).toEqual(before);
		const text = (protectedOf(plan()).get('a') as Y.Map<unknown>).get('text');
		expect(text).toBeInstanceOf(Y.Text);
		expect(await release('a')).toBe('done');
		expect(onPlan()).toEqual([]);
		expect(json(board().getMap('elements'), 'a')).toEqual(before);
		expect(readElements(openBoard(board())).find(({ id }) => id === 'a')).toMatchObject({
			text: 'one',
			by: 'anna',
			at: 7
		});
	});

	test('what is protected already, or partly gone, is done as far as it is there', async () => {
		expect(await protect('a', 'gone')).toBe('done');
		expect(await protect('a')).toBe('done');
		expect(await protect('a', 'b')).toBe('done');
		expect(onPlan()).toEqual(['a', 'b']);
		expect(await release('b')).toBe('done');
		expect(await release('b')).toBe('done');
		expect(onPlan()).toEqual(['a']);
	});

	test('what is gone is refused, as is another workshop’s board', async () => {
		expect(await protect('gone')).toBe('gone');
		expect(await release('gone')).toBe('gone');
		expect(await send({ kind: 'protect', board: 'other', elements: ['a'] })).toBe('gone');
		expect(await send({ kind: 'protect', elements: [] })).toBe('bad_request');
		expect(onBoard()).toHaveLength(5);
	});

	test('is for facilitators alone', async () => {
		for (const command of [
			{ kind: 'protect', elements: ['a'] },
			{ kind: 'release', elements: null },
			{ kind: 'freeze-canvas', frame: 'f1', on: true }
		]) {
			expect(await send(command, undefined, 'participant')).toBe('forbidden');
		}
		expect(onPlan()).toEqual([]);
	});

	test('twice at once by two facilitators is there once', async () => {
		const both = await Promise.all([protect('a', 'b'), protect('b', 'a')]);
		expect(both).toEqual(['done', 'done']);
		expect(onPlan()).toEqual(['a', 'b']);
		expect(onBoard()).toEqual(['far', 'line', 'out']);
		await send({ kind: 'release', elements: null });
		expect(onPlan()).toEqual([]);
		expect(onBoard()).toHaveLength(5);
	});

	test('a command sent again after it was undone does nothing', async () => {
		await send({ kind: 'protect', elements: ['a'] }, 'same');
		await release('a');
		expect(await send({ kind: 'protect', elements: ['a'] }, 'same')).toBe('done');
		expect(onPlan()).toEqual([]);
	});
});

describe('freezing a canvas', () => {
	test('takes what lies on it, with the lines between, and gives all of that back in one go', async () => {
		await protect('b');
		await release('b');
		expect(await send({ kind: 'freeze-canvas', frame: 'f1', on: true })).toBe('done');
		expect(onPlan()).toEqual(['a', 'b', 'line']);
		expect([...frozenCanvases(plan())]).toEqual(['f1']);
		await release('b', 'line');
		await send({ kind: 'freeze-canvas', frame: 'f1', on: true });
		expect(onPlan()).toEqual(['a', 'b', 'line']);
		expect(await send({ kind: 'freeze-canvas', frame: 'f1', on: false })).toBe('done');
		expect(onPlan()).toEqual([]);
		expect([...frozenCanvases(plan())]).toEqual([]);
		expect(onBoard()).toEqual(['a', 'b', 'far', 'line', 'out']);
		expect(json(board().getMap('elements'), 'a')).not.toHaveProperty('frozen');
	});

	test('leaves what was protected by itself protected when it thaws', async () => {
		await protect('b');
		await send({ kind: 'freeze-canvas', frame: 'f1', on: true });
		await send({ kind: 'freeze-canvas', frame: 'f1', on: false });
		expect(onPlan()).toEqual(['b']);
	});

	test('an empty one is closed, too; one that isn’t there is refused', async () => {
		expect(await send({ kind: 'freeze-canvas', frame: 'f2', on: true })).toBe('done');
		expect([...frozenCanvases(plan())]).toEqual(['f2']);
		expect(await send({ kind: 'freeze-canvas', frame: 'gone', on: true })).toBe('gone');
	});
});

describe('a server that stops between the two documents', () => {
	const order = () =>
		createOrder({
			rooms: api.rooms,
			workshops: api.store,
			stages: { answered: async () => null, remember: async () => undefined },
			now: () => 0
		});
	/** Stops before the nth edit. */
	function stopBefore(nth: number) {
		const { edit } = api.rooms;
		let count = 0;
		api.rooms.edit = async (name, change) => {
			if (++count === nth) throw new Error('killed');
			return edit.call(api.rooms, name, change);
		};
		return () => {
			api.rooms.edit = edit;
		};
	}
	const everything = () => new Set([...onBoard(), ...onPlan()]);

	test.each([1, 2, 3])('while it protects (edit %i) loses and doubles nothing', async (nth) => {
		const go = stopBefore(nth);
		const command = { kind: 'protect', board: workshop.boards[0]!.id, elements: ['a'] } as const;
		await expect(order().command(workshop.id, 'k', command)).rejects.toThrow('killed');
		go();
		expect(everything()).toContain('a');
		await order().prepare(workshop.id);
		expect([...onBoard(), ...onPlan()].filter((id) => id === 'a')).toHaveLength(1);
		expect(await order().command(workshop.id, 'k', command)).toEqual({ kind: 'done' });
		expect(onPlan()).toEqual(['a']);
		expect(onBoard()).not.toContain('a');
	});

	test.each([1, 2, 3])('while it releases (edit %i) loses and doubles nothing', async (nth) => {
		await protect('a');
		const before = json(protectedOf(plan()), 'a');
		const go = stopBefore(nth);
		const command = { kind: 'release', board: workshop.boards[0]!.id, elements: ['a'] } as const;
		await expect(order().command(workshop.id, 'k', command)).rejects.toThrow('killed');
		go();
		await order().prepare(workshop.id);
		expect([...onBoard(), ...onPlan()].filter((id) => id === 'a')).toHaveLength(1);
		expect(await order().command(workshop.id, 'k', command)).toEqual({ kind: 'done' });
		expect(onPlan()).toEqual([]);
		expect(json(board().getMap('elements'), 'a')).toEqual(before);
	});

	test('what is typed while it is on its way goes along', async () => {
		const { edit } = api.rooms;
		let count = 0;
		api.rooms.edit = async (name, change) => {
			if (++count === 3) {
				const a = board().getMap('elements').get('a') as Y.Map<unknown>;
				(a.get('text') as Y.Text).insert(3, ' more');
			}
			return edit.call(api.rooms, name, change);
		};
		await protect('a');
		api.rooms.edit = edit;
		expect(json(protectedOf(plan()), 'a')).toMatchObject({ text: 'one more' });
	});
});
