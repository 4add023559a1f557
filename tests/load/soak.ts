/**
 * npm run bench -- soak [--minutes=30]
 * A server under everything at once for a long time: rooms that are opened, used and left, people
 * who come and go, slow readers, hostile clients and restarts. One JSON line a minute, and in the
 * end whether its memory is flat and everything that people had is stored. docs/performance.md.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Life } from './soak/programs/life.ts';
import type { Trouble } from './soak/programs/trouble.ts';
import { verdict, type Sample } from './soak/verdict.ts';
import { after, median, note, report, round } from './support/figures.ts';
import { Worker } from './support/worker.ts';
import { Peer, type Place } from './sync/peers.ts';

const MB = 1024 * 1024;
const MINUTE = 60_000;
const ROOMS = 6;
/** ms that a room is used. Longer than the first compaction takes to come. */
const ROOM_LIFE = 4 * MINUTE;
const SAMPLE = 10_000;
/**
 * Shares of the whole at which the server is restarted, every other time by SIGKILL. Early, so that
 * the process whose memory is judged lives through two thirds of it.
 */
const RESTARTS = [0.04, 0.08, 0.12, 0.16];

const { values: given } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const length = Number(given.minutes) * MINUTE;
const roomLife = Math.min(ROOM_LIFE, length / 4);

const life = new Worker<Life>(new URL('soak/programs/life.ts', import.meta.url));
const trouble = new Worker<Trouble>(new URL('soak/programs/trouble.ts', import.meta.url));
const server = await Peer.start('loopboard', '', { LOG_LEVEL: 'error' });

const samples: Sample[] = [];
/** What was in each room when the last one left it. */
const left = new Map<Place, string>();
const open: Place[] = [];
let differing = 0;
const started = performance.now();
const passed = (): number => performance.now() - started;

try {
	await trouble.call('begin', await newPlace());
	for (let i = 0; i < ROOMS; i++) await openRoom();
	await Promise.all([renewRooms(), restarts(), samplesAndLines()]);
	for (const place of [...open]) await closeRoom(place);
	await tell();
} finally {
	await Promise.all([life.end(), trouble.end()]);
	await server.dispose();
}

async function newPlace(): Promise<Place> {
	const [place] = await server.places(1);
	if (!place) throw new Error('no place');
	return place;
}

async function openRoom(): Promise<void> {
	const place = await newPlace();
	open.push(place);
	await life.call('open', place);
	await trouble.call('target', open);
}

async function closeRoom(place: Place): Promise<void> {
	open.splice(open.indexOf(place), 1);
	await trouble.call('target', open);
	const found = await life.call('retire', place);
	if (found === null) {
		differing++;
		note(`soak: people in ${place.room} ended with different documents`);
	} else left.set(place, found);
}

/** One room after the other makes place for a new one. */
async function renewRooms(): Promise<void> {
	while (passed() < length) {
		await after(Math.min(roomLife / ROOMS, length - passed()));
		if (passed() >= length) return;
		try {
			await openRoom();
		} catch (error) {
			// The server is being restarted: the next round brings another.
			note(`soak: no new room: ${String(error)}`);
			continue;
		}
		const [oldest] = open;
		if (oldest) await closeRoom(oldest);
	}
}

async function restarts(): Promise<void> {
	for (const [i, share] of RESTARTS.entries()) {
		await after(share * length - passed());
		const kills = i % 2 === 1;
		note(`soak: ${kills ? 'SIGKILL' : 'SIGTERM'} and restart`);
		if (kills) await server.kill();
		else if ((await server.stop()) !== 0) throw new Error('it did not stop in time');
		await server.begin();
	}
}

async function samplesAndLines(): Promise<void> {
	let cpu = 0;
	for (let next = MINUTE; passed() < length;) {
		await after(SAMPLE);
		try {
			const { rss, heap, held } = await server.memory();
			samples.push({ at: passed(), rss, heap, held });
			if (passed() < next) continue;
			const used = await server.cpu();
			// A process that began since has used nothing before.
			await line(next / MINUTE, used < cpu ? used : used - cpu);
			cpu = used;
			next += MINUTE;
		} catch (error) {
			if (!server.isRunning && passed() > RESTARTS.at(-1)! * length + MINUTE) throw error;
			note(`soak: no sample: ${String(error)}`);
			cpu = 0;
		}
	}
}

async function line(minute: number, cpu: number): Promise<void> {
	const recent = samples.filter(({ at }) => at > passed() - MINUTE);
	const mb = (key: 'rss' | 'heap' | 'held'): number =>
		round(median(recent.map((sample) => sample[key])) / MB);
	const metrics = await (await fetch(`${server.address}/metrics`)).text();
	const metric = (name: string): number =>
		Number(new RegExp(`^loopboard_${name} (.+)$`, 'm').exec(metrics)?.[1]);
	report({
		bench: 'soak',
		minute,
		rss: mb('rss'),
		heap: mb('heap'),
		held: mb('held'),
		rooms: metric('rooms'),
		connections: metric('connections'),
		behind: metric('connections_behind'),
		files: openFiles(),
		stored: round(storedBytes() / MB),
		cpu: round(cpu / MINUTE, 3),
		...(await life.call('counts')),
		hostile: (await trouble.call('counts')).done,
		unit: { rss: 'MB', heap: 'MB', held: 'MB', stored: 'MB', cpu: 'cores' }
	});
}

/** Descriptors of the server, where the system tells. */
function openFiles(): number | null {
	try {
		return readdirSync(`/proc/${server.pid}/fd`).length;
	} catch {
		return null;
	}
}

function storedBytes(): number {
	return readdirSync(server.data)
		.map((file) => statSync(path.join(server.data, file)).size)
		.reduce((sum, size) => sum + size, 0);
}

/** After one more crash: is everything there that people had when they left? */
async function tell(): Promise<void> {
	await server.restart();
	let lost = 0;
	for (const [place, had] of left) {
		if ((await life.call('visit', place)) === had) continue;
		lost++;
		note(`soak: ${place.room} is not what people left`);
	}
	const { isFlat, figures } = verdict(samples, length);
	const { suffered, ...counts } = await life.call('counts');
	const ok = isFlat && differing === 0 && lost === 0 && Object.keys(suffered).length === 0;
	report({
		bench: 'soak',
		scenario: `${given.minutes} minutes`,
		flat: isFlat,
		...figures,
		roomsUsed: left.size + differing,
		differing,
		lost,
		suffered,
		...counts,
		...(await trouble.call('counts')),
		unit: { rss: 'MB', heap: 'MB', held: 'MB' }
	});
	if (!ok) process.exitCode = 1;
}
