import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPeople, readWaiting } from '#lib/domain/stage-doc.ts';
import type { CreatedWorkshop, WaitingRoom } from '#lib/protocol/api.ts';
import { codeOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

let api: TestApi;
let workshop: CreatedWorkshop;

beforeEach(async () => {
	api = await startApi();
	workshop = await api.create();
});
afterEach(() => api.close());

const at = (path = '') => `/api/workshops/${workshop.id}${path}`;
const lead = () => tokenOf(workshop.links.facilitator);
const turn = (waitingRoom: boolean, token = lead()) =>
	api.call('PATCH', at(), { json: { waitingRoom }, token });
const stage = () => api.rooms.doc({ kind: 'stage', workshop: workshop.id });
const names = () => [...readPeople(stage()).values()].map(({ name }) => name);
async function waiting(): Promise<string[]> {
	const { body } = await api.call('GET', at('/waiting'), { token: lead() });
	return (body as WaitingRoom).people.map(({ name }) => name);
}
const opens = async (by: { cookie: string } | { token: string }) => {
	const answer = await api.call('GET', at(), by);
	return answer.status === 200 ? 'open' : `${answer.status} ${codeOf(answer)}`;
};

describe('a waiting room', () => {
	test('keeps newcomers out until a facilitator lets them in, one by one', async () => {
		const early = await api.join(workshop.links.participant, 'Early');
		expect((await turn(true)).status).toBe(200);
		const anna = await api.join(workshop.links.participant, 'Анна');
		const olga = await api.join(workshop.links.viewer, 'Olga');
		expect(anna).toMatchObject({ waiting: true });
		expect(await opens(anna)).toBe('403 waiting');
		expect(await opens(olga)).toBe('403 waiting');
		expect(await opens(early)).toBe('open');
		expect(await waiting()).toEqual(['Анна', 'Olga']);
		expect(names()).toEqual(['Early']);
		expect(readWaiting(stage())).toBe(2);
		const answer = await api.call('POST', at(`/people/${anna.me.participant}/admit`), {
			token: lead()
		});
		expect(answer.status).toBe(200);
		expect(await opens(anna)).toBe('open');
		expect(names()).toEqual(['Early', 'Анна']);
		expect(readWaiting(stage())).toBe(1);
		expect(await waiting()).toEqual(['Olga']);
	});

	test('lets all in at once, on demand or when it is turned off', async () => {
		await turn(true);
		const first = await api.join(workshop.links.participant, 'A');
		await api.join(workshop.links.participant, 'B');
		await api.call('POST', at('/waiting/admit'), { token: lead() });
		expect(await opens(first)).toBe('open');
		const third = await api.join(workshop.links.participant, 'C');
		await turn(false);
		expect(await opens(third)).toBe('open');
		expect(await waiting()).toEqual([]);
		expect(await api.join(workshop.links.participant, 'D')).not.toHaveProperty('waiting');
	});

	test('is no way round for a program, a second visit or another name', async () => {
		await turn(true);
		const anna = await api.join(workshop.links.participant, 'Анна');
		await api.join(workshop.links.participant, 'Другая', anna.cookie);
		expect(await opens(anna)).toBe('403 waiting');
		expect(await waiting()).toEqual(['Другая']);
		expect(await opens({ token: tokenOf(workshop.links.participant) })).toBe('403 waiting');
		expect(await opens({ token: lead() })).toBe('open');
		const command = { json: { key: 'k', command: { kind: 'hand', up: true } } };
		const asked = await api.call('POST', at('/commands'), { ...command, cookie: anna.cookie });
		expect(codeOf(asked)).toBe('waiting');
	});

	test('doesn’t hold up those who lead', async () => {
		await turn(true);
		const vera = await api.join(workshop.links.facilitator, 'Vera');
		expect(await opens(vera)).toBe('open');
		const anna = await api.join(workshop.links.participant, 'Анна');
		await api.join(workshop.links.facilitator, 'Анна', anna.cookie);
		expect(await opens(anna)).toBe('open');
	});

	test('turns away for good', async () => {
		await turn(true);
		const anna = await api.join(workshop.links.participant, 'Анна');
		await api.call('POST', at(`/people/${anna.me.participant}/remove`), { token: lead() });
		expect(await opens(anna)).toBe('403 removed');
		expect(await waiting()).toEqual([]);
		expect(readWaiting(stage())).toBe(0);
		const again = await api.call('POST', at(`/people/${anna.me.participant}/admit`), {
			token: lead()
		});
		expect(again.status).toBe(404);
	});

	test('admits nobody who is unknown, twice is once, and only facilitators open the door', async () => {
		await turn(true);
		const anna = await api.join(workshop.links.participant, 'Анна');
		const admit = `/people/${anna.me.participant}/admit`;
		expect((await api.call('POST', at('/people/nobody/admit'), { token: lead() })).status).toBe(
			404
		);
		expect((await api.call('POST', at(admit), { token: lead() })).status).toBe(200);
		expect((await api.call('POST', at(admit), { token: lead() })).status).toBe(200);
		for (const path of [admit, '/waiting/admit']) {
			const answer = await api.call('POST', at(path), { cookie: anna.cookie });
			expect(codeOf(answer)).toBe('forbidden');
		}
		expect(codeOf(await api.call('GET', at('/waiting'), { cookie: anna.cookie }))).toBe(
			'forbidden'
		);
		const off = await api.call('PATCH', at(), {
			json: { waitingRoom: false },
			cookie: anna.cookie
		});
		expect(codeOf(off)).toBe('forbidden');
	});
});
