import { describe, expect, it } from 'vitest';
import { createApi, type Api } from '#lib/sync/api.ts';

interface Sent {
	readonly path: string;
	readonly init: RequestInit;
}

/** An API whose server always answers this, and what was sent to it. */
function answering(status: number, body: string): { api: Api; sent: Sent[] } {
	const sent: Sent[] = [];
	const api = createApi(async (path, init) => {
		sent.push({ path, init });
		return new Response(body, { status });
	});
	return { api, sent };
}

const ME = { participant: 'p1', name: 'Анна', color: '#B3261E', role: 'participant' };

describe('api', () => {
	it('answers what it parsed, and nothing more', async () => {
		const { api } = answering(200, JSON.stringify({ ...ME, secret: 1 }));
		expect(await api.updateMe('w', { name: 'Анна' })).toEqual({ ok: true, value: ME });
	});

	it('takes a link of a device that has not joined', async () => {
		const link = {
			workshop: { id: 'w', title: 'T', locale: 'ru' },
			role: 'viewer',
			color: '#0b6b53'
		};
		const { api } = answering(200, JSON.stringify(link));
		expect(await api.resolveLink('t')).toEqual({ ok: true, value: link });
	});

	it('keeps a token out of the address', async () => {
		const { api, sent } = answering(200, '{}');
		await api.resolveLink('secret');
		await api.join({ token: 'secret', name: 'Bob' });
		expect(sent.map(({ path }) => path).join()).not.toContain('secret');
	});

	it('brings the creation key as a bearer, and none when there is none', async () => {
		const { api, sent } = answering(401, '');
		const body = { title: 'T', locale: 'en', canvases: [] } as const;
		await api.createWorkshop(body, 'key');
		await api.createWorkshop(body);
		expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([
			'Bearer key',
			null
		]);
	});

	it('escapes what comes from an address', async () => {
		const { api, sent } = answering(404, '');
		await api.getWorkshop('../x?y');
		expect(sent[0]?.path).toBe('/api/workshops/..%2Fx%3Fy');
	});

	it('hands on the server’s code', async () => {
		const { api } = answering(
			410,
			JSON.stringify({ error: { code: 'link_revoked', message: '' } })
		);
		expect(await api.resolveLink('t')).toEqual({ ok: false, code: 'link_revoked' });
	});

	it.each([
		[502, '<html>Bad gateway</html>', 'unavailable'],
		[429, '', 'too_many_requests'],
		[404, '{}', 'not_found'],
		[500, '{"error":{"code":"constructor"}}', 'internal'],
		[418, 'x', 'internal']
	])('reads %i with a body that is not its own by the status', async (status, body, code) => {
		expect(await answering(status, body).api.getLinks('w')).toEqual({ ok: false, code });
	});

	it.each(['', 'null', '[]', '{"participant":1}', '<html>'])(
		'refuses an answer that is not one: %s',
		async (body) => {
			expect(await answering(200, body).api.updateMe('w', {})).toEqual({
				ok: false,
				code: 'internal'
			});
		}
	);

	it('says when the server cannot be reached', async () => {
		const api = createApi(() => Promise.reject(new TypeError('Failed to fetch')));
		expect(await api.getLinks('w')).toEqual({ ok: false, code: 'network' });
	});
});
