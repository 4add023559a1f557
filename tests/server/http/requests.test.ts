import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import { codeOf, startApi, tokenOf, type TestApi } from '../../support/api.ts';

let api: TestApi;
beforeEach(async () => {
	api = await startApi();
});
afterEach(() => api.close());

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
	api.call('POST', '/api/workshops', {
		body,
		headers: { 'content-type': 'application/json', ...headers }
	});

/** Sends bytes as they are, and answers all that comes back until the server hangs up. */
async function raw(
	text: string,
	rest?: (write: (chunk: string) => boolean) => void
): Promise<string> {
	const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
	await once(socket, 'connect');
	let answer = '';
	socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
	socket.on('error', () => undefined);
	socket.write(text);
	rest?.((chunk) => socket.write(chunk));
	// Not `once`: a server that cuts off resets the connection, and that is an error event first.
	await new Promise((resolve) => socket.once('close', resolve));
	return answer;
}

describe('bodies', () => {
	it.each([
		['half an object', '{"title": "Loop'],
		['nothing', ''],
		['another language', 'title=Loop'],
		['binary', new Uint8Array([0xff, 0xfe, 0x00, 0x80])]
	])('that are %s are refused as no JSON', async (_, body) => {
		const answer = await post(body);
		expect(answer.status).toBe(400);
		expect(codeOf(answer)).toBe('bad_json');
	});

	it.each([['null'], ['[]'], ['"Loop"'], ['7']])('that hold %s are refused', async (body) => {
		const answer = await post(body);
		expect(answer.status).toBe(400);
		expect(['bad_request', 'title_invalid']).toContain(codeOf(answer));
	});

	it('never come back in a message, tokens least of all', async () => {
		const answer = await post('{"token": "c2VjcmV0" oops');
		expect(JSON.stringify(answer.body)).not.toContain('c2VjcmV0');
	});

	it('of another content type are refused before they are read', async () => {
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
			const answer = await post('{"title": "Loop"}', { 'content-type': type });
			expect(answer.status).toBe(415);
			expect(codeOf(answer)).toBe('bad_request');
		}
	});

	it('may name their charset', async () => {
		const answer = await post('{"title": "Loop"}', {
			'content-type': 'application/json; charset=utf-8'
		});
		expect(answer.status).toBe(201);
	});

	it('that are too large are refused by their declared length', async () => {
		const answer = await post(JSON.stringify({ title: 'x'.repeat(70_000) }));
		expect(answer.status).toBe(413);
		expect(codeOf(answer)).toBe('body_too_large');
	});

	it('that say to be huge are answered without waiting for a byte of them', async () => {
		const answer = await raw(
			'POST /api/workshops HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
				'Content-Length: 9999999999\r\n\r\n{"ti',
			(write) => write('x'.repeat(2 * 1024 * 1024))
		);
		expect(answer).toContain('HTTP/1.1 413');
		expect(answer).toContain('body_too_large');
	});

	it('that grow without end are cut off', async () => {
		const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
		const answer = await raw(
			'POST /api/workshops HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
				'Transfer-Encoding: chunked\r\n\r\n',
			(write) => {
				for (let sent = 0; sent < 3 * 1024 * 1024; sent += chunk.length) write(chunk);
			}
		);
		expect(answer).toContain('HTTP/1.1 413');
	});
});

describe('addresses', () => {
	it.each(['/api', '/api/', '/api/nothing', '/api/workshops/', '/api/workshops/a/b/c/d/e'])(
		'answers %s, where nothing is, in JSON',
		async (path) => {
			const answer = await api.call('GET', path);
			expect(answer.status).toBe(404);
			expect(codeOf(answer)).toBe('not_found');
		}
	);

	it.each([
		['GET', '/api/join', 'POST'],
		['DELETE', '/api/workshops/x', 'GET, HEAD, PATCH'],
		['PUT', '/api/workshops', 'POST'],
		['OPTIONS', '/api/workshops', 'POST'],
		['POST', '/healthz', 'GET, HEAD']
	])('refuses %s %s and says what is possible', async (method, path, allow) => {
		const answer = await api.call(method, path);
		expect(answer.status).toBe(405);
		expect(codeOf(answer)).toBe('method_not_allowed');
		expect(answer.headers.get('allow')).toBe(allow);
	});

	it('answers HEAD like GET, without the body', async () => {
		const answer = await api.call('HEAD', '/api/canvases');
		expect(answer.status).toBe(200);
		expect(answer.body).toBe('');
		expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(100);
	});

	it('says over what documents are synchronised', async () => {
		expect((await api.call('GET', '/sync/w/stage')).status).toBe(426);
	});

	it('leaves everything else to the pages', async () => {
		for (const path of ['/', '/j/abc', '/apis', '/healthzz', '/api%2Fjoin']) {
			expect((await api.call('GET', path)).body).toBe('a page');
		}
	});

	it('refuses a Host header that no browser would send', async () => {
		const answer = await raw(
			'GET /api/canvases HTTP/1.1\r\nHost: evil.example/path?\r\nConnection: close\r\n\r\n'
		);
		expect(answer).toContain('HTTP/1.1 400');
	});
});

