import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addPhases, FIRST_TOOLS } from '#lib/domain/agenda.ts';
import { readRun } from '#lib/domain/stage-doc.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { codeOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

let api: TestApi;
let workshop: CreatedWorkshop;

beforeEach(async () => {
	api = await startApi();
	workshop = await api.create();
	addPhases(api.rooms.doc({ kind: 'plan', workshop: workshop.id }), [
		{
			id: 'one',
			title: { en: 'Write', ru: 'Пишем' },
			text: {},
			minutes: 5,
			mode: 'solo',
			tools: FIRST_TOOLS,
			named: true,
			closes: true
		}
	]);
});
afterEach(() => api.close());

const send = (
	command: unknown,
	key: unknown = 'k1',
	by: keyof CreatedWorkshop['links'] = 'facilitator'
) =>
	api.call('POST', `/api/workshops/${workshop.id}/commands`, {
		json: { key, command },
		token: tokenOf(workshop.links[by])
	});
const run = () => readRun(api.rooms.doc({ kind: 'stage', workshop: workshop.id }));

describe('commands', () => {
	test('of a facilitator are done and shown', async () => {
		const answer = await send({ kind: 'next', seen: 0 });
		expect([answer.status, answer.body]).toEqual([200, { kind: 'done', step: 1 }]);
		expect(run().phase).toMatchObject({ id: 'one', title: { ru: 'Пишем' } });
	});

	test.each(['participant', 'viewer'] as const)('of a %s are refused', async (role) => {
		const answer = await send({ kind: 'next', seen: 0 }, 'k1', role);
		expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden']);
		expect(run().step).toBe(0);
	});

	test('that can’t be done say why', async () => {
		await send({ kind: 'next', seen: 0 });
		const late = await send({ kind: 'next', seen: 0 }, 'k2');
		expect([late.status, late.body]).toEqual([409, { kind: 'refused', why: 'stale' }]);
		const none = await send({ kind: 'next', seen: 1 }, 'k3');
		expect(none.body).toEqual({ kind: 'refused', why: 'no_phase' });
	});

	test.each([
		[{ kind: 'dance' }],
		[{ kind: 'time-is-up', step: 0 }],
		[{ kind: 'next' }],
		[{ kind: 'next', seen: '0' }],
		[{ kind: 'timer-start', minutes: 'ten' }],
		[{ kind: 'go', phase: 'x'.repeat(65), seen: 0 }],
		[null]
	])('%j is no command', async (command) => {
		const answer = await send(command);
		expect([answer.status, codeOf(answer)]).toEqual([400, 'bad_request']);
	});

	test.each([0, -1, 5_256_000])('a timer of %d minutes is refused', async (minutes) => {
		const answer = await send({ kind: 'timer-start', minutes });
		expect(answer.body).toEqual({ kind: 'refused', why: 'minutes_invalid' });
		expect(run().timer).toBeNull();
	});

	test.each([undefined, '', 7, 'k'.repeat(65)])('the key %j is none', async (key) => {
		expect((await send({ kind: 'freeze', on: true }, key ?? null)).status).toBe(400);
	});
});

test('anyone may ask for the time', async () => {
	expect((await api.call('GET', '/api/time')).body).toEqual({ now: api.clock });
});
