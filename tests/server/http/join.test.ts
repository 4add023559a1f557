import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPeople } from '#lib/domain/stage-doc.ts';
import { PERSON_COLORS } from '#lib/domain/roster.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { NotWritten } from '../../../server/rooms/room-host.ts';
import { StoreBusy } from '../../../server/store/busy.ts';
import { codeOf, messageOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

let api: TestApi;
let made: CreatedWorkshop;
beforeEach(async () => {
	api = await startApi();
	made = await api.create({ title: 'Loop 1', locale: 'ru' });
});
afterEach(() => api.close());

const resolve = (link: string, cookie?: string) =>
	api.call('POST', '/api/links/resolve', {
		json: { token: tokenOf(link) },
		...(cookie !== undefined && { cookie })
	});
const join = (json: object, options = {}) => api.call('POST', '/api/join', { json, ...options });
const people = () => readPeople(api.rooms.doc({ kind: 'stage', workshop: made.id }));

describe('POST /api/links/resolve', () => {
	it('says what a link leads to before anyone gives a name', async () => {
		expect((await resolve(made.links.viewer)).body).toEqual({
			workshop: { id: made.id, title: 'Loop 1', locale: 'ru' },
			role: 'viewer',
			color: PERSON_COLORS[0]
		});
	});

	it('offers each newcomer the colour that is used least', async () => {
		const taken = new Set<unknown>();
		for (const name of ['Ann', 'Ben', 'Вера']) {
			const { body } = await resolve(made.links.participant);
			const { me } = await api.join(made.links.participant, name);
			expect(body).toMatchObject({ color: me.color });
			taken.add(me.color);
		}
		expect(taken.size).toBe(3);
	});

	it('knows a device that has joined before', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		expect((await resolve(made.links.participant, anna.cookie)).body).toMatchObject({
			me: anna.me
		});
	});

	it.each([
		['was never made', 'A'.repeat(43)],
		['is empty', ''],
		['was cut short', 'abc']
	])('knows no link that %s', async (_, token) => {
		const answer = await api.call('POST', '/api/links/resolve', { json: { token } });
		expect(answer.status).toBe(404);
		expect(codeOf(answer)).toBe('link_unknown');
		expect(messageOf(answer)).toContain('copied whole');
	});

	it('refuses a token that can’t be one', async () => {
		for (const token of [7, null, 'x'.repeat(10_000)]) {
			const answer = await api.call('POST', '/api/links/resolve', { json: { token } });
			expect(codeOf(answer)).toBe('bad_request');
		}
	});
});