describe('pages of other sites', () => {
	const create = (headers: Record<string, string>) => post('{"title": "Loop"}', headers);

	it('may not do anything', async () => {
		for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
			const answer = await create({ origin });
			expect(answer.status).toBe(403);
			expect(codeOf(answer)).toBe('origin_refused');
		}
	});

	it('get no leave to try', async () => {
		const answer = await create({ origin: api.url });
		expect(answer.status).toBe(201);
		expect(answer.headers.get('access-control-allow-origin')).toBeNull();
	});

	it('are told from our own by the public address, too', async () => {
		await api.close();
		api = await startApi({ config: { publicUrl: 'https://boards.example.org' } });
		expect((await create({ origin: 'https://boards.example.org' })).status).toBe(201);
		expect((await create({ origin: 'https://boards.example.com' })).status).toBe(403);
	});

	it('are told from our own by what a trusted proxy says, and only by a trusted one', async () => {
		const forwarded = {
			origin: 'https://boards.example.org',
			'x-forwarded-host': 'boards.example.org',
			'x-forwarded-proto': 'https'
		};
		expect((await create(forwarded)).status).toBe(403);
		await api.close();
		api = await startApi({ config: { trustProxy: 1 } });
		const made = await create(forwarded);
		expect(made.body).toMatchObject({
			links: { viewer: expect.stringMatching(/^https:\/\/boards\.example\.org\/j\//) }
		});
	});
});

describe('every answer', () => {
	it('says how it may be used', async () => {
		for (const path of ['/', '/api/canvases', '/api/nothing']) {
			const { headers } = await api.call('GET', path);
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('referrer-policy')).toBe('no-referrer');
			expect(headers.get('x-frame-options')).toBe('DENY');
		}
		const { headers } = await api.call('GET', '/api/canvases');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('cache-control')).toBe('no-store');
	});
});

describe('GET /api/canvases', () => {
	it('lists the catalogue with its zones, in both languages', async () => {
		const answer = await api.call('GET', '/api/canvases');
		const { canvases } = answer.body as { canvases: { id: string }[] };
		expect(canvases.map((canvas) => canvas.id)).toEqual([...CANVASES.keys()]);
		expect(canvases.find((canvas) => canvas.id === 'persona')).toMatchObject({
			kind: 'zones',
			name: { en: 'Persona', ru: expect.any(String) },
			frame: { width: 2600, height: 1600 },
			zones: expect.arrayContaining([
				expect.objectContaining({
					key: 'role',
					title: { en: expect.any(String), ru: expect.any(String) }
				})
			])
		});
	});
});

describe('health', () => {
	it('is alive, and ready while the store takes writes', async () => {
		expect((await api.call('GET', '/healthz')).status).toBe(200);
		expect((await api.call('GET', '/readyz')).status).toBe(200);
	});

	it('is alive, but not ready, while the store takes none, and asks it once a second at most', async () => {
		await api.close();
		let asked = 0;
		api = await startApi({
			store: {
				// Nothing here touches a workshop.
				workshops: api.store,
				check: async () => {
					asked++;
					throw new Error('disk full');
				}
			}
		});
		expect((await api.call('GET', '/healthz')).status).toBe(200);
		const answer = await api.call('GET', '/readyz');
		expect(answer.status).toBe(503);
		expect(codeOf(answer)).toBe('unavailable');
		await api.call('GET', '/readyz');
		expect(asked).toBe(1);
		api.clock += 1000;
		await api.call('GET', '/readyz');
		expect(asked).toBe(2);
	});
});

describe('GET /metrics', () => {
	it('is Prometheus text for this machine', async () => {
		const answer = await api.call('GET', '/metrics');
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
		expect(answer.body).toBe('figures 1\n');
	});

	it('is not for whoever comes through a proxy', async () => {
		const headers = { 'x-forwarded-for': '203.0.113.7' };
		expect((await api.call('GET', '/metrics', { headers })).status).toBe(403);
	});

	it('is for whoever has the METRICS_KEY, and then for nobody else', async () => {
		await api.close();
		api = await startApi({ config: { metricsKey: 'figures' } });
		expect((await api.call('GET', '/metrics')).status).toBe(403);
		expect((await api.call('GET', '/metrics', { token: 'wrong' })).status).toBe(403);
		expect((await api.call('GET', '/metrics', { token: 'figures' })).status).toBe(200);
	});
});

describe('the log', () => {
	it('has a line for each request, at debug, without what must stay out of it', async () => {
		const { links } = await api.create();
		await api.call('GET', `/api/nothing?token=${tokenOf(links.viewer)}`);
		const log = api.log.join('');
		expect(log).toContain('"path":"/api/nothing","status":404');
		expect(log).not.toContain(tokenOf(links.viewer));
	});
});
