import { after, note, report, round } from '../support/figures.ts';
import { Worker } from '../support/worker.ts';
import type { Load } from '../sync/programs/load.ts';
import type { Peer, Place } from '../sync/peers.ts';
import type { Thrower } from './programs/throw.ts';
import type { Watcher } from './programs/watch.ts';

/** Notes of the boards at which bombs are thrown: building one anew may be a part of what they cost. */
const NOTES = 2_000;
/** ms in which the server must have been idle before the next bomb, and how often it is looked at. */
const QUIET = 20;
const LOOK = 300;
/** Looks after which it is thrown all the same. */
const LOOKS = 100;

export interface ThrowOptions {
	readonly server: Peer;
	readonly watcher: Worker<Watcher>;
	readonly seed: number;
	/** A part of the names of those that are thrown. */
	readonly only: string;
}

/** What each bomb costs whoever is in another room: the wait for an answer, and the loop's pause. */
export async function throwBombs({ server, watcher, seed, only }: ThrowOptions): Promise<void> {
	const filler = new Worker<Load>(new URL('../sync/programs/load.ts', import.meta.url));
	const thrower = new Worker<Thrower>(new URL('programs/throw.ts', import.meta.url));
	const [other] = await server.places(1);
	if (!other) throw new Error('no place');
	try {
		const count = await thrower.call('count');
		for (let i = 0; i < count; i++) {
			const name = await thrower.call('make', i, seed);
			if (!name.includes(only)) continue;
			const [place] = await server.places(1);
			if (!place) throw new Error('no place');
			await filler.call('fill', place, NOTES);
			await calm(server);
			await throwOne(name, place, other);
		}
	} finally {
		await Promise.all([filler.end(), thrower.end()]);
	}

	async function throwOne(name: string, place: Place, elsewhere: Place): Promise<void> {
		await watcher.call('listen', elsewhere);
		await server.pause();
		try {
			const { bytes, codes, took } = await thrower.call('throw', place);
			await calm(server);
			const pause = Math.max(longest, await server.pause());
			const waits = await watcher.call('heard');
			report({
				bench: 'fuzz',
				scenario: name,
				bytes,
				pause: round(pause),
				otherMost: round(waits),
				codes,
				took: round(took),
				unit: { pause: 'ms', otherMost: 'ms', took: 'ms' }
			});
		} catch (error) {
			await watcher.call('heard');
			note(`fuzz: ${name}: ${String(error)}`);
			process.exitCode = 1;
		}
	}
}

/** Of the pauses seen while it got calm. */
let longest = 0;

/** Waits until the server has nothing to do any more. */
async function calm(server: Peer): Promise<void> {
	longest = 0;
	for (let i = 0, still = 0; i < LOOKS && still < 2; i++) {
		const before = await server.cpu();
		await after(LOOK);
		longest = Math.max(longest, await server.pause());
		still = (await server.cpu()) - before < QUIET ? still + 1 : 0;
	}
}
