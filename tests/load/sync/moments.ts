import { after } from '../support/figures.ts';
import type { Worker } from '../support/worker.ts';
import type { Load } from './programs/load.ts';
import type { Place } from './peers.ts';
import { EVERYBODY, STORES, type Figures, type Scenario, type Stage } from './scenario.ts';
import { stopAndStart } from './stop-start.ts';

const MB = 1024 * 1024;

const HERD = { people: 30, notes: 10_000, quickNotes: 2_000, spread: 1_000 };
/** ms for what a scenario set off to come to rest before anything is measured. */
const SETTLE = 2_000;

const two = ([a, b = a]: readonly Worker<Load>[]): [Worker<Load>, Worker<Load>] => {
	if (!a || !b) throw new Error('no workers');
	return [a, b];
};
const onePlace = ([place]: readonly Place[]): Place => {
	if (!place) throw new Error('no place');
	return place;
};

const herd: Scenario = {
	name: '30 join within a second',
	peers: STORES,
	unit: { cpu: 's', lastIn: 's', longestWait: 's', state: 'MB' },
	async run({ peer, workers, quick }) {
		const [first, second] = two(workers);
		const notes = quick ? HERD.quickNotes : HERD.notes;
		const place = onePlace(await peer.places(1));
		try {
			const bytes = await first.call('fill', place, notes);
			// Until the server has it all, and whoever wants to store it has stored it.
			const before = await second.call('notesFor', place, notes);
			await after(2 * SETTLE);
			const cpu = await peer.cpu();
			const { whole, waits } = await second.call('herd', place, HERD.people, HERD.spread, bytes);
			const used = (await peer.cpu()) - cpu;
			const got = await second.call('notesFor', place, notes);
			return {
				cpu: used / 1000,
				lastIn: whole / 1000,
				longestWait: Math.max(...waits) / 1000,
				state: bytes / MB,
				equal: before === notes && got === notes
			};
		} finally {
			await first.call('hostLeaves');
		}
	}
};

const IDLE = { connections: 5_000, quick: 500, perRoom: 25 };

const idle: Scenario = {
	name: 'idle connections',
	peers: EVERYBODY,
	unit: { perConnection: 'kB', held: 'kB' },
	async run({ peer, workers, quick }) {
		const count = quick ? IDLE.quick : IDLE.connections;
		const rooms = await peer.places(count / IDLE.perRoom);
		await after(SETTLE);
		const before = await peer.memory();
		try {
			const open = await Promise.all(
				workers.map((worker, w) => {
					const mine = rooms.filter((_, i) => i % workers.length === w);
					return worker.call(
						'sit',
						mine.flatMap((place) => Array.from({ length: IDLE.perRoom }, () => place))
					);
				})
			);
			await after(SETTLE);
			const now = await peer.memory();
			return {
				perConnection: (now.rss - before.rss) / count / 1000,
				held: (now.held - before.held) / count / 1000,
				connections: open.reduce((sum, each) => sum + each, 0)
			};
		} finally {
			await Promise.all(workers.map((worker) => worker.call('getUp')));
		}
	}
};

const FLOOD = { bytes: 60 * MB, quick: 10 * MB };

/** The same traffic twice, with and without somebody who has stopped reading: the cost is between. */
const stoppedReader: Scenario = {
	name: 'one stopped reader',
	peers: EVERYBODY,
	unit: { cost: 'MB', rss: 'MB' },
	async run({ peer, workers, quick }) {
		const [first, second] = two(workers);
		const bytes = quick ? FLOOD.quick : FLOOD.bytes;
		const measured: { held: number; rss: number; complete: boolean }[] = [];
		for (const withStopped of [false, true]) {
			const place = onePlace(await peer.places(1));
			try {
				if (withStopped) await second.call('stopReader', place);
				const complete = await first.call('flood', place, bytes);
				measured.push({ ...(await peer.memory()), complete });
			} finally {
				await Promise.all([first.call('floodEnds'), second.call('floodEnds')]);
			}
		}
		const [without, stopped] = measured;
		if (!without || !stopped) throw new Error('not measured');
		return {
			cost: (stopped.held - without.held) / MB,
			rss: (stopped.rss - without.rss) / MB,
			equal: without.complete && stopped.complete
		};
	}
};

const CRASH = { trials: 50, quick: 3, peers: 10 };

async function crash({ peer, workers, quick }: Stage): Promise<Figures> {
	const [first] = two(workers);
	const full = peer.name === 'loopboard' ? CRASH.trials : CRASH.peers;
	const place = onePlace(await peer.places(1));
	const sum = { trials: quick ? CRASH.quick : full, seen: 0, lost: 0 };
	for (let trial = 0; trial < sum.trials; trial++) {
		const seen = await first.call('crash', place, peer.pid, trial);
		await peer.restart();
		const found = await first.call('survived', place, trial, seen);
		sum.seen += seen;
		sum.lost += Math.max(0, seen - found);
	}
	return sum;
}

const KILLED = 'killed (SIGKILL), clients gone at once';
const EDITS = { lost: 'edits', seen: 'edits' };

export const MOMENTS: readonly Scenario[] = [
	herd,
	idle,
	stoppedReader,
	{ name: KILLED, peers: STORES, unit: EDITS, run: crash },
	{
		name: `${KILLED}, DURABILITY=full`,
		peers: ['loopboard'],
		env: { DURABILITY: 'full' },
		unit: EDITS,
		run: crash
	},
	stopAndStart
];