describe('POST /api/join', () => {
	it('makes a participant, with a colour and an HttpOnly, SameSite cookie for a year', async () => {
		const joined = await join({ token: tokenOf(made.links.participant), name: ' Анна ' });
		expect(joined.status).toBe(200);
		expect(joined.body).toMatchObject({
			workshop: made.id,
			me: { name: 'Анна', role: 'participant', color: PERSON_COLORS[0] }
		});
		expect(joined.headers.get('set-cookie')).toMatch(
			/^lb_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/
		);
	});

	it('marks the cookie Secure where the public address is https', async () => {
		await api.close();
		api = await startApi({ config: { publicUrl: 'https://boards.example.org' } });
		made = await api.create();
		const joined = await join({ token: tokenOf(made.links.viewer), name: 'Ann' });
		expect(joined.headers.get('set-cookie')).toMatch(/; Secure$/);
	});

	it('writes the person to the stage before it answers', async () => {
		const { me } = await api.join(made.links.participant, 'Анна');
		expect(people().get(me.participant)).toEqual({
			id: me.participant,
			name: 'Анна',
			color: me.color,
			role: 'participant',
			here: false,
			since: api.clock
		});
	});

	it('gives each the least used colour, and starts over when all are taken', async () => {
		const colors: string[] = [];
		for (let i = 0; i < PERSON_COLORS.length + 1; i++) {
			colors.push((await api.join(made.links.participant, `P${i}`)).me.color);
		}
		expect(colors.slice(0, -1)).toEqual([...PERSON_COLORS]);
		expect(colors.at(-1)).toBe(PERSON_COLORS[0]);
	});

	it('takes a colour that is asked for, if it is one of ours', async () => {
		const token = tokenOf(made.links.participant);
		const joined = await join({ token, name: 'Анна', color: PERSON_COLORS[5] });
		expect(joined.body).toMatchObject({ me: { color: PERSON_COLORS[5] } });
		expect(codeOf(await join({ token, name: 'Анна', color: 'red' }))).toBe('bad_request');
	});

	it('keeps who you are when the same device comes again, and takes the new name', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		const again = await api.join(made.links.participant, 'Анна К.', anna.cookie);
		expect(again.me).toEqual({ ...anna.me, name: 'Анна К.' });
		expect(again.cookie).toBe(anna.cookie);
		expect(people().size).toBe(1);
		expect(people().get(anna.me.participant)?.name).toBe('Анна К.');
	});

	it('is another person for every device, and another in every workshop', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		const boris = await api.join(made.links.participant, 'Анна');
		expect(boris.me.participant).not.toBe(anna.me.participant);
		const other = await api.create();
		const there = await api.join(other.links.participant, 'Anna', anna.cookie);
		expect(there.me.participant).not.toBe(anna.me.participant);
		expect(there.cookie).toBe(anna.cookie);
	});

	it('keeps the stronger role when one device opens two links, in whichever order', async () => {
		const anna = await api.join(made.links.viewer, 'Анна');
		const up = await api.join(made.links.facilitator, 'Анна', anna.cookie);
		expect(up.me.role).toBe('facilitator');
		const down = await api.join(made.links.participant, 'Анна', anna.cookie);
		expect(down.me.role).toBe('facilitator');
	});

	it('brings open tabs back when the role has changed, and only then', async () => {
		const anna = await api.join(made.links.viewer, 'Анна');
		await api.join(made.links.facilitator, 'Анна', anna.cookie);
		const codes = (role: 'viewer' | 'facilitator') =>
			api.rooms.disconnects
				.slice(-1)
				.filter((each) => each.matches({ participant: anna.me.participant, role }))
				.map((each) => each.code);
		expect(codes('viewer')).toEqual([1012]);
		expect(codes('facilitator')).toEqual([]);
	});

	it('falls back to the new link’s role when the stronger link was taken back', async () => {
		const anna = await api.join(made.links.facilitator, 'Анна');
		const boris = await api.join(made.links.facilitator, 'Борис');
		await api.call('POST', `/api/workshops/${made.id}/links/facilitator/renew`, {
			cookie: boris.cookie
		});
		const again = await api.join(made.links.viewer, 'Анна', anna.cookie);
		expect(again.me.role).toBe('viewer');
	});

	it.each([
		['missing', undefined],
		['empty', ''],
		['blank', '   '],
		['too long', 'x'.repeat(41)],
		['10,000 characters', 'x'.repeat(10_000)],
		['control characters', 'An\u0007na'],
		['not text', { a: 1 }]
	])('refuses a name that is %s', async (_, name) => {
		const answer = await join({ token: tokenOf(made.links.participant), name });
		expect(answer.status).toBe(400);
		expect(codeOf(answer)).toBe('name_invalid');
		expect(people().size).toBe(0);
	});

	it('knows no link that was never made, whatever the name', async () => {
		const answer = await join({ token: 'A'.repeat(43), name: '' });
		expect(answer.status).toBe(404);
		expect(codeOf(answer)).toBe('link_unknown');
	});

	it('gives a device with a made-up cookie a new one', async () => {
		const joined = await join(
			{ token: tokenOf(made.links.viewer), name: 'Ann' },
			{ cookie: 'lb_session=short' }
		);
		expect(joined.headers.get('set-cookie')).toMatch(/^lb_session=[A-Za-z0-9_-]{43};/);
	});

	it.each([
		['the store is busy', new StoreBusy('locked')],
		['a change isn’t written in time', new NotWritten()]
	])('says so while %s, and that it may be asked again', async (_, failure) => {
		api.rooms.failure = failure;
		const refused = await join({ token: tokenOf(made.links.participant), name: 'Ann' });
		expect(refused.status).toBe(503);
		expect(codeOf(refused)).toBe('unavailable');
		expect(refused.headers.get('retry-after')).toBe('5');
	});

	it('leaves no name, token or secret in the log', async () => {
		const anna = await api.join(made.links.participant, 'Анна-Мария');
		api.rooms.failure = new Error('disk full');
		const failed = await join({ token: tokenOf(made.links.participant), name: 'Борислав' });
		expect(failed.status).toBe(500);
		expect(codeOf(failed)).toBe('internal');
		const log = api.log.join('');
		expect(log).toContain('disk full');
		for (const secret of ['Анна', 'Борислав', tokenOf(made.links.participant), anna.cookie]) {
			expect(log).not.toContain(secret);
		}
	});
});

describe('PATCH /api/workshops/{id}/me', () => {
	const path = () => `/api/workshops/${made.id}/me`;

	it('changes name and colour, for everybody who looks', async () => {
		const anna = await api.join(made.links.viewer, 'Анна');
		const json = { name: ' Ann ', color: PERSON_COLORS[7] };
		const changed = await api.call('PATCH', path(), { cookie: anna.cookie, json });
		expect(changed.body).toEqual({ ...anna.me, name: 'Ann', color: PERSON_COLORS[7] });
		expect(people().get(anna.me.participant)).toMatchObject({ name: 'Ann' });
	});

	it('leaves what isn’t named', async () => {
		const anna = await api.join(made.links.viewer, 'Анна');
		const { cookie } = anna;
		const json = { color: PERSON_COLORS[3] };
		expect((await api.call('PATCH', path(), { cookie, json })).body).toMatchObject({
			name: 'Анна'
		});
		expect((await api.call('PATCH', path(), { cookie, json: {} })).body).toMatchObject(json);
	});

	it('refuses a name that isn’t one and a colour that isn’t ours', async () => {
		const { cookie } = await api.join(made.links.viewer, 'Анна');
		const patch = (json: object) => api.call('PATCH', path(), { cookie, json });
		expect(codeOf(await patch({ name: '' }))).toBe('name_invalid');
		expect(codeOf(await patch({ color: '#000000' }))).toBe('bad_request');
	});

	it('is for people, not for programs with a token', async () => {
		const answer = await api.call('PATCH', path(), {
			token: tokenOf(made.links.facilitator),
			json: { name: 'Robot' }
		});
		expect(answer.status).toBe(403);
	});
});
