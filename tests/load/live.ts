/**
 * npm run bench -- live [--quick]: the time from a pointer release in one browser to the painted
 * change in another, with 2 and with 20 people in the room.
 */
import * as Y from 'yjs';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { createNotes, openBoard } from '#lib/domain/board-doc.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { BoardPage } from './live/board-page.ts';
import type { crowd } from './live/crowd.ts';
import { after, median, note, percentile, report, round, seeded } from './support/figures.ts';
import { Worker } from './support/worker.ts';
import { joinWorkshop, makeWorkshop, tokenIn } from './support/workshops.ts';

const PEOPLE = [2, 20];
const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 1 : 3;
/** Even together, so that the note ends each round where it began it. */
const WARM_UP = 4;
const DROPS = 16;
/** ms between two drops: a hand's, and uneven, so that no timer of the room falls into step with it. */
const PAUSE = 250;
const PAUSE_SPREAD = 200;
const NOTE = 'measured';
/** ms for what was just written to reach the server. */
const SETTLE = 500;

interface Round {
	readonly people: number;
	readonly times: readonly number[];
}

const server = await startServer();
try {
	await bench(server);
} finally {
	await server.dispose();
}

async function bench(server: RunningServer): Promise<void> {
	const workshop = await makeWorkshop(server.url, 'Bench');
	const doc = workshop.boards[0]!.doc;
	const { participant: link } = workshop.links;
	await placeNote(server.url, doc, tokenIn(link));
	const crowdWorker = new Worker<typeof crowd>(new URL('live/crowd.ts', import.meta.url));
	const pages: BoardPage[] = [];
	try {
		for (const name of ['Ann', 'Boris']) pages.push(await BoardPage.open(link, name));
		const [from, to] = pages as [BoardPage, BoardPage];
		const members = await Promise.all(
			Array.from({ length: Math.max(...PEOPLE) - pages.length }, (_, i) =>
				joinWorkshop(server.url, link, `Guest ${i + 1}`)
			)
		);
		const rounds: Round[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			// There and back, so that neither always has the warmer machine.
			for (const people of round % 2 === 0 ? PEOPLE : [...PEOPLE].reverse()) {
				note(`live: ${people} people, round ${round + 1} of ${ROUNDS}`);
				const crowd = members.slice(0, people - pages.length);
				await crowdWorker.call('come', { url: server.url, doc, members: crowd });
				for (const page of pages) await page.fit();
				rounds.push({ people, times: await drops(from, to, round) });
				await crowdWorker.call('leave');
			}
		}
		for (const people of PEOPLE) tell(people, rounds);
	} finally {
		await Promise.all([crowdWorker.end(), ...pages.map((page) => page.close())]);
	}
}

async function drops(from: BoardPage, to: BoardPage, round: number): Promise<number[]> {
	const random = seeded(round + 1);
	const times: number[] = [];
	for (let i = 0; i < WARM_UP + DROPS; i++) {
		await to.watch(NOTE);
		const way = i % 2 === 0 ? 1 : -1;
		const released = await from.drag(NOTE, [way * 90, way * 40]);
		const took = (await to.painted()) - released;
		if (i >= WARM_UP) times.push(took);
		await after(PAUSE + random() * PAUSE_SPREAD);
	}
	return times;
}

/** Medians over the rounds, so that one bad moment of the machine isn't the product's. */
function tell(people: number, rounds: readonly Round[]): void {
	const mine = rounds.filter((round) => round.people === people).map(({ times }) => times);
	report({
		bench: 'live',
		people,
		samples: mine.flat().length,
		rounds: mine.length,
		p50: round(median(mine.map((times) => percentile(times, 0.5)))),
		p95: round(median(mine.map((times) => percentile(times, 0.95)))),
		max: round(Math.max(...mine.flat())),
		unit: 'ms'
	});
}

async function placeNote(url: string, name: string, token: string): Promise<void> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, name, doc, {
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		params: { token },
		disableBc: true
	});
	await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
	const at = { xy: [300, 100], wh: [208, 208] } as const;
	createNotes(openBoard(doc), [{ id: NOTE, ...at, color: 'yellow', text: 'Moved', at: 0 }]);
	await after(SETTLE);
	provider.destroy();
	// Its awareness has a timer that would keep this process alive.
	doc.destroy();
}
