import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/server.ts';
import { makeWorkshop, tokenIn } from '../support/workshops.ts';

export const PEERS = ['loopboard', 'relay', 'y-websocket', 'hocuspocus'] as const;
export type PeerName = (typeof PEERS)[number];

/** How a peer frames y-websocket's messages. */
export type Wire = 'plain' | 'hocuspocus';

/** A document to connect to, as y-websocket's provider wants it. */
export interface Place {
	readonly wire: Wire;
	readonly url: string;
	readonly room: string;
	readonly params: Record<string, string>;
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const PROBE = new URL('programs/probe.mjs', import.meta.url).href;
/** What each prints when it listens. */
const READY = /^(Loopboard is ready|running at|ready)/;
/** ms. A server that answers nothing by then hangs. */
const ANSWER_LIMIT = 60_000;

/** A folder for processor profiles of the servers; unset: none are made, as they cost time. */
const PROFILES = process.env['BENCH_CPU_PROF'];

export interface Memory {
	/** Resident. */
	readonly rss: number;
	/** What the program still holds on to: its heap and what is outside of it. */
	readonly held: number;
	readonly heap: number;
}

interface Program {
	readonly args: readonly string[];
	readonly env: Record<string, string>;
}

/** One of the servers that are compared, in a process of its own with data of its own. */
export class Peer {
	readonly name: PeerName;
	readonly #folder: string;
	readonly #data: string;
	readonly #port: number;
	readonly #env: Readonly<Record<string, string>>;
	#child: ChildProcess;
	#serial = 0;

	private constructor(
		name: PeerName,
		at: { folder: string; data: string; port: number },
		env: Readonly<Record<string, string>>
	) {
		this.name = name;
		this.#folder = at.folder;
		this.#data = at.data;
		this.#port = at.port;
		this.#env = env;
		this.#child = this.#spawn();
	}

	/** `folder`: where the peers are installed. `env`: settings beside the usual ones. */
	static async start(
		name: PeerName,
		folder: string,
		env: Readonly<Record<string, string>> = {}
	): Promise<Peer> {
		const data = await mkdtemp(path.join(os.tmpdir(), 'loopboard-bench-'));
		const peer = new Peer(name, { folder, data, port: await freePort() }, env);
		await peer.#ready();
		return peer;
	}

	get pid(): number {
		return this.#child.pid ?? 0;
	}

	/** Where it keeps what it keeps. */
	get data(): string {
		return this.#data;
	}

	/** Its HTTP address, without a slash at the end. */
	get address(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	get isRunning(): boolean {
		return this.#child.exitCode === null && this.#child.signalCode === null;
	}

	/** So many new, empty documents. */
	async places(count: number): Promise<Place[]> {
		const places: Place[] = [];
		for (let i = 0; i < count; i++) places.push(await this.#place());
		return places;
	}

	/** ms of processor time so far, user and system, all threads. */
	async cpu(): Promise<number> {
		return ((await this.#ask('cpu')) as { cpu: number }).cpu;
	}

	/** Bytes after a collection of garbage. */
	async memory(): Promise<Memory> {
		return (await this.#ask('memory')) as Memory;
	}

	/** ms of the longest pause of its event loop since this was last asked; 0 the first time. */
	async pause(): Promise<number> {
		return ((await this.#ask('pause')) as { pause: number }).pause;
	}

	/** After it ended: the same data again, at the same address. */
	async begin(): Promise<void> {
		this.#child = this.#spawn();
		await this.#ready();
	}

	async restart(): Promise<void> {
		await this.kill();
		await this.begin();
	}

	/** Ends it as an operator would; answers its exit code, null when that was the signal itself. */
	async stop(): Promise<number | null> {
		await this.#end('SIGTERM');
		return this.#child.exitCode;
	}

	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		if (!this.isRunning) return;
		const gone = once(this.#child, 'exit');
		this.#child.kill(signal);
		await gone;
	}

	async dispose(): Promise<void> {
		if (PROFILES && this.#child.connected) {
			// A profile is written by a process that ends by itself, which the probe then does.
			const gone = once(this.#child, 'exit');
			this.#child.disconnect();
			await gone;
		}
		await this.kill();
		await rm(this.#data, { recursive: true, force: true });
	}

	async #place(): Promise<Place> {
		if (this.name === 'loopboard') {
			const workshop = await makeWorkshop(this.address, 'Bench');
			return {
				wire: 'plain',
				url: `ws://127.0.0.1:${this.#port}/sync`,
				room: workshop.boards[0]!.doc,
				params: { token: tokenIn(workshop.links.participant) }
			};
		}
		return {
			wire: this.name === 'hocuspocus' ? 'hocuspocus' : 'plain',
			url: `ws://127.0.0.1:${this.#port}`,
			room: `room-${++this.#serial}`,
			params: {}
		};
	}

	#program(): Program {
		const port = String(this.#port);
		switch (this.name) {
			case 'loopboard':
				return {
					args: [file('../../../server/main.ts')],
					env: { PORT: port, DATA_DIR: this.#data, RATE_LIMITS: 'off', LOG_LEVEL: 'warn' }
				};
			case 'relay':
				return { args: [file('programs/relay.ts'), port], env: {} };
			case 'y-websocket':
				return {
					args: [path.join(this.#folder, 'node_modules/y-websocket/bin/server.js')],
					env: { HOST: '127.0.0.1', PORT: port, YPERSISTENCE: this.#data }
				};
			case 'hocuspocus':
				return { args: [file('programs/hocuspocus.mjs'), this.#folder, port, this.#data], env: {} };
		}
	}

	#spawn(): ChildProcess {
		const { args, env } = this.#program();
		const flags = ['--expose-gc', '--no-warnings', '--import', PROBE];
		if (PROFILES) flags.push('--cpu-prof', '--cpu-prof-dir', PROFILES);
		return spawn(process.execPath, [...flags, ...args], {
			env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env, ...this.#env },
			stdio: ['ignore', 'pipe', 'inherit', 'ipc']
		});
	}

	async #ready(): Promise<void> {
		const { stdout } = this.#child;
		if (stdout === null) throw new Error('no output to read');
		for await (const line of createInterface({ input: stdout })) {
			if (!READY.test(line)) continue;
			stdout.resume();
			return;
		}
		throw new Error(`${this.name} ended before it was ready`);
	}

	async #ask(question: string): Promise<unknown> {
		const answer = once(this.#child, 'message', { signal: AbortSignal.timeout(ANSWER_LIMIT) });
		this.#child.send(question);
		return (await answer)[0];
	}
}
