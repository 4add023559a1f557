import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addPhases, FIRST_TOOLS } from '#lib/domain/agenda.ts';
import { createNotes, openBoard } from '#lib/domain/board-doc.ts';
import { readBallots, readVoted } from '#lib/domain/votes/votes-doc.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { codeOf, startApi, tokenOf, type Answer, type TestApi } from '../../support/api.ts';

let api: TestApi;
let workshop: CreatedWorkshop;
let board: string;
let lead: string;
let anna: string;
let boris: string;

beforeEach(async () => {
	api = await startApi();
	workshop = await api.create();
	board = workshop.boards[0]?.id ?? '';
	const doc = api.rooms.doc({ kind: 'board', workshop: workshop.id, board });
	createNotes(openBoard(doc), [
		{ id: 'a', xy: [0, 0], wh: [208, 208], color: 'yellow', at: 1 },
		{ id: 'b', xy: [300, 0], wh: [208, 208], color: 'yellow', at: 1 }
	]);
	lead = (await api.join(workshop.links.facilitator, 'Lead')).cookie;
	anna = (await api.join(workshop.links.participant, 'Anna')).cookie;
	boris = (await api.join(workshop.links.participant, 'Boris')).cookie;
});
afterEach(() => api.close());

let keys = 0;
const send = (command: unknown, cookie: string): Promise<Answer> =>
	api.call('POST', `/api/workshops/${workshop.id}/commands`, {
		json: { key: `key${keys++}`, command },
		cookie
	});
const dotsForm = () => ({ kind: 'dots', board, dots: 3, cap: 2, scope: {} });
const open = (form: unknown = dotsForm(), cookie = lead, more: object = {}): Promise<Answer> =>
	send({ kind: 'vote-open', ballot: 'v1', title: {}, secret: true, form, ...more }, cookie);
const dots = (cookie: string, note: string, count: unknown) =>
	send({ kind: 'vote-dots', ballot: 'v1', note, dots: count }, cookie);
const get = (what: string, by: { cookie?: string; token?: string }, ballot = 'v1') =>
	api.call('GET', `/api/workshops/${workshop.id}/ballots/${ballot}/${what}`, by);
const stage = () => api.rooms.doc({ kind: 'stage', workshop: workshop.id });

test('a vote from opening to result, over HTTP', async () => {
	expect((await open()).body).toEqual({ kind: 'done' });
	expect((await dots(anna, 'a', 2)).body).toEqual({ kind: 'done', left: 1 });
	expect((await dots(boris, 'a', 1)).body).toEqual({ kind: 'done', left: 2 });
	expect((await dots(lead, 'b', 1)).body).toEqual({ kind: 'done', left: 2 });
	expect((await get('mine', { cookie: anna })).body).toEqual({
		votes: [{ choice: 'a', weight: 2 }],
		left: 1
	});
	expect((await send({ kind: 'vote-close', ballot: 'v1' }, lead)).body).toEqual({ kind: 'done' });
	expect(readBallots(stage())[0]?.closed?.result).toEqual({
		withheld: false,
		voters: 3,
		totals: { a: 3, b: 1 }
	});
	const late = await dots(anna, 'b', 1);
	expect([late.status, late.body]).toEqual([409, { kind: 'refused', why: 'ballot_closed' }]);
});

describe('who may', () => {
	test('open, close and run off: facilitators', async () => {
		expect(codeOf(await open(undefined, anna))).toBe('forbidden');
		await open();
		for (const kind of ['vote-close', 'vote-runoff']) {
			const answer = await send({ kind, ballot: 'v1', next: 'v2' }, anna);
			expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden']);
		}
		expect(readBallots(stage())).toMatchObject([{ closed: null }]);
	});

	test('vote: people with more than a viewer’s link, not programs', async () => {
		await open();
		const viewer = (await api.join(workshop.links.viewer, 'Vera')).cookie;
		expect((await dots(viewer, 'a', 1)).status).toBe(403);
		const program = await api.call('POST', `/api/workshops/${workshop.id}/commands`, {
			json: { key: 'p', command: { kind: 'vote-dots', ballot: 'v1', note: 'a', dots: 1 } },
			token: tokenOf(workshop.links.participant)
		});
		expect(program.body).toEqual({ kind: 'refused', why: 'no_voter' });
		expect(readVoted(stage(), 'v1')).toBe(0);
	});

	test('see votes: each their own, and facilitators who has voted', async () => {
		await open();
		await dots(anna, 'a', 2);
		expect((await get('mine', { cookie: boris })).body).toEqual({ votes: [], left: 3 });
		expect((await get('mine', { token: tokenOf(workshop.links.facilitator) })).status).toBe(403);
		expect((await get('voters', { cookie: anna })).status).toBe(403);
		const { voters } = (await get('voters', { cookie: lead })).body as { voters: string[] };
		expect(voters).toHaveLength(1);
		expect((await get('mine', { cookie: anna }, 'other')).status).toBe(404);
		expect((await get('mine', {})).status).toBe(401);
	});
});

