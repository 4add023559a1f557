import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const PINNED = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
const READY = /^Loopboard is ready: (\S+)$/;

export interface RunningServer {
	/** Where it answers, without a slash at the end. */
	readonly url: string;
	readonly port: number;
	readonly dataDir: string;
	/** What it wrote to stderr so far: its log. */
	log(): string;
	/** Ends it as an operator would; answers its exit code. Leaves the data. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
	/** Ends it as a crash would (SIGKILL). Leaves the data. */
	kill(): Promise<void>;
	/** The same server again: same data, same port, same settings. */
	restart(): Promise<RunningServer>;
	/** Stops it if it runs, and removes the data if it made the directory. */
	dispose(): Promise<void>;
}

export interface FailedStart {
	readonly code: number | null;
	readonly stderr: string;
}

/** A program that ended before it was ready. */
export class StartFailed extends Error {
	readonly failure: FailedStart;
	constructor(failure: FailedStart) {
		super(`the server ended with ${failure.code} before it was ready:\n${failure.stderr}`);
		this.failure = failure;
	}
}

/**
 * Starts the real server: `server/main.ts` in a process of its own on a free port, with its data
 * in a new directory and no rate limits, unless `env` says otherwise. Throws StartFailed.
 */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
	const made = env['DATA_DIR'] === undefined;
	const dataDir = env['DATA_DIR'] ?? (await mkdtemp(path.join(os.tmpdir(), 'loopboard-')));
	const settings = { PORT: '0', RATE_LIMITS: 'off', ...env, DATA_DIR: dataDir };
	// With a PUBLIC_URL the ready line names that one, so the port must be known beforehand.
	if (settings.PORT === '0' && env['PUBLIC_URL']) settings.PORT = String(await freePort());
	return launch(settings, made);
}

async function launch(env: Record<string, string>, made: boolean): Promise<RunningServer> {
	const dataDir = env['DATA_DIR'] ?? '';
	const child = spawn(existsSync(PINNED) ? PINNED : process.execPath, [MAIN], {
		// Only what a program needs to run: the tests' own environment must not leak settings in.
		env: { PATH: process.env['PATH'] ?? '', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let stderr = '';
	child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
	const exited = once(child, 'exit');
	const ready = await readyUrl(child);
	if (ready === null) {
		await exited;
		if (made) await rm(dataDir, { recursive: true, force: true });
		throw new StartFailed({ code: child.exitCode, stderr });
	}

	const end = async (signal: NodeJS.Signals): Promise<number | null> => {
		if (child.exitCode === null && child.signalCode === null) child.kill(signal);
		await exited;
		return child.exitCode;
	};
	const port = Number(env['PORT']) || Number(new URL(ready).port);
	return {
		url: `http://localhost:${port}`,
		port,
		dataDir,
		log: () => stderr,
		stop: (signal = 'SIGTERM') => end(signal),
		kill: async () => void (await end('SIGKILL')),
		restart: async () => {
			await end('SIGTERM');
			return launch({ ...env, PORT: String(port) }, made);
		},
		dispose: async () => {
			await end('SIGKILL');
			if (made) await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** Null when the output ends before the line came. */
async function readyUrl(child: ChildProcess): Promise<string | null> {
	if (child.stdout === null) return null;
	const lines = createInterface({ input: child.stdout });
	for await (const line of lines) {
		const url = READY.exec(line)?.[1];
		if (url !== undefined) {
			child.stdout.resume();
			return url;
		}
	}
	return null;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
