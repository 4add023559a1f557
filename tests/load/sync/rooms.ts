import { after, percentile } from '../support/figures.ts';
import type { Worker } from '../support/worker.ts';
import type { Deeds, Load, Seat, Seen, Sent } from './programs/load.ts';
import { EVERYBODY, type Figures, type Scenario, type Stage } from './scenario.ts';

const WATCHES: Deeds = { moves: 0, keys: 0, cursors: 0 };
const DRAGS: Deeds = { moves: 30, keys: 0, cursors: 30 };
const TYPES: Deeds = { moves: 0, keys: 8, cursors: 0 };
const POINTS: Deeds = { moves: 0, keys: 0, cursors: 25 };

/** One in so many clients is timed. */
const TIMED = 3;
/**
 * Seconds that are played before it counts, and that count. A workshop takes an hour: V8 compiles
 * what was called some thousand times, which takes one room of fifty half a minute.
 */
const WARM_UP = { full: 30, quick: 2 };
const PLAYED = { full: 10, quick: 5 };
/** ms between two looks whether all documents are equal, and looks before it is given up. */
const LOOK = 250;
const LOOKS = 120;

const times = (count: number, deeds: Deeds): Deeds[] => Array.from({ length: count }, () => deeds);
const crowd = (people: number, dragging: number, typing: number, pointing: number): Deeds[] => [
	...times(dragging, DRAGS),
	...times(typing, TYPES),
	...times(pointing, POINTS),
	...times(people - dragging - typing - pointing, WATCHES)
];

/** Calmer than the crowd: 100 of these rooms work at once. */
const TEAM: Deeds[] = [
	{ moves: 10, keys: 0, cursors: 10 },
	{ moves: 0, keys: 4, cursors: 0 },
	{ moves: 0, keys: 0, cursors: 10 },
	WATCHES,
	WATCHES
];

export const ROOMS: readonly Scenario[] = [
	played('room of 50', 1, crowd(50, 5, 5, 5)),
	played('busy room', 1, crowd(50, 12, 8, 15)),
	played('100 rooms of 5', 100, TEAM)
];

function played(name: string, rooms: number, people: readonly Deeds[]): Scenario {
	return {
		name,
		peers: EVERYBODY,
		unit: { cpu: 'ms per 1,000 offered', p50: 'ms', p99: 'ms', cursorP50: 'ms', cursorP99: 'ms' },
		run: (stage) => play(stage, rooms, people)
	};
}

async function play(stage: Stage, rooms: number, people: readonly Deeds[]): Promise<Figures> {
	const { peer, workers, quick } = stage;
	const size = quick ? 'quick' : 'full';
	const seats = await takeSeats(stage, rooms, people);
	const all = <T>(run: (worker: Worker<Load>, index: number) => Promise<T>): Promise<T[]> =>
		Promise.all(workers.map(run));
	try {
		await all((worker, i) => worker.call('enter', part(seats, i, workers.length)));
		await all((worker) => worker.call('prepare'));
		await equal(workers);
		await all((worker) => worker.call('watch', seats));
		await all((worker, i) => worker.call('play', WARM_UP[size], i + 1));
		await equal(workers);
		const before = Object.assign({}, ...(await all((w) => w.call('sent')))) as Sent;
		const cpu = await peer.cpu();
		await all((worker, i) => worker.call('play', PLAYED[size], i + 11));
		const isEqual = await equal(workers);
		const used = (await peer.cpu()) - cpu;
		const sent = Object.assign({}, ...(await all((w) => w.call('sent')))) as Sent;
		const seen = await all((worker) => worker.call('seen'));
		return figures({ before, sent, seen, used, readers: people.length - 1, isEqual });
	} finally {
		await all((worker) => worker.call('leave'));
	}
}

async function takeSeats(
	{ peer }: Stage,
	rooms: number,
	people: readonly Deeds[]
): Promise<Seat[]> {
	const places = await peer.places(rooms);
	return places.flatMap((place, room) =>
		people.map((deeds, i) => ({
			place,
			room,
			deeds,
			id: `${room}-${i}`,
			timed: (room + i) % TIMED === 0
		}))
	);
}

const part = (seats: readonly Seat[], index: number, of: number): Seat[] =>
	seats.filter((_, i) => i % of === index);

/** Waits until everybody in each room has the same; false when that never came. */
async function equal(workers: readonly Worker<Load>[]): Promise<boolean> {
	for (let look = 0; look < LOOKS; look++) {
		const states = await Promise.all(workers.map((worker) => worker.call('states')));
		const rooms = new Map<string, Set<string>>();
		for (const [room, hashes] of states.flatMap(Object.entries) as [string, string[]][]) {
			const known = rooms.get(room) ?? new Set();
			rooms.set(room, new Set([...known, ...hashes]));
		}
		if ([...rooms.values()].every(({ size }) => size === 1)) return true;
		await after(LOOK);
	}
	return false;
}

interface Played {
	readonly before: Sent;
	readonly sent: Sent;
	readonly seen: readonly Seen[];
	/** ms of the server's processor time. */
	readonly used: number;
	readonly readers: number;
	readonly isEqual: boolean;
}

function figures({ before, sent, seen, used, readers, isEqual }: Played): Figures {
	let acts = 0;
	for (const [key, all] of Object.entries(sent)) acts += all.length - (before[key]?.length ?? 0);
	const edits: number[] = [];
	const cursors: number[] = [];
	let missed = 0;
	for (const { authors, triples } of seen) {
		const last = authors.map((key) => before[key]?.length ?? 0);
		for (let i = 0; i < triples.length; i += 3) {
			const [index, step, at] = [triples[i] ?? 0, triples[i + 1] ?? 0, triples[i + 2] ?? 0];
			const key = authors[index] ?? '';
			const isCursor = key.startsWith('cursor');
			// Whoever saw the fifth step saw what came before it too, at that moment and not earlier.
			for (let s = last[index] ?? 0; s < step; s++) {
				const made = sent[key]?.[s];
				// Of cursors only the newest is worth anything: the skipped ones are nobody's delay.
				if (made !== undefined && (!isCursor || s === step - 1)) {
					(isCursor ? cursors : edits).push(at - made);
				}
			}
			last[index] = Math.max(last[index] ?? 0, step);
		}
		authors.forEach((key, index) => {
			if (!key.startsWith('cursor')) missed += (sent[key]?.length ?? 0) - (last[index] ?? 0);
		});
	}
	const offered = acts * readers;
	return {
		cpu: (used * 1000) / offered,
		p50: percentile(edits, 0.5),
		p99: percentile(edits, 0.99),
		cursorP50: percentile(cursors, 0.5),
		cursorP99: percentile(cursors, 0.99),
		offered,
		missed,
		equal: isEqual
	};
}
