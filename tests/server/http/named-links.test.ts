import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CreatedWorkshop, NamedLink } from '#lib/protocol/api.ts';
import { codeOf, startApi, tokenOf, type Answer, type TestApi } from '../../support/api.ts';

let api: TestApi;
let workshop: CreatedWorkshop;
const set: [string, number | null][] = [];

beforeEach(async () => {
	set.length = 0;
	api = await startApi({ expiry: { set: (link, at) => void set.push([link, at]) } });
	workshop = await api.create();
});
afterEach(() => api.close());

const DAY = 24 * 60 * 60 * 1000;
const lead = () => tokenOf(workshop.links.facilitator);
const at = (path = '') => `/api/workshops/${workshop.id}/named-links${path}`;
const add = (body: object) =>
	api.call('POST', at(), {
		json: { label: 'Cohort 7', role: 'participant', ...body },
		token: lead()
	});
const linksOf = (answer: Answer) => (answer.body as { links: NamedLink[] }).links;
async function made(body: object = {}): Promise<NamedLink & { url: string }> {
	const answer = await add(body);
	expect(answer.status).toBe(201);
	const [link] = linksOf(answer).slice(-1);
	return link as NamedLink & { url: string };
}
const join = (url: string, more: object = {}, cookie?: string) =>
	api.call('POST', '/api/join', {
		json: { token: tokenOf(url), name: 'Анна', ...more },
		...(cookie && { cookie })
	});
const resolve = (url: string) =>
	api.call('POST', '/api/links/resolve', { json: { token: tokenOf(url) } });

describe('links with a name', () => {
	test('stand beside the three of every workshop, which stay what they are', async () => {
		const link = await made({ label: '  Client A ', role: 'viewer' });
		expect(link).toMatchObject({ label: 'Client A', role: 'viewer', people: 0, most: null });
		expect(link).toMatchObject({ expiresAt: null, passphrase: false });
		const links = await api.call('GET', `/api/workshops/${workshop.id}/links`, { token: lead() });
		expect(links.body).toEqual(workshop.links);
		const renew = `/api/workshops/${workshop.id}/links/viewer/renew`;
		expect((await api.call('POST', renew, { token: lead() })).status).toBe(200);
		expect((await resolve(link.url)).status).toBe(200);
		expect((await join(link.url)).body).toMatchObject({ me: { role: 'viewer' } });
		expect(linksOf(await api.call('GET', at(), { token: lead() }))).toMatchObject([{ people: 1 }]);
	});

	test('are renamed, and revoked with everybody who came by them', async () => {
		const link = await made();
		const cookie = (await api.join(link.url, 'Анна')).cookie;
		const renamed = await api.call('PATCH', at(`/${link.id}`), {
			json: { label: 'Cohort 8' },
			token: lead()
		});
		expect(linksOf(renamed)).toMatchObject([{ id: link.id, label: 'Cohort 8', url: link.url }]);
		const gone = await api.call('POST', at(`/${link.id}/revoke`), { token: lead() });
		expect(linksOf(gone)).toEqual([]);
		expect(api.rooms.disconnects.at(-1)?.code).toBe(4403);
		expect(api.rooms.disconnects.at(-1)?.matches({ link: link.id })).toBe(true);
		expect(codeOf(await resolve(link.url))).toBe('link_revoked');
		const info = await api.call('GET', `/api/workshops/${workshop.id}`, { cookie });
		expect([info.status, codeOf(info)]).toEqual([403, 'link_revoked']);
		for (const path of [`/${link.id}/revoke`, '/other/revoke']) {
			expect((await api.call('POST', at(path), { token: lead() })).status).toBe(404);
		}
		const change = await api.call('PATCH', at(`/${link.id}`), { json: {}, token: lead() });
		expect(codeOf(change)).toBe('not_found');
	});

	test('are facilitators’ business alone', async () => {
		const link = await made();
		const token = tokenOf(workshop.links.participant);
		for (const [method, path] of [
			['GET', ''],
			['POST', ''],
			['PATCH', `/${link.id}`],
			['POST', `/${link.id}/revoke`]
		] as const) {
			const answer = await api.call(method, at(path), { token, json: undefined });
			expect([method, path, codeOf(answer)]).toEqual([method, path, 'forbidden']);
		}
	});

	test('have a label on one line, a known role and no more than may be', async () => {
		for (const label of ['', '   ', 'a\nb', 'x'.repeat(41), 5]) {
			expect(codeOf(await add({ label }))).toBe('name_invalid');
		}
		expect(codeOf(await add({ role: 'owner' }))).toBe('bad_request');
		for (let i = 0; i < 50; i++) await made();
		const full = await add({});
		expect([full.status, codeOf(full)]).toEqual([409, 'too_many_links']);
	});
});

