import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { createTokens } from '../../../server/auth/tokens.ts';
import { codeOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

let api: TestApi;
let made: CreatedWorkshop;
let path: string;
beforeEach(async () => {
	api = await startApi();
	made = await api.create({ title: 'Loop 1', locale: 'ru' });
	path = `/api/workshops/${made.id}`;
});
afterEach(() => api.close());

describe('GET /api/workshops/{id}', () => {
	it.each(['facilitator', 'participant', 'viewer'] as const)(
		'tells the holder of the %s link what there is and who they are',
		async (role) => {
			const info = await api.call('GET', path, { token: tokenOf(made.links[role]) });
			expect(info.status).toBe(200);
			expect(info.body).toEqual({
				id: made.id,
				title: 'Loop 1',
				locale: 'ru',
				role,
				docs: { stage: `${made.id}/stage`, plan: `${made.id}/plan` },
				boards: [{ ...made.boards[0], title: 'Loop 1' }]
			});
		}
	);

	it('tells a person with a session who they are, too, and starts the cookie’s year anew', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		const info = await api.call('GET', path, { cookie: anna.cookie });
		expect(info.body).toMatchObject({ role: 'participant', me: anna.me });
		expect(info.headers.get('set-cookie')).toContain(`${anna.cookie};`);
	});

	it('takes the token when a request brings both', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		const info = await api.call('GET', path, {
			cookie: anna.cookie,
			token: tokenOf(made.links.viewer)
		});
		expect(info.body).toMatchObject({ role: 'viewer' });
		expect(info.body).not.toHaveProperty('me');
	});

	it('knows no workshop of another id', async () => {
		const answer = await api.call('GET', '/api/workshops/nope', {
			token: tokenOf(made.links.viewer)
		});
		expect(answer.status).toBe(404);
		expect(codeOf(answer)).toBe('workshop_unknown');
	});

	it.each([
		['nothing', {}],
		['a token that never was', { token: 'A'.repeat(43) }],
		['a cookie that never was', { cookie: `lb_session=${'A'.repeat(43)}` }],
		['a cookie of rubbish', { cookie: 'lb_session=../../etc; lb_session' }],
		['a header of rubbish', { headers: { authorization: 'Bearer' } }]
	])('asks who is there when a request brings %s', async (_, options) => {
		const answer = await api.call('GET', path, options);
		expect(answer.status).toBe(401);
		expect(codeOf(answer)).toBe('unauthenticated');
	});

	it('refuses the token of another workshop', async () => {
		const other = await api.create();
		const answer = await api.call('GET', path, { token: tokenOf(other.links.facilitator) });
		expect(answer.status).toBe(403);
		expect(codeOf(answer)).toBe('forbidden');
	});

	it('doesn’t know a session in a workshop that it never joined', async () => {
		const other = await api.create();
		const anna = await api.join(other.links.participant, 'Анна');
		expect(codeOf(await api.call('GET', path, { cookie: anna.cookie }))).toBe('unauthenticated');
	});
});

describe('PATCH /api/workshops/{id}', () => {
	it('renames it, for everybody who looks', async () => {
		const token = tokenOf(made.links.facilitator);
		const renamed = await api.call('PATCH', path, { token, json: { title: ' Loop 2 ' } });
		expect(renamed.body).toMatchObject({ title: 'Loop 2', boards: [{ title: 'Loop 2' }] });
		const seen = await api.call('GET', path, { token: tokenOf(made.links.viewer) });
		expect(seen.body).toMatchObject({ title: 'Loop 2' });
		const room = api.rooms.doc({ kind: 'stage', workshop: made.id }).getMap('room');
		expect(room.toJSON()).toEqual({ title: 'Loop 2', locale: 'ru' });
	});

	it('refuses a title that isn’t one', async () => {
		const token = tokenOf(made.links.facilitator);
		expect(codeOf(await api.call('PATCH', path, { token, json: { title: '' } }))).toBe(
			'title_invalid'
		);
	});

	it.each(['participant', 'viewer'] as const)('is not for a %s', async (role) => {
		const token = tokenOf(made.links[role]);
		const answer = await api.call('PATCH', path, { token, json: { title: 'Mine' } });
		expect(answer.status).toBe(403);
		expect(codeOf(answer)).toBe('forbidden');
		expect((await api.store.workshop(made.id))?.title).toBe('Loop 1');
	});
});

