/**
 * npm run bench -- next [--quick]: the time from a facilitator's press of Next to the moment at which
 * each of a hundred people's stage documents shows the next phase, with the room at rest and at work.
 */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { addPhases, FIRST_TOOLS } from '#lib/domain/agenda.ts';
import { readRun } from '#lib/domain/stage-doc.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import type { crowd } from './live/crowd.ts';
import { after, median, note, percentile, report, round } from './support/figures.ts';
import { Worker } from './support/worker.ts';
import { joinWorkshop, makeWorkshop, tokenIn, type Member } from './support/workshops.ts';

const PEOPLE = 100;
const quick = process.argv.includes('--quick');
/** Presses of Next that count, in each scenario. */
const PRESSES = quick ? 10 : 40;
/** The first ones find code that the engine hasn't compiled yet. */
const WARM_UP = 3;
/** ms between two presses: uneven to the server's ticks. */
const PAUSE = 233;
/** ms after which somebody who hasn't got there counts as left behind. */
const PATIENCE = 10_000;
/** ms for a room to come to work. */
const SETTLE = 3_000;

/** Somebody whose page has the stage open, as every page has. */
class Person {
	readonly #doc = new Y.Doc();
	readonly #provider: WebsocketProvider;
	readonly ready: Promise<void>;
	#wanted = 0;
	#seen: ((at: number) => void) | null = null;

	constructor(url: string, stage: string, { cookie }: Member) {
		class Socket extends WebSocket {
			constructor(address: string | URL, protocols?: string[]) {
				super(address, protocols, { headers: { cookie, origin: url } });
			}
		}
		this.#provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, stage, this.#doc, {
			WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
			disableBc: true
		});
		this.ready = new Promise((resolve) => this.#provider.once('sync', () => resolve()));
		this.#doc.on('afterTransaction', () => this.#look());
	}

	/** When this step was shown, ms; rejects for one who is left behind. */
	reaches(step: number): Promise<number> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error('somebody was left behind')), PATIENCE);
			this.#wanted = step;
			this.#seen = (at) => {
				clearTimeout(late);
				resolve(at);
			};
			this.#look();
		});
	}

	leave(): void {
		this.#provider.destroy();
		this.#doc.destroy();
	}

	#look(): void {
		if (this.#seen === null) return;
		const run = readRun(this.#doc);
		if (run.step < this.#wanted || run.phase === null) return;
		this.#seen(performance.now());
		this.#seen = null;
	}
}

const server = await startServer({ RATE_LIMITS: 'off' });
try {
	await bench(server);
} finally {
	await server.dispose();
}

async function bench({ url }: RunningServer): Promise<void> {
	const workshop = await makeWorkshop(url, 'Bench');
	const { facilitator, participant } = workshop.links;
	await layAgenda(url, workshop.id, tokenIn(facilitator));
	const lead = await joinWorkshop(url, facilitator, 'Lead');
	const members = await Promise.all(
		Array.from({ length: PEOPLE }, (_, i) => joinWorkshop(url, participant, `Guest ${i + 1}`))
	);
	const people = members.map((member) => new Person(url, `${workshop.id}/stage`, member));
	const crowdWorker = new Worker<typeof crowd>(new URL('live/crowd.ts', import.meta.url));
	try {
		await Promise.all(people.map(({ ready }) => ready));
		let step = 0;
		const press = async (kind: string): Promise<number[]> => {
			const arrived = people.map((person) => person.reaches(step + 1));
			const pressed = performance.now();
			const response = await fetch(`${url}/api/workshops/${workshop.id}/commands`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', cookie: lead.cookie, origin: url },
				body: JSON.stringify({ key: `press${step}`, command: { kind, seen: step } })
			});
			if (!response.ok) throw new Error(`refused: ${await response.text()}`);
			step++;
			return (await Promise.all(arrived)).map((at) => at - pressed);
		};
		const measure = async (scenario: string): Promise<void> => {
			note(`next: ${scenario}`);
			const times: number[] = [];
			const lasts: number[] = [];
			for (let i = 0; i < WARM_UP + PRESSES; i++) {
				const took = await press('next');
				if (i >= WARM_UP) {
					times.push(...took);
					lasts.push(Math.max(...took));
				}
				await after(PAUSE);
			}
			report({
				bench: 'next',
				scenario,
				people: PEOPLE,
				presses: PRESSES,
				p50: round(percentile(times, 0.5)),
				p95: round(percentile(times, 0.95)),
				max: round(Math.max(...times)),
				lastOfAll: round(median(lasts))
			});
		};
		await measure('at rest');
		const doc = workshop.boards[0]?.doc ?? '';
		await crowdWorker.call('come', { url, doc, members });
		await after(SETTLE);
		await measure('at work');
		await crowdWorker.call('leave');
	} finally {
		for (const person of people) person.leave();
		await crowdWorker.end();
	}
}

/** As many phases as are gone through, written as a facilitator's program writes them. */
async function layAgenda(url: string, workshop: string, token: string): Promise<void> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(
		`${url.replace('http', 'ws')}/sync`,
		`${workshop}/plan`,
		doc,
		{
			params: { token },
			disableBc: true,
			WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket
		}
	);
	await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
	addPhases(
		doc,
		Array.from({ length: 2 * (WARM_UP + PRESSES) }, (_, i) => ({
			id: `phase${i}`,
			title: { en: `Phase ${i}`, ru: `Этап ${i}` },
			text: { en: 'Write one thing on each note.', ru: 'По одному на стикер.' },
			minutes: 5,
			mode: 'group' as const,
			tools: FIRST_TOOLS,
			named: true,
			closes: false
		}))
	);
	await after(SETTLE);
	provider.destroy();
	doc.destroy();
}
