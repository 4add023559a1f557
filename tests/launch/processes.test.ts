import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTurn } from '../../server/launch/turn.mjs';

const LAUNCH = new URL('../../server/launch/', import.meta.url);
const started: ChildProcess[] = [];

/** Runs a module's code in a process of its own; resolves once it has printed something. */
async function program(code: string): Promise<ChildProcess> {
	const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	started.push(child);
	await once(child.stdout, 'data');
	return child;
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
	if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	return child.signalCode ?? child.exitCode;
}

afterEach(async () => {
	vi.restoreAllMocks();
	for (const child of started.splice(0)) {
		child.kill('SIGKILL');
		await endOf(child);
	}
});

describe('taking turns', () => {
	let name: string;
	beforeEach(async () => {
		name = await mkdtemp(path.join(os.tmpdir(), 'loopboard-turn-'));
		vi.spyOn(console, 'log').mockReturnValue(undefined);
	});
	afterEach(() => rm(name, { recursive: true }));

	it('lets one work at a time, and all of them in the end', async () => {
		let working = 0;
		let most = 0;
		const work = async (): Promise<number> => {
			most = Math.max(most, ++working);
			await new Promise((resolve) => setImmediate(resolve));
			return working--;
		};
		const done = await Promise.all([1, 2, 3, 4].map(() => inTurn(name, work)));
		expect(done).toEqual([1, 1, 1, 1]);
		expect(most).toBe(1);
	});

	it('passes on what the work answers and throws', async () => {
		await expect(inTurn(name, () => 7)).resolves.toBe(7);
		await expect(inTurn(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		await expect(inTurn(name, () => 8)).resolves.toBe(8);
	});

	it('doesn’t wait for a process that was killed during its turn', async () => {
		const holder = await program(`
			import { inTurn } from ${JSON.stringify(new URL('turn.mjs', LAUNCH).href)};
			await inTurn(${JSON.stringify(name)}, () => {
				console.log('mine');
				return new Promise(() => setInterval(() => undefined, 1000));
			});`);
		const waiting = inTurn(name, () => 'mine now');
		holder.kill('SIGKILL');
		await expect(waiting).resolves.toBe('mine now');
		await expect(inTurn(name, () => 'and again')).resolves.toBe('and again');
	});
});

describe('running a program in one’s place', () => {
	const launcher = (code: string) =>
		program(`
			import { runInPlace } from ${JSON.stringify(new URL('child.mjs', LAUNCH).href)};
			process.exit(await runInPlace(process.execPath, ['-e', ${JSON.stringify(code)}], {}));`);

	it('ends with its exit code', async () => {
		expect(await endOf(await launcher(`console.log('up'); process.exitCode = 7`))).toBe(7);
	});

	it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('hands on %s', async (signal) => {
		const child = await launcher(
			`process.on('${signal}', () => process.exit(9)); setInterval(() => 0, 1e6); console.log('up')`
		);
		child.kill(signal);
		expect(await endOf(child)).toBe(9);
	});

	it('ends as a shell would say it when the program is killed by a signal', async () => {
		const child = await launcher(
			`console.log('up'); setTimeout(() => process.kill(process.pid, 'SIGKILL'))`
		);
		expect(await endOf(child)).toBe(137);
	});

	it.skipIf(process.platform === 'win32')('ends the program when npm’s shell is gone', async () => {
		const code = `
			import { runInPlace } from ${JSON.stringify(new URL('child.mjs', LAUNCH).href)};
			await runInPlace(process.execPath, ['-e', ${JSON.stringify(
				`process.on('SIGTERM', () => { console.log('told'); process.exit(); });
				setInterval(() => 0, 1e6); console.log('up')`
			)}], {});`;
		// A shell with something left to do stays the parent, as npm's does.
		const shell = spawn(
			'sh',
			['-c', `"$0" --input-type=module -e "$1"; true`, process.execPath, code],
			{
				stdio: ['ignore', 'pipe', 'inherit'],
				env: { ...process.env, npm_lifecycle_event: 'start' }
			}
		);
		started.push(shell);
		await once(shell.stdout, 'data');
		shell.kill('SIGTERM');
		const [line] = await once(shell.stdout, 'data');
		expect(String(line)).toBe('told\n');
	});

	it('lets the program know when it is gone itself', async () => {
		const child = await launcher(
			`process.on('disconnect', () => { console.log('alone'); process.exit(); }); console.log('up')`
		);
		child.kill('SIGKILL');
		if (child.stdout === null) throw new Error('no output');
		const [line] = await once(child.stdout, 'data');
		expect(String(line)).toBe('alone\n');
	});
});
