import { after, note, report, round } from '../support/figures.ts';
import { Worker } from '../support/worker.ts';
import type { Load } from '../sync/programs/load.ts';
import type { Peer, Place } from '../sync/peers.ts';
import type { Idle } from './programs/idle.ts';
import type { Thrown, Thrower } from './programs/throw.ts';
import type { Watcher } from './programs/watch.ts';

/** Notes of the boards at which bombs are thrown: building one anew may be a part of what they cost. */
const NOTES = 2_000;
/** Notes of a board near its limit (server/rooms/limits.ts). */
const MOST_NOTES = 60_000;
/** ms of work in which the server counts as idle, between two looks, and ms between these. */
const QUIET = 20;
const LOOK = 300;
/** Looks after which the next bomb is thrown all the same. */
const LOOKS = 100;

export interface ThrowOptions {
	readonly server: Peer;
	readonly watcher: Worker<Watcher>;
	readonly seed: number;
	/** A part of the names of those that are thrown. */
	readonly only: string;
}

/**
 * What each bomb costs whoever is in another room: the wait for an answer, and the loop's pause;
 * `idle`: that of a process that did nothing meanwhile.
 */
export async function throwBombs(options: ThrowOptions): Promise<void> {
	const filler = new Worker<Load>(new URL('../sync/programs/load.ts', import.meta.url));
	const thrower = new Worker<Thrower>(new URL('programs/throw.ts', import.meta.url));
	// Not the watcher: it would be kept waiting by itself, while it reads so large a board.
	const visitor = new Worker<Watcher>(new URL('programs/watch.ts', import.meta.url));
	const idle = new Worker<Idle>(new URL('programs/idle.ts', import.meta.url));
	const bombs = new Bombs(options, { filler, thrower, visitor, idle });
	try {
		await bombs.largeBoard();
		await bombs.throwAll();
	} finally {
		await Promise.all([filler.end(), thrower.end(), visitor.end(), idle.end()]);
	}
}

interface Helpers {
	readonly filler: Worker<Load>;
	readonly thrower: Worker<Thrower>;
	readonly visitor: Worker<Watcher>;
	readonly idle: Worker<Idle>;
}

class Bombs {
	readonly #options: ThrowOptions;
	readonly #filler: Worker<Load>;
	readonly #thrower: Worker<Thrower>;
	readonly #visitor: Worker<Watcher>;
	readonly #idle: Worker<Idle>;

	constructor(options: ThrowOptions, { filler, thrower, visitor, idle }: Helpers) {
		this.#options = options;
		this.#filler = filler;
		this.#thrower = thrower;
		this.#visitor = visitor;
		this.#idle = idle;
	}

	async throwAll(): Promise<void> {
		const { seed, only } = this.#options;
		const count = await this.#thrower.call('count');
		for (let i = 0; i < count; i++) {
			const name = await this.#thrower.call('make', i, seed);
			if (!name.includes(only)) continue;
			const place = await this.#place();
			await this.#filler.call('fill', place, NOTES);
			await this.#calm();
			await this.#measure(name, () => this.#thrower.call('throw', place));
		}
	}

	/** Nobody's attack, and as much work: a board near its limit is made, opened, and put to bed. */
	async largeBoard(): Promise<void> {
		const { server, only } = this.#options;
		const name = `a board of ${MOST_NOTES} notes`;
		if (!name.includes(only)) return;
		const place = await this.#place();
		await this.#measure(`${name}, made`, async () => {
			await this.#filler.call('fill', place, MOST_NOTES);
			return undefined;
		});
		await server.restart();
		await this.#measure(`${name}, opened`, async () => {
			await this.#visitor.call('visit', place);
			return undefined;
		});
		await this.#measure(`${name}, opened once more`, async () => {
			await this.#visitor.call('visit', place);
			return undefined;
		});
	}

	async #place(): Promise<Place> {
		const [place] = await this.#options.server.places(1);
		if (!place) throw new Error('no place');
		return place;
	}

	async #measure(scenario: string, act: () => Promise<Thrown | undefined>): Promise<void> {
		const { server, watcher } = this.#options;
		await watcher.call('listen', await this.#place());
		await Promise.all([server.pause(), this.#idle.call('pause')]);
		const started = performance.now();
		try {
			const thrown = await act();
			const took = thrown?.took ?? performance.now() - started;
			report({
				bench: 'fuzz',
				scenario,
				...(thrown && { bytes: thrown.bytes, codes: thrown.codes }),
				pause: round(await this.#calm()),
				otherMost: round(await watcher.call('heard')),
				idle: round(await this.#idle.call('pause')),
				took: round(took),
				unit: { pause: 'ms', otherMost: 'ms', idle: 'ms', took: 'ms' }
			});
		} catch (error) {
			await watcher.call('heard');
			note(`fuzz: ${scenario}: ${String(error)}`);
			process.exitCode = 1;
		}
	}

	/** Waits until the server has nothing to do any more; answers its longest pause until then. */
	async #calm(): Promise<number> {
		const { server } = this.#options;
		let longest = 0;
		for (let i = 0, still = 0; i < LOOKS && still < 2; i++) {
			const before = await server.cpu();
			await after(LOOK);
			longest = Math.max(longest, await server.pause());
			still = (await server.cpu()) - before < QUIET ? still + 1 : 0;
		}
		return longest;
	}
}
