/**
 * npm run bench -- fuzz [--minutes=2] [--seed=1] [--only=<a part of a bomb's name>]
 * Mutated real traffic against the server, room after room, while two people work in the attacked
 * room and somebody asks in another. One JSON line for all, and one for each input that is made to
 * cost much. Fails when the server ends, anybody else suffers, or something unsound is stored.
 * `--minutes=0`: these alone. docs/performance.md says more.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { contentsOf } from './fuzz/contents.ts';
import type { Attacked, Hostile, Slow } from './fuzz/programs/hostile.ts';
import type { Watched, Watcher } from './fuzz/programs/watch.ts';
import { storedDocument } from './fuzz/stored.ts';
import { throwBombs } from './fuzz/throwing.ts';
import { after, note, report, round } from './support/figures.ts';
import { Worker } from './support/worker.ts';
import { Peer, type Place } from './sync/peers.ts';

const ATTACKERS = 2;
/** Inputs of each attacker on one room: then its document would be mostly rubbish. */
const INPUTS = 1_500;
/** ms between two looks at the server's own measure of its pauses. */
const LOOK = 1_000;
/** ms that its clock itself takes between two samples (server/metrics.ts). */
const RESOLUTION = 20;
/** ms. A longer pause would be noticed in other rooms. */
const PAUSE_LIMIT = 100;
/** Names of inputs that are told of in the end. */
const SLOWEST = 5;

const { values: given } = parseArgs({
	options: {
		minutes: { type: 'string', default: '2' },
		seed: { type: 'string', default: '1' },
		only: { type: 'string', default: '' }
	}
});
const length = Number(given.minutes) * 60_000;

const watcher = new Worker<Watcher>(new URL('fuzz/programs/watch.ts', import.meta.url));
const attackers = Array.from(
	{ length: ATTACKERS },
	() => new Worker<Hostile>(new URL('fuzz/programs/hostile.ts', import.meta.url))
);
const server = await Peer.start('loopboard', '', { LOG_LEVEL: 'silent' });
const pid = server.pid;

const codes: Record<string, number> = {};
const rooms = new Map<Place, string | null>();
const watched: Watched[] = [];
const pauses: number[] = [];
let slowest: (Slow & { readonly seed: number })[] = [];
let unsound = 0;

try {
	const other = await newPlace();
	const started = performance.now();
	for (let seed = Number(given.seed); performance.now() - started < length; seed++) {
		await attackOne(seed, other);
	}
	const survived = server.isRunning && server.pid === pid;
	if (rooms.size > 0) await tell(survived, await lostAfterCrash());
	await throwBombs({ server, watcher, seed: Number(given.seed), only: given.only });
} finally {
	await Promise.all([watcher.end(), ...attackers.map((each) => each.end())]);
	await server.dispose();
}

async function newPlace(): Promise<Place> {
	const [place] = await server.places(1);
	if (!place) throw new Error('no place');
	return place;
}

async function attackOne(seed: number, other: Place): Promise<void> {
	const [first] = attackers;
	if (!first) throw new Error('no attackers');
	const recorded = await first.call('record', await newPlace(), seed);
	const place = await newPlace();
	await watcher.call('begin', place, other);
	await pauseSinceLast();
	let isOver = false;
	const looks = (async () => {
		while (!isOver) {
			await after(LOOK);
			pauses.push(await pauseSinceLast());
		}
	})();
	const results = await Promise.all(
		attackers.map((attacker, i) =>
			attacker.call('attack', place, recorded, { seed: seed * ATTACKERS + i, inputs: INPUTS })
		)
	);
	isOver = true;
	await looks;
	for (const result of results) count(result, seed);
	const seen = await watcher.call('end');
	watched.push(seen);
	rooms.set(place, seen.contents);
	if (!(await isSound(place, seen.contents))) unsound++;
	note(`fuzz: seed ${seed}, ${total()} inputs, longest pause ${round(Math.max(...pauses))} ms`);
}

function count({ codes: own, slowest: slow }: Attacked, seed: number): void {
	for (const [code, times] of Object.entries(own)) codes[code] = (codes[code] ?? 0) + times;
	slowest = [...slowest, ...slow.map((each) => ({ ...each, seed }))]
		.sort((a, b) => b.took - a.took)
		.slice(0, SLOWEST);
}

function total(): number {
	return Object.values(codes).reduce((sum, times) => sum + times, 0);
}

/** ms, by the server's own measure of its event loop. */
async function pauseSinceLast(): Promise<number> {
	const text = await (await fetch(`${server.address}/metrics`)).text();
	const most = /^loopboard_event_loop_delay_seconds\{quantile="1"\} (.+)$/m.exec(text)?.[1];
	return Math.max(0, Number(most) * 1000 - RESOLUTION);
}

async function isSound(place: Place, contents: string | null): Promise<boolean> {
	try {
		const stored = contentsOf(await storedDocument(server.data, place.room));
		return createHash('sha1').update(JSON.stringify(stored)).digest('hex') === contents;
	} catch (error) {
		note(`fuzz: ${String(error)}`);
		return false;
	}
}

/** Rooms that aren't what everybody in them had, after the server was killed. */
async function lostAfterCrash(): Promise<number> {
	await server.restart();
	let lost = 0;
	for (const [place, contents] of rooms) {
		if ((await watcher.call('visit', place)) !== contents) lost++;
	}
	return lost;
}

async function tell(survived: boolean, lost: number): Promise<void> {
	const most = (of: (each: Watched) => number): number => round(Math.max(...watched.map(of)));
	const differing = watched.filter(({ contents }) => contents === null).length;
	const suffered = watched.flatMap(({ closes }) => closes);
	report({
		bench: 'fuzz',
		scenario: `${given.minutes} minutes from seed ${given.seed}`,
		inputs: total(),
		codes,
		survived,
		rooms: rooms.size,
		suffered,
		differing,
		unsound,
		lost,
		beats: watched.reduce((sum, { beats }) => sum + beats, 0),
		slowestBeat: most(({ slowestBeat }) => slowestBeat),
		longestPause: round(Math.max(...pauses)),
		pausesOver: pauses.filter((ms) => ms > PAUSE_LIMIT).length,
		otherP99: most(({ otherP99 }) => otherP99),
		otherMost: most(({ otherMost }) => otherMost),
		unit: { slowestBeat: 'ms', longestPause: 'ms', otherP99: 'ms', otherMost: 'ms' }
	});
	for (const { took, name, seed, bytes } of slowest) {
		note(`fuzz: ${round(took)} ms, seed ${seed}, ${name}: ${bytes}`);
	}
	const ok = survived && differing + unsound + lost + suffered.length === 0;
	if (!ok) process.exitCode = 1;
}