describe('links', () => {
	it('are shown to facilitators again, the same as at first', async () => {
		const token = tokenOf(made.links.facilitator);
		expect((await api.call('GET', `${path}/links`, { token })).body).toEqual(made.links);
	});

	it.each(['participant', 'viewer'] as const)('are not shown to a %s', async (role) => {
		const answer = await api.call('GET', `${path}/links`, { token: tokenOf(made.links[role]) });
		expect(answer.status).toBe(403);
	});

	it('that another key made can’t be shown, and work all the same', async () => {
		let key = createTokens(new Uint8Array(32).fill(1));
		await api.close();
		api = await startApi({
			tokens: { tokenOf: (id) => key.tokenOf(id), recall: (id, hash) => key.recall(id, hash) }
		});
		made = await api.create();
		path = `/api/workshops/${made.id}`;
		key = createTokens(new Uint8Array(32).fill(2));
		const token = tokenOf(made.links.facilitator);
		const shown = await api.call('GET', `${path}/links`, { token });
		expect(shown.body).toEqual({ facilitator: null, participant: null, viewer: null });
		const renewed = await api.call('POST', `${path}/links/viewer/renew`, { token });
		expect(renewed.body).toMatchObject({ facilitator: null, viewer: expect.any(String) });
	});

	it('are stored only as hashes', async () => {
		const rows = await api.store.links(made.id);
		const stored = JSON.stringify(rows);
		for (const link of Object.values(made.links)) expect(stored).not.toContain(tokenOf(link));
	});
});

describe('renewing a link', () => {
	const renew = (role: string, options: object) =>
		api.call('POST', `${path}/links/${role}/renew`, options);

	it('works for two facilitators who do it at once', async () => {
		const token = tokenOf(made.links.facilitator);
		const [one, two] = await Promise.all([renew('viewer', { token }), renew('viewer', { token })]);
		expect([one.status, two.status]).toEqual([200, 200]);
		const now = await api.call('GET', `${path}/links`, { token });
		expect([one.body, two.body]).toContainEqual(now.body);
	});

	it('takes the old one back and answers the new one', async () => {
		const facilitator = tokenOf(made.links.facilitator);
		const renewed = await renew('viewer', { token: facilitator });
		expect(renewed.status).toBe(200);
		const links = renewed.body as CreatedWorkshop['links'];
		expect(links.participant).toBe(made.links.participant);
		expect(links.viewer).not.toBe(made.links.viewer);
		expect((await api.call('GET', path, { token: tokenOf(links.viewer) })).status).toBe(200);

		const old = await api.call('GET', path, { token: tokenOf(made.links.viewer) });
		expect(old.status).toBe(403);
		expect(codeOf(old)).toBe('link_revoked');
		const resolved = await api.call('POST', '/api/links/resolve', {
			json: { token: tokenOf(made.links.viewer) }
		});
		expect(resolved.status).toBe(410);
		expect(codeOf(resolved)).toBe('link_revoked');
	});

	it('ends the access of whoever came by the old one, sockets included', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		const row = (await api.store.participants(made.id))[0];
		await renew('participant', { token: tokenOf(made.links.facilitator) });
		const answer = await api.call('GET', path, { cookie: anna.cookie });
		expect(answer.status).toBe(403);
		expect(codeOf(answer)).toBe('link_revoked');
		const closed = api.rooms.disconnects.filter((each) =>
			each.matches({ link: row?.link ?? '', participant: anna.me.participant, role: 'participant' })
		);
		expect(closed.map((each) => each.code)).toEqual([4403]);
	});

	it('lets those people in again by the new one, as who they were', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		const renewed = await renew('participant', { token: tokenOf(made.links.facilitator) });
		const { participant } = renewed.body as CreatedWorkshop['links'];
		const again = await api.join(participant, 'Анна', anna.cookie);
		expect(again.me).toEqual(anna.me);
		expect((await api.call('GET', path, { cookie: anna.cookie })).status).toBe(200);
	});

	it('keeps the facilitator who renews their own link inside', async () => {
		const boris = await api.join(made.links.facilitator, 'Борис');
		const carol = await api.join(made.links.facilitator, 'Carol');
		const old = (await api.store.participants(made.id))[0]?.link ?? '';
		expect((await renew('facilitator', { cookie: boris.cookie })).status).toBe(200);
		expect((await api.call('GET', path, { cookie: boris.cookie })).status).toBe(200);
		expect((await api.call('GET', path, { cookie: carol.cookie })).status).toBe(403);
		const codes = (participant: string) =>
			api.rooms.disconnects
				.filter((each) => each.matches({ link: old, participant, role: 'facilitator' }))
				.map((each) => each.code);
		// A code that clients retry: their sockets must come back under the new link.
		expect(codes(boris.me.participant)).toEqual([1012]);
		expect(codes(carol.me.participant)).toEqual([4403]);
	});

	it.each(['participant', 'viewer'] as const)('is not for a %s', async (role) => {
		expect((await renew('viewer', { token: tokenOf(made.links[role]) })).status).toBe(403);
	});

	it('knows no link of a role that doesn’t exist', async () => {
		const answer = await renew('owner', { token: tokenOf(made.links.facilitator) });
		expect(answer.status).toBe(404);
	});
});