describe('a link with an end', () => {
	test('lets in until then, and nobody after it, whoever came by it included', async () => {
		const link = await made({ expiresAt: api.clock + DAY });
		expect(set).toEqual([[link.id, api.clock + DAY]]);
		const { cookie } = await api.join(link.url, 'Анна');
		api.clock += DAY - 1;
		expect((await resolve(link.url)).status).toBe(200);
		api.clock += 1;
		for (const answer of [await resolve(link.url), await join(link.url)]) {
			expect([answer.status, codeOf(answer)]).toEqual([410, 'link_expired']);
		}
		for (const by of [{ cookie }, { token: tokenOf(link.url) }]) {
			const info = await api.call('GET', `/api/workshops/${workshop.id}`, by);
			expect([info.status, codeOf(info)]).toEqual([403, 'link_expired']);
		}
		const longer = { json: { expiresAt: null }, token: lead() };
		await api.call('PATCH', at(`/${link.id}`), longer);
		expect(set.at(-1)).toEqual([link.id, null]);
		expect((await api.call('GET', `/api/workshops/${workshop.id}`, { cookie })).status).toBe(200);
	});

	test.each([
		['now', 0],
		['in the past', -DAY],
		['in ten years', 3_650 * DAY]
	])('that is %s is refused', async (_, after) => {
		const answer = await add({ expiresAt: api.clock + after });
		expect(codeOf(answer)).toMatch(/expiry_invalid|bad_request/);
		expect(linksOf(await api.call('GET', at(), { token: lead() }))).toEqual([]);
	});
});

describe('a link with a passphrase', () => {
	test('asks for it once, and a program with its token isn’t let in at all', async () => {
		const link = await made({ passphrase: ' open sesame ' });
		expect(link.passphrase).toBe(true);
		expect(JSON.stringify(link)).not.toContain('sesame');
		expect((await resolve(link.url)).body).toMatchObject({ passphrase: true });
		expect(codeOf(await join(link.url))).toBe('passphrase_needed');
		expect(codeOf(await join(link.url, { passphrase: 'wrong one' }))).toBe('passphrase_wrong');
		const joined = await join(link.url, { passphrase: 'open sesame' });
		expect(joined.status).toBe(200);
		const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? '';
		expect((await join(link.url, {}, cookie)).status).toBe(200);
		const program = { token: tokenOf(link.url) };
		const info = await api.call('GET', `/api/workshops/${workshop.id}`, program);
		expect([info.status, codeOf(info)]).toEqual([403, 'passphrase_needed']);
		const rows = await api.store.links(workshop.id);
		expect(JSON.stringify(rows)).not.toContain('sesame');
	});

	test('can’t be guessed for long, and right guesses aren’t counted', async () => {
		const link = await made({ passphrase: 'open sesame' });
		for (let i = 0; i < 12; i++) {
			expect((await join(link.url, { passphrase: 'open sesame' })).status).toBe(200);
		}
		for (let i = 0; i < 10; i++) await join(link.url, { passphrase: `guess ${i}` });
		const answer = await join(link.url, { passphrase: 'open sesame' });
		expect([answer.status, codeOf(answer)]).toEqual([429, 'too_many_requests']);
		expect(answer.headers.get('retry-after')).toBe('30');
		api.clock += 30_000;
		expect((await join(link.url, { passphrase: 'open sesame' })).status).toBe(200);
	});

	test.each(['', 'short', 'x'.repeat(101)])('of %j is refused; null takes it off', async (word) => {
		expect(codeOf(await add({ passphrase: word }))).toBe('passphrase_invalid');
		const link = await made({ passphrase: 'open sesame' });
		await api.call('PATCH', at(`/${link.id}`), { json: { passphrase: null }, token: lead() });
		expect((await join(link.url)).status).toBe(200);
	});
});

test('a link for so many people takes so many, and those again who are among them', async () => {
	const link = await made({ most: 2 });
	const { cookie } = await api.join(link.url, 'Анна');
	await api.join(link.url, 'Olga');
	const third = await join(link.url);
	expect([third.status, codeOf(third)]).toEqual([409, 'link_full']);
	expect((await join(link.url, {}, cookie)).status).toBe(200);
	for (const most of [0, -1, 1.5, 100_000]) {
		expect(codeOf(await add({ most }))).toBe('bad_request');
	}
});
