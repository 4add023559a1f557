import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addPhases, FIRST_TOOLS } from '#lib/domain/agenda.ts';
import { readAttention } from '#lib/domain/attention.ts';
import { readRun } from '#lib/domain/stage-doc.ts';
import type { CreatedWorkshop, Joined } from '#lib/protocol/api.ts';
import { codeOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

type Person = Joined & { cookie: string };

let api: TestApi;
let workshop: CreatedWorkshop;
let vera: Person;
let boris: Person;
let anna: Person;
let olga: Person;
let watcher: Person;

beforeEach(async () => {
	api = await startApi();
	workshop = await api.create();
	const phase = (id: string) => ({ id, title: { en: id }, text: {}, minutes: 5 });
	const rest = { mode: 'group', tools: FIRST_TOOLS, named: true, closes: false } as const;
	addPhases(api.rooms.doc({ kind: 'plan', workshop: workshop.id }), [
		{ ...phase('one'), ...rest },
		{ ...phase('two'), ...rest }
	]);
	vera = await api.join(workshop.links.facilitator, 'Vera');
	boris = await api.join(workshop.links.facilitator, 'Boris');
	anna = await api.join(workshop.links.participant, 'Anna');
	olga = await api.join(workshop.links.participant, 'Olga');
	watcher = await api.join(workshop.links.viewer, 'Wanda');
	for (const { me } of [vera, boris, anna, olga, watcher]) {
		api.rooms.present(workshop.id, me.participant, true);
	}
	await settled();
});
afterEach(() => api.close());

/** The roster writes what was played to it. */
const settled = () => new Promise((resolve) => setTimeout(resolve));
let keys = 0;
async function send(who: { cookie: string } | string, command: unknown, key = `k${keys++}`) {
	const by = typeof who === 'string' ? { token: who } : { cookie: who.cookie };
	const place = `/api/workshops/${workshop.id}/commands`;
	const answer = await api.call('POST', place, { json: { key, command }, ...by });
	if (answer.status === 200) return 'done';
	if (answer.status !== 409) return `${answer.status} ${codeOf(answer)}`;
	return (answer.body as { why: string }).why;
}
const stage = () => api.rooms.doc({ kind: 'stage', workshop: workshop.id });
const shown = () => readAttention(stage(), readRun(stage()).since);
const board = () => workshop.boards[0]!.id;
const next = () => {
	api.clock += 1_000;
	return send(vera, { kind: 'next', seen: readRun(stage()).step });
};
async function marks(who: Person, path = '/now'): Promise<string[] | string> {
	const place = `/api/workshops/${workshop.id}${path}`;
	const answer = await api.call('GET', place, { cookie: who.cookie });
	if (answer.status !== 200) return codeOf(answer);
	const { marks } = answer.body as { marks: { participant: string; kind: string }[] };
	const names = new Map([anna, olga, watcher].map(({ me }) => [me.participant, me.name]));
	return marks.map(({ participant, kind }) => `${names.get(participant)} ${kind}`);
}

describe('raised hands', () => {
	test('queue in the order of raising; only facilitators learn whose they are', async () => {
		expect(await send(olga, { kind: 'hand', up: true })).toBe('done');
		api.clock += 10;
		expect(await send(watcher, { kind: 'hand', up: true })).toBe('done');
		api.clock += 10;
		expect(await send(anna, { kind: 'hand', up: true })).toBe('done');
		api.clock += 10;
		expect(await send(olga, { kind: 'hand', up: true })).toBe('done');
		expect(await marks(vera)).toEqual(['Olga hand', 'Wanda hand', 'Anna hand']);
		expect(await marks(anna)).toBe('forbidden');
		expect(shown().tally).toMatchObject({ hands: 3, ready: 0 });
		const wire = new TextDecoder().decode(Y.encodeStateAsUpdate(stage()));
		expect(wire.split('hands').length).toBeGreaterThan(1);
		expect(JSON.stringify(stage().getMap('attention').toJSON())).not.toContain(olga.me.participant);
	});

	test('are lowered by their owners, one by one or all together by a facilitator', async () => {
		for (const who of [anna, olga, watcher]) await send(who, { kind: 'hand', up: true });
		await send(anna, { kind: 'hand', up: false });
		expect(await send(vera, { kind: 'lower-hand', person: olga.me.participant })).toBe('done');
		expect(await marks(vera)).toEqual(['Wanda hand']);
		expect(await send(vera, { kind: 'lower-hand', person: olga.me.participant })).toBe('done');
		expect(await send(vera, { kind: 'lower-hand', person: 'stranger' })).toBe('nobody');
		await send(olga, { kind: 'hand', up: true });
		expect(await send(vera, { kind: 'lower-hand', person: null })).toBe('done');
		expect(await marks(vera)).toEqual([]);
		expect(shown().tally.hands).toBe(0);
	});

	test('go with the phase, and with whoever is sent away', async () => {
		await send(anna, { kind: 'hand', up: true });
		await send(olga, { kind: 'hand', up: true });
		const remove = `/api/workshops/${workshop.id}/people/${olga.me.participant}/remove`;
		await api.call('POST', remove, { cookie: vera.cookie });
		expect(await marks(vera)).toEqual(['Anna hand']);
		expect(shown().tally.hands).toBe(1);
		await next();
		expect(await marks(vera)).toEqual([]);
		expect(shown().tally.hands).toBe(0);
	});

	test('sent again after they were lowered stay down: a retry isn’t a new wish', async () => {
		await send(anna, { kind: 'hand', up: true }, 'once');
		await send(vera, { kind: 'lower-hand', person: null });
		expect(await send(anna, { kind: 'hand', up: true }, 'once')).toBe('done');
		expect(await marks(vera)).toEqual([]);
	});
});

describe('being ready', () => {
	test('is counted for everybody and named for facilitators, until the phase ends', async () => {
		expect(await send(anna, { kind: 'ready', on: true })).toBe('no_phase');
		await next();
		expect(await send(anna, { kind: 'ready', on: true })).toBe('done');
		expect(await send(olga, { kind: 'ready', on: true })).toBe('done');
		expect(shown().tally.ready).toBe(2);
		expect(await marks(vera)).toEqual(expect.arrayContaining(['Anna ready', 'Olga ready']));
		await send(olga, { kind: 'ready', on: false });
		expect(shown().tally.ready).toBe(1);
		expect(await send(watcher, { kind: 'ready', on: true })).toBe('403 forbidden');
		await next();
		expect(shown().tally.ready).toBe(0);
		expect(await marks(vera)).toEqual([]);
	});

	test('can be read by each person as facilitators read it, and nobody else’s', async () => {
		await next();
		await send(anna, { kind: 'ready', on: true });
		await send(olga, { kind: 'hand', up: true });
		expect(await marks(anna, '/now/mine')).toEqual(['Anna ready']);
		expect(await marks(watcher, '/now/mine')).toEqual([]);
	});

	test('is nobody’s when a program asks with a token', async () => {
		await next();
		const token = tokenOf(workshop.links.participant);
		expect(await send(token, { kind: 'ready', on: true })).toBe('no_person');
		expect(await send(token, { kind: 'hand', up: true })).toBe('no_person');
	});
});

describe('bringing everybody', () => {
	test('shows where, by whom, and as a new summons each time', async () => {
		const bring = { kind: 'bring', board: board(), view: [10, 20, 300, 200] };
		expect(await send(vera, bring, 'a')).toBe('done');
		expect(shown().summons).toEqual({
			id: 'a',
			by: vera.me.participant,
			board: board(),
			rect: { x: 10, y: 20, w: 300, h: 200 }
		});
		expect(await send(vera, bring, 'b')).toBe('done');
		expect(shown().summons?.id).toBe('b');
		expect(await send(tokenOf(workshop.links.facilitator), bring, 'c')).toBe('done');
		expect(shown().summons?.by).toBeNull();
	});

	test('to a board that isn’t there, or to no place at all, is refused', async () => {
		const view = [0, 0, 100, 100];
		expect(await send(vera, { kind: 'bring', board: 'gone', view })).toBe('gone');
		for (const wrong of [null, [0, 0, 0, 100], [0, 0, 1e9, 5], [0, 0, 5], ['0', 0, 5, 5]]) {
			const command = { kind: 'bring', board: board(), view: wrong };
			expect(await send(vera, command)).toBe('400 bad_request');
		}
		expect(shown().summons).toBeNull();
	});
});

describe('holding everybody', () => {
	test('is one facilitator’s at a time, and any of them lets go', async () => {
		const hold = { kind: 'hold', on: true };
		const both = await Promise.all([send(vera, hold), send(boris, hold)]);
		expect(both.toSorted()).toEqual(['done', 'held']);
		const [holder, other] = both[0] === 'done' ? [vera, boris] : [boris, vera];
		expect(shown().hold).toBe(holder.me.participant);
		expect(await send(holder, hold)).toBe('done');
		expect(await send(other, { kind: 'hold', on: false })).toBe('done');
		expect(shown().hold).toBeNull();
		expect(await send(other, { kind: 'hold', on: false })).toBe('done');
	});

	test('can be taken over from one who has left or leads no longer', async () => {
		await send(vera, { kind: 'hold', on: true });
		api.rooms.present(workshop.id, vera.me.participant, false);
		await settled();
		expect(await send(boris, { kind: 'hold', on: true })).toBe('done');
		expect(shown().hold).toBe(boris.me.participant);
		const role = `/api/workshops/${workshop.id}/people/${boris.me.participant}`;
		await api.call('PATCH', role, { cookie: vera.cookie, json: { role: 'participant' } });
		expect(await send(vera, { kind: 'hold', on: true })).toBe('done');
		expect(await send(tokenOf(workshop.links.facilitator), { kind: 'hold', on: true })).toBe(
			'no_person'
		);
	});
});

describe('a spotlight', () => {
	const light = (element: string | null) => ({ kind: 'spotlight', board: board(), element });

	test('is on something that is there, and goes out when it is put out or the phase ends', async () => {
		api.rooms
			.doc({ kind: 'board', workshop: workshop.id, board: board() })
			.getMap('elements')
			.set('n1', new Y.Map());
		expect(await send(vera, light('n1'))).toBe('done');
		expect(shown().spotlight).toMatchObject({ element: 'n1', by: vera.me.participant });
		expect(await send(vera, light(null))).toBe('done');
		expect(shown().spotlight).toBeNull();
		await send(vera, light('n1'));
		await next();
		expect(shown().spotlight).toBeNull();
	});

	test('finds what is protected, too', async () => {
		api.rooms
			.doc({ kind: 'plan', workshop: workshop.id })
			.getMap('protected')
			.set('p1', new Y.Map());
		expect(await send(vera, light('p1'))).toBe('done');
	});

	test('on what is gone, or on another workshop’s board, is refused', async () => {
		expect(await send(vera, light('gone'))).toBe('gone');
		expect(await send(vera, { ...light('n1'), board: 'other' })).toBe('gone');
		expect(shown().spotlight).toBeNull();
	});
});

test.each([
	{ kind: 'bring', board: 'b', view: [0, 0, 10, 10] },
	{ kind: 'hold', on: true },
	{ kind: 'spotlight', board: 'b', element: null },
	{ kind: 'lower-hand', person: null },
	{ kind: 'tools', tools: null }
])('a participant who asks for $kind is refused', async (command) => {
	expect(await send(anna, command)).toBe('403 forbidden');
	expect(await send(watcher, command)).toBe('403 forbidden');
});
