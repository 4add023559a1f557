import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../server/http/rate-limit.ts';
import { codeOf, messageOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';
import { unlimitedTries } from '../../../server/auth/tries.ts';

let api: TestApi;
beforeEach(async () => {
	api = await startApi();
});
afterEach(() => api.close());

const create = (json: unknown, options = {}) =>
	api.call('POST', '/api/workshops', { json, ...options });

describe('POST /api/workshops', () => {
	it('makes a workshop with one board and three links that end in their tokens', async () => {
		const made = await create({ title: 'Loop 1', locale: 'ru', canvases: ['persona'] });
		expect(made.status).toBe(201);
		const { id, boards, links } = await api.create({ canvases: ['persona'] });
		expect(boards).toEqual([{ id: boards[0]?.id, doc: `${id}/board/${boards[0]?.id}` }]);
		for (const link of Object.values(links)) {
			expect(link).toMatch(new RegExp(`^${api.url}/j/[A-Za-z0-9_-]{43}$`));
		}
		expect(new Set(Object.values(links).map(tokenOf)).size).toBe(3);
	});

	it('makes a blank board when no canvas is asked for, in English when no language is', async () => {
		const { id, links } = await api.create();
		const info = await api.call('GET', `/api/workshops/${id}`, { token: tokenOf(links.viewer) });
		expect(info.body).toMatchObject({
			title: 'Loop 1',
			locale: 'en',
			boards: [{ title: 'Loop 1' }]
		});
	});

	it('keeps a title in any script, trimmed', async () => {
		const { id, links } = await api.create({ title: '  Первый цикл 🌱  ' });
		const info = await api.call('GET', `/api/workshops/${id}`, { token: tokenOf(links.viewer) });
		expect(info.body).toMatchObject({ title: 'Первый цикл 🌱' });
	});

	it.each([
		['missing', undefined],
		['empty', ''],
		['blank', '  \u00a0 '],
		['invisible', '\u200b\u200d'],
		['10,000 characters long', 'x'.repeat(10_000)],
		['one character too long', 'x'.repeat(121)],
		['a number', 7],
		['several lines', 'a\nb'],
		['turning the text direction', 'a\u202eb'],
		['half a character', 'a\ud83c']
	])('refuses a title that is %s', async (_, title) => {
		const refused = await create({ title });
		expect(refused.status).toBe(400);
		expect(codeOf(refused)).toBe('title_invalid');
		expect(messageOf(refused)).toContain('1 to 120 characters');
	});

	it('names a canvas that doesn’t exist, and the ones that do', async () => {
		const refused = await create({ title: 'Loop', canvases: ['persona', 'no-such-canvas'] });
		expect(refused.status).toBe(400);
		expect(codeOf(refused)).toBe('unknown_canvas');
		expect(messageOf(refused)).toContain('"no-such-canvas"');
		expect(messageOf(refused)).toContain('empathy-map');
	});

	it('doesn’t repeat a canvas id of 10,000 characters in full', async () => {
		const refused = await create({ title: 'Loop', canvases: ['x'.repeat(10_000)] });
		expect(codeOf(refused)).toBe('unknown_canvas');
		expect(messageOf(refused).length).toBeLessThan(300);
	});

	it.each([
		['a language it doesn’t speak', { locale: 'de' }],
		['canvases that are no list', { canvases: 'persona' }],
		['more canvases than twice the catalogue', { canvases: Array(45).fill('persona') }],
		['canvases that are no ids', { canvases: [null] }]
	])('refuses %s', async (_, more) => {
		const refused = await create({ title: 'Loop', ...more });
		expect(refused.status).toBe(400);
		expect(codeOf(refused)).toBe('bad_request');
	});

	it('takes fields of a newer client without a word', async () => {
		expect((await create({ title: 'Loop', mood: 'hopeful' })).status).toBe(201);
	});

	it('leaves nothing behind of what it refused', async () => {
		await create({ title: 'Loop', canvases: ['no-such-canvas'] });
		expect(await api.store.workshop('id1')).toBeNull();
	});
});

describe('with a CREATE_KEY', () => {
	beforeEach(async () => {
		await api.close();
		api = await startApi({ config: { createKey: 'open-sesame' } });
	});

	it('makes workshops for whoever holds it', async () => {
		expect((await create({ title: 'Loop' }, { token: 'open-sesame' })).status).toBe(201);
	});

	it.each([
		['none', {}],
		['another', { token: 'open-sesam' }],
		['the key in another scheme', { headers: { authorization: 'Basic open-sesame' } }]
	])('refuses whoever has %s', async (_, options) => {
		const refused = await create({ title: 'Loop' }, options);
		expect(refused.status).toBe(401);
		expect(codeOf(refused)).toBe('create_key_required');
	});
});

describe('with a PUBLIC_URL', () => {
	it('makes links that start with it, wherever the request came from', async () => {
		await api.close();
		api = await startApi({ config: { publicUrl: 'https://boards.example.org' } });
		const { links } = await api.create();
		expect(links.viewer).toMatch(/^https:\/\/boards\.example\.org\/j\//);
	});
});

describe('with a rate limit', () => {
	it('says when to come again, and keeps it', async () => {
		await api.close();
		const clock = { ms: 0 };
		const limit = createRateLimit({ burst: 2, perSecond: 0.1 }, () => clock.ms);
		api = await startApi({
			limits: { create: limit, join: limit, image: limit, passphrase: unlimitedTries }
		});
		await api.create();
		await api.create();
		const refused = await create({ title: 'Loop' });
		expect(refused.status).toBe(429);
		expect(codeOf(refused)).toBe('too_many_requests');
		expect(refused.headers.get('retry-after')).toBe('10');
		clock.ms = 10_000;
		expect((await create({ title: 'Loop' })).status).toBe(201);
	});
});
