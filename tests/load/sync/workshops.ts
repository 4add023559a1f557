import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after } from '../support/figures.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const MB = 1024 * 1024;
/** Seconds before it counts, and that count. */
const WARM_UP = { full: 5, quick: 1 };
const PLAYED = { full: 20, quick: 4 };
/** ms in which a lull lets the server put snapshots in the place of rows. */
const LULL = 5_000;

/** What to give a server: Loopboard alone, with people who act as its pages do. */
export const WORKSHOPS: readonly Scenario[] = [
	workshop('workshop of 30', 1, 30),
	workshop('workshop of 100', 4, 25),
	workshop('workshops of 1,000', 40, 25)
];

function workshop(name: string, rooms: number, perRoom: number): Scenario {
	return {
		name,
		peers: ['loopboard'],
		unit: { cores: 'cores', rss: 'MB', perPerson: 'kB', pause: 'ms', disk: 'kB per 1,000 edits' },
		run: (stage) => run(stage, rooms, perRoom)
	};
}

async function run(
	{ peer, workers, quick }: Stage,
	rooms: number,
	perRoom: number
): Promise<Figures> {
	const size = quick ? 'quick' : 'full';
	const people = rooms * perRoom;
	const places = await peer.places(rooms);
	const seats = Array.from({ length: people }, (_, i) => places[i % places.length]!);
	const empty = await peer.memory();
	try {
		await Promise.all(
			workers.map((worker, w) => {
				const mine = seats.filter((_, i) => i % workers.length === w);
				return worker.call('assemble', mine, 1 + w * people);
			})
		);
		const perform = (seconds: number): Promise<number[]> =>
			Promise.all(workers.map((worker) => worker.call('perform', seconds)));
		const before = await perform(WARM_UP[size]);
		await peer.pause();
		const cpu = await peer.cpu();
		const edits = total(await perform(PLAYED[size]));
		const made = total(before) + edits;
		const used = (await peer.cpu()) - cpu;
		const pause = await peer.pause();
		const { rss } = await peer.memory();
		await after(LULL);
		// Stopped, the database is one file again, without what SQLite keeps beside it to work with.
		await peer.stop();
		return {
			cores: used / 1000 / PLAYED[size],
			rss: rss / MB,
			perPerson: (rss - empty.rss) / people / 1024,
			pause,
			edits: edits / PLAYED[size],
			disk: bytesIn(peer.data) / 1024 / (made / 1000)
		};
	} finally {
		await Promise.all(workers.map((worker) => worker.call('goHome')));
	}
}

const total = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);

const bytesIn = (folder: string): number =>
	readdirSync(folder)
		.filter((name) => !name.endsWith('.lock'))
		.map((name) => statSync(path.join(folder, name)).size)
		.reduce((sum, size) => sum + size, 0);
