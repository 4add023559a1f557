import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
	StartFailed,
	startServer,
	type FailedStart,
	type RunningServer
} from '../support/server.ts';
import { createWorkshop, joinBy } from '../support/people.ts';
import { tokenOf } from '../support/api.ts';

async function start(env: Record<string, string> = {}): Promise<RunningServer> {
	const server = await startServer(env);
	onTestFinished(() => server.dispose());
	return server;
}

/** What a start that must fail says. */
async function failure(env: Record<string, string>): Promise<FailedStart> {
	try {
		const server = await startServer(env);
		await server.dispose();
	} catch (error) {
		if (error instanceof StartFailed) return error.failure;
		throw error;
	}
	throw new Error('it started');
}

/** One plain line, and exit code 1. */
async function refusal(env: Record<string, string>): Promise<string> {
	const { code, stderr } = await failure(env);
	expect(code).toBe(1);
	expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	expect(stderr).not.toMatch(/^\{|\bat .*:\d+/);
	return stderr;
}

describe('a start', () => {
	it('ends with a line that names where it answers, and answers there', async () => {
		const server = await start();
		expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
		const page = await fetch(server.url);
		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(page.headers.get('referrer-policy')).toBe('no-referrer');
	});

	it('serves pages under the address that they were asked for', async () => {
		const server = await start();
		const page = await fetch(server.url, { headers: { 'x-forwarded-proto': 'javascript' } });
		expect(page.status).toBe(200);
	});

	it('takes the settings: a public address, a key, no limits', async () => {
		const server = await start({ PUBLIC_URL: 'https://boards.example.org', CREATE_KEY: 'sesame' });
		const body = JSON.stringify({ title: 'Loop' });
		const create = (headers: Record<string, string>) =>
			fetch(`${server.url}/api/workshops`, {
				method: 'POST',
				body,
				headers: { 'content-type': 'application/json', ...headers }
			});
		expect((await create({})).status).toBe(401);
		const made = await create({ authorization: 'Bearer sesame' });
		expect(await made.json()).toMatchObject({
			links: { viewer: expect.stringMatching(/^https:\/\/boards\.example\.org\/j\//) }
		});
	});

	it('answers figures for Prometheus', async () => {
		const server = await start();
		const text = await (await fetch(`${server.url}/metrics`)).text();
		expect(text).toMatch(/^loopboard_connections \d+$/m);
	});
});

describe('a start that can’t be', () => {
	it('says which setting is wrong', async () => {
		expect(await refusal({ PORT: 'abc' })).toContain('PORT is "abc"');
		expect(await refusal({ LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL is "loud"');
		expect(await refusal({ DATABASE_URL: 'postgres://db/x' })).toContain('PostgreSQL');
	});

	it('says that the port is in use', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		onTestFinished(() => void other.close());
		await once(other, 'listening');
		const address = other.address();
		const port = typeof address === 'object' ? String(address?.port) : '';
		expect(await refusal({ PORT: port })).toContain(`PORT ${port} on 127.0.0.1 is in use`);
	});

	it('says that a second server with the same settings is in the way', async () => {
		const server = await start();
		const line = await refusal({ PORT: String(server.port), DATA_DIR: server.dataDir });
		expect(line).toContain('is in use by another program');
		expect(await refusal({ DATA_DIR: server.dataDir })).toContain('in use by another Loopboard');
		expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
	});

	it('says that the address isn’t one of this machine’s', async () => {
		expect(await refusal({ HOST: '203.0.113.7' })).toContain('HOST 203.0.113.7');
		expect(await refusal({ HOST: 'no-such-host.invalid' })).toContain('HOST no-such-host.invalid');
	});

	it('says that the data directory can’t be written', async () => {
		const server = await start();
		await server.stop();
		const file = path.join(server.dataDir, 'file');
		await writeFile(file, '');
		expect(await refusal({ DATA_DIR: path.join(file, 'data') })).toContain(file);
		expect(await refusal({ DATA_DIR: '/proc/loopboard' })).toContain('/proc/loopboard');
	});

	it('says that the database is of a newer version, and leaves it as it is', async () => {
		const server = await start();
		await server.stop();
		const file = path.join(server.dataDir, 'loopboard.db');
		const db = new DatabaseSync(file);
		db.exec('PRAGMA user_version = 99');
		db.close();
		const before = await readFile(file);
		expect(await refusal({ DATA_DIR: server.dataDir })).toContain('newer Loopboard');
		expect(await readFile(file)).toEqual(before);
	});

	it('says that the key is damaged', async () => {
		const server = await start();
		await server.stop();
		await writeFile(path.join(server.dataDir, 'key'), 'rubbish');
		expect(await refusal({ DATA_DIR: server.dataDir })).toContain('damaged');
	});
});

describe('an end', () => {
	it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('by %s is orderly', async (signal) => {
		const server = await start();
		await createWorkshop(server);
		expect(await server.stop(signal)).toBe(0);
		expect(server.log()).toContain('server.stopped');
	});

	it('doesn’t wait for browsers that keep their connections open', async () => {
		const server = await start();
		// Node's fetch keeps its connection alive, as a browser does.
		await fetch(server.url);
		expect(await server.stop()).toBe(0);
	});

	it('keeps everything that was made', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		await server.kill();
		const again = await server.restart();
		onTestFinished(() => again.dispose());
		const info = await fetch(`${again.url}/api/workshops/${made.id}`, {
			headers: { authorization: `Bearer ${tokenOf(made.links.viewer)}` }
		});
		expect(info.status).toBe(200);
	});

	it('leaves links that work, and that facilitators can be shown again', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const show = async ({ url }: RunningServer) => {
			const answer = await fetch(`${url}/api/workshops/${made.id}/links`, {
				headers: { authorization: `Bearer ${tokenOf(made.links.facilitator)}` }
			});
			return (await answer.json()) as unknown;
		};
		const again = await server.restart();
		onTestFinished(() => again.dispose());
		expect(await show(again)).toEqual(made.links);
		await again.stop();
		await rm(path.join(server.dataDir, 'key'));
		const keyless = await again.restart();
		onTestFinished(() => keyless.dispose());
		expect(await show(keyless)).toEqual({ facilitator: null, participant: null, viewer: null });
	});
});

describe('what is on the disk and in the log', () => {
	it('holds no token, no secret and, in the log, no name', async () => {
		const server = await start({ LOG_LEVEL: 'debug' });
		const made = await createWorkshop(server);
		const anna = await joinBy(server, made.links.participant, 'Анна-Мария');
		await fetch(made.links.viewer);
		await server.stop();
		const secrets = [...Object.values(made.links).map(tokenOf), anna.cookie.split('=')[1] ?? '?'];
		const db = await readFile(path.join(server.dataDir, 'loopboard.db'), 'latin1');
		for (const secret of secrets) {
			expect(db).not.toContain(secret);
			expect(server.log()).not.toContain(secret);
		}
		expect(server.log()).not.toContain('Анна');
	});

	it('is made where it was asked for', async () => {
		const server = await start();
		await server.stop();
		const deep = path.join(server.dataDir, 'a', 'b');
		const there = await start({ DATA_DIR: deep });
		await there.stop();
		await mkdir(deep, { recursive: true });
		expect((await readFile(path.join(deep, 'key'), 'utf8')).trim()).toHaveLength(43);
	});
});
