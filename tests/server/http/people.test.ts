import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPeople } from '#lib/domain/stage-doc.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { codeOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

let api: TestApi;
let made: CreatedWorkshop;
let anna: Awaited<ReturnType<TestApi['join']>>;

beforeEach(async () => {
	api = await startApi();
	made = await api.create();
	anna = await api.join(made.links.participant, 'Anna');
});
afterEach(() => api.close());

const person = (id: string): string => `/api/workshops/${made.id}/people/${id}`;
const people = () => readPeople(api.rooms.doc({ kind: 'stage', workshop: made.id }));
const lead = () => ({ token: tokenOf(made.links.facilitator) });
const raise = (id: string, role: string, by: object = lead()) =>
	api.call('PATCH', person(id), { json: { role }, ...by });
const remove = (id: string, by: object = lead()) => api.call('POST', `${person(id)}/remove`, by);

describe('another role', () => {
	it('is given at once, and stays when they come back by their old link', async () => {
		const id = anna.me.participant;
		expect((await raise(id, 'facilitator')).body).toMatchObject({ role: 'facilitator' });
		expect(people().get(id)?.role).toBe('facilitator');
		expect(api.rooms.disconnects.at(-1)?.code).toBe(1012);
		expect(api.rooms.disconnects.at(-1)?.matches({ workshop: made.id, participant: id })).toBe(
			true
		);
		const again = await api.join(made.links.participant, 'Anna', anna.cookie);
		expect(again.me.role).toBe('facilitator');
		expect((await raise(id, 'participant', { cookie: anna.cookie })).status).toBe(409);
	});

	it('of the last facilitator can’t be taken', async () => {
		const vera = await api.join(made.links.facilitator, 'Vera');
		const lowered = await raise(vera.me.participant, 'participant');
		expect([lowered.status, codeOf(lowered)]).toEqual([409, 'last_facilitator']);
		await raise(anna.me.participant, 'facilitator');
		expect((await raise(vera.me.participant, 'participant')).status).toBe(200);
		expect(people().get(vera.me.participant)?.role).toBe('participant');
	});

	it.each(['participant', 'viewer'] as const)('is no %s’s to give', async (role) => {
		const answer = await raise(anna.me.participant, 'facilitator', {
			token: tokenOf(made.links[role])
		});
		expect(codeOf(answer)).toBe('forbidden');
	});

	it('must be one there is, of somebody there is', async () => {
		expect(codeOf(await raise(anna.me.participant, 'queen'))).toBe('bad_request');
		expect(codeOf(await raise('nobody', 'facilitator'))).toBe('not_found');
	});
});

describe('somebody sent away', () => {
	it('is cut off at once, leaves the list, and isn’t let in again', async () => {
		const id = anna.me.participant;
		expect((await remove(id)).status).toBe(200);
		expect(people().has(id)).toBe(false);
		const cut = api.rooms.disconnects.at(-1);
		expect([cut?.code, cut?.matches({ workshop: made.id, participant: id })]).toEqual([4403, true]);
		expect(cut?.matches({ workshop: made.id, participant: 'another' })).toBe(false);
		const info = await api.call('GET', `/api/workshops/${made.id}`, { cookie: anna.cookie });
		expect([info.status, codeOf(info)]).toEqual([403, 'removed']);
		const back = await api.call('POST', '/api/join', {
			json: { token: tokenOf(made.links.participant), name: 'Anna' },
			cookie: anna.cookie
		});
		expect(codeOf(back)).toBe('removed');
		expect(codeOf(await remove(id))).toBe('not_found');
	});

	it('isn’t the last facilitator', async () => {
		const vera = await api.join(made.links.facilitator, 'Vera');
		expect(codeOf(await remove(vera.me.participant))).toBe('last_facilitator');
	});

	it('isn’t sent away by participants', async () => {
		expect(codeOf(await remove(anna.me.participant, { cookie: anna.cookie }))).toBe('forbidden');
	});
});