const option = (id: string, text = id) => ({ id, text });
const options = (count: number) => Array.from({ length: count }, (_, i) => option(`o${i}`));

describe('no ballot', () => {
	test.each([
		['without dots', () => ({ ...dotsForm(), dots: 0 })],
		['of minus one dot', () => ({ ...dotsForm(), dots: -1 })],
		['of half a dot', () => ({ ...dotsForm(), dots: 1.5 })],
		['of a thousand dots', () => ({ ...dotsForm(), dots: 1000 })],
		['with more on a note than there are', () => ({ ...dotsForm(), cap: 4 })],
		['on no zones', () => ({ ...dotsForm(), scope: { zones: [] } })],
		['on notes of no kind there is', () => ({ ...dotsForm(), scope: { types: ['dance'] } })],
		['of eight options', () => ({ kind: 'ranking', options: options(8) })],
		['of one option', () => ({ kind: 'ranking', options: options(1) })],
		['of no options', () => ({ kind: 'ranking', options: [] })],
		['of an option twice', () => ({ kind: 'ranking', options: [option('x'), option('x')] })],
		['of an empty option', () => ({ kind: 'ranking', options: [option('x'), option('y', ' ')] })],
		['of another kind', () => ({ kind: 'applause' })]
	])('%s', async (_name, form) => {
		const answer = await open(form());
		expect([answer.status, codeOf(answer)]).toEqual([400, 'bad_request']);
		expect(readBallots(stage())).toEqual([]);
	});

	test('without a word about its secrecy', async () => {
		expect((await open(undefined, lead, { secret: undefined })).status).toBe(400);
	});
});

describe('no vote', () => {
	test.each([[-1], [0.5], [null], ['2'], [21], [undefined]])('of %j dots', async (count) => {
		await open();
		const answer = await dots(anna, 'a', count);
		expect([answer.status, codeOf(answer)]).toEqual([400, 'bad_request']);
	});

	test.each([['high'], [2.5], [undefined]])('of the score %j', async (score) => {
		await open({ kind: 'fist' });
		expect((await send({ kind: 'vote-score', ballot: 'v1', score }, anna)).status).toBe(400);
	});

	test('off the scale', async () => {
		await open({ kind: 'scale' });
		const answer = await send({ kind: 'vote-score', ballot: 'v1', score: 11 }, anna);
		expect([answer.status, answer.body]).toEqual([409, { kind: 'refused', why: 'vote_invalid' }]);
	});
});

test('the phase that is left closes the vote: Next asks nobody', async () => {
	await open();
	await send({ kind: 'stop', seen: 0 }, lead);
	expect(readBallots(stage())[0]?.closed?.result).toEqual({ withheld: true, voters: 0 });
});

test('the end of the clock closes the vote where the phase says so, and more time opens none again', async () => {
	addPhases(api.rooms.doc({ kind: 'plan', workshop: workshop.id }), [
		{
			id: 'p',
			title: {},
			text: {},
			minutes: 5,
			mode: 'vote',
			tools: FIRST_TOOLS,
			named: true,
			closes: true
		}
	]);
	await send({ kind: 'next', seen: 0 }, lead);
	await open();
	await send({ kind: 'timer-start' }, lead);
	await dots(anna, 'a', 1);
	expect(readBallots(stage())[0]?.closed).toBeNull();
	await send({ kind: 'timer-end' }, lead);
	expect(readBallots(stage())[0]?.closed?.result).toEqual({ withheld: true, voters: 1 });
	await send({ kind: 'timer-add', minutes: 1 }, lead);
	expect((await dots(anna, 'a', 1)).body).toEqual({ kind: 'refused', why: 'ballot_closed' });
});
