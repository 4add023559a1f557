import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';
import { BOARD } from '../../support/sync-server.ts';

const NODE = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
const CHILD = fileURLToPath(new URL('../../support/sync-child.ts', import.meta.url));

interface Child {
	readonly url: string;
	readonly port: number;
	/** Ends it as a crash does. */
	kill(): Promise<void>;
}

async function start(dataDir: string, port = 0): Promise<Child> {
	const child: ChildProcess = spawn(NODE, [CHILD, dataDir, String(port)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const exited = once(child, 'exit');
	const kill = async (): Promise<void> => {
		child.kill('SIGKILL');
		await exited;
	};
	onTestFinished(kill);
	const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
	return { url: `ws://127.0.0.1:${line}/sync`, port: Number(line), kill };
}

function directory(): string {
	const dir = mkdtempSync(path.join(tmpdir(), 'loopboard-crash-'));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

test('killed at the moment a second client sees an edit, the next server has the edit', async () => {
	const dir = directory();
	for (let trial = 0; trial < 4; trial++) {
		const server = await start(dir);
		const [ann, bob] = [rawClient(server), rawClient(server)];
		await Promise.all([ann.sync(), bob.sync()]);
		expect(bob.doc.getMap('notes').size, 'what earlier trials saw').toBe(trial);
		ann.send(frames.update(updateOf((notes) => notes.set(`trial ${trial}`, trial))));
		await until(() => expect(bob.doc.getMap('notes').size).toBe(trial + 1));
		await server.kill();
		ann.socket.terminate();
		bob.socket.terminate();
	}
	const last = rawClient(await start(dir));
	await last.sync();
	expect(last.doc.getMap('notes').size).toBe(4);
});

test('killed in the middle of a stream, nothing seen or acknowledged is missing', async () => {
	const dir = directory();
	const random = seeded(9);
	const source = new Y.Doc();
	for (let trial = 0; trial < 4; trial++) {
		const server = await start(dir);
		const ann = rawClient(server, `/${BOARD}?token=participant&saved=1`);
		const bob = rawClient(server);
		await Promise.all([ann.sync(), bob.sync()]);
		const vectors = [Y.encodeStateVector(source)];
		const edits = 20 + below(random, 150);
		for (let i = 0; i < edits; i++) {
			changeSomething(source, random);
			const before = vectors.at(-1)!;
			ann.send(frames.update(Y.encodeStateAsUpdate(source, before)));
			vectors.push(Y.encodeStateVector(source));
			if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve));
		}
		await until(() => expect(bob.count(0, 2)).toBeGreaterThan(0));
		await server.kill();
		const seen = Y.decodeStateVector(Y.encodeStateVector(bob.doc));
		const acknowledged = Y.decodeStateVector(vectors[ann.saved().at(-1) ?? 0]!);
		ann.socket.terminate();
		bob.socket.terminate();

		const again = await start(dir);
		const reader = rawClient(again);
		await reader.sync();
		const stored = Y.decodeStateVector(Y.encodeStateVector(reader.doc));
		for (const [client, clock] of [...seen, ...acknowledged]) {
			expect(stored.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
		}
		expect(reader.doc.store.pendingStructs).toBeNull();
		// As a client that is still there would.
		reader.send(frames.answer(Y.encodeStateAsUpdate(source)));
		await reader.sync();
		await again.kill();
		reader.socket.terminate();
	}
});

test('stock clients go on over a crash as if nothing had been', async () => {
	const dir = directory();
	const server = await start(dir);
	const [ann, bob] = [stockClient(server), stockClient(server)];
	await Promise.all([ann.synced(), bob.synced()]);
	ann.write('before', 1);
	await until(() => expect(bob.notes()).toEqual({ before: 1 }));
	await server.kill();
	ann.write('meanwhile', 2);
	await start(dir, server.port);
	await until(() => expect(bob.notes()).toEqual({ before: 1, meanwhile: 2 }));
});
