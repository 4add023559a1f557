import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { moveElements, replaceText, type Board } from '#lib/domain/board-doc.ts';
import { after, median, note, report, round } from '../support/figures.ts';
import { Worker } from '../support/worker.ts';
import { joinWorkshop } from '../support/workshops.ts';
import { medians, runOnce, type Figures, type Outcomes } from './compare.ts';
import type { crowd } from './crowd.ts';
import { Meter } from './meter.ts';
import { makeBoard, noteAt, VIEW, type BenchBoard } from './notes.ts';
import type { OpenBoard } from './product.ts';
import { prepareLoopboard, type Loopboard } from './products/loopboard.ts';
import { SCENARIOS } from './scenarios.ts';

export interface Wish {
	readonly browser: Browser;
	readonly notes: number;
	readonly runs: number;
	readonly quick: boolean;
}

/** What is asked of Loopboard by itself. */
export interface Part {
	readonly name: string;
	run(wish: Wish): Promise<void>;
}

/** Others on the board, and those of them who drag. */
const PEOPLE = 50;
const DRAGGERS = 5;
/** Of the same at rest, at most. */
const CROWD_GOAL = 1.5;
/** kB (1,000 bytes) of gzipped script that the board page may load. */
const SCRIPT_GOAL = 250;
/** Of an edit's cost at a tenth of the notes, at most: what a clock says of the same work twice. */
const EDIT_GOAL = 1.5;
/** Remote edits of one kind, and ms between two. */
const EDITS = 20;
const EDIT_PAUSE = 250;

export const ALONE: readonly Part[] = [
	{ name: 'crowd', run: withCrowd },
	{ name: 'growth', run: growth },
	{ name: 'remote edit', run: remoteEdit },
	{ name: 'script', run: script }
];

/** The scenarios again while fifty point and five drag, beside the same page at rest. */
async function withCrowd({ browser, notes, runs }: Wish): Promise<void> {
	await withLoopboard(makeBoard(notes), browser, async (loopboard) => {
		const worker = new Worker<typeof crowd>(new URL('crowd.ts', import.meta.url));
		const [rest, crowded]: [Outcomes, Outcomes] = [new Map(), new Map()];
		try {
			const guests = await guestsOf(loopboard);
			for (let run = 0; run < runs; run++) {
				// There and back, so that neither always has the warmer machine.
				for (const there of run % 2 === 0 ? [false, true] : [true, false]) {
					if (there) await worker.call('come', guests);
					const outcomes = there ? crowded : rest;
					await runOnce(loopboard, SCENARIOS, { loads: false, outcomes });
					if (there) await worker.call('leave');
				}
			}
		} finally {
			await worker.end();
		}
		for (const { name } of SCENARIOS) {
			const [still, busy] = [medians(rest.get(name)), medians(crowded.get(name))];
			const failed = rest.get(name)?.failed ?? crowded.get(name)?.failed ?? undefined;
			tellRatio(
				'crowd',
				name,
				{ notes, people: PEOPLE },
				{ still, busy, failed, goal: CROWD_GOAL }
			);
		}
	});
}

async function guestsOf({ board, server, doc, link }: Loopboard): Promise<Guests> {
	const members = await Promise.all(
		Array.from({ length: PEOPLE }, (_, i) => joinWorkshop(server, link, `Guest ${i + 1}`))
	);
	const held = Array.from({ length: DRAGGERS }, (_, i) => {
		const { id, xy } = noteAt(board, [i - 1, -3]);
		return { id, xy };
	});
	const { x, y } = board.near;
	return { url: server, doc, members, area: { x, y, w: VIEW[0], h: VIEW[1] }, held };
}
type Guests = Parameters<(typeof crowd)['come']>[0];

/** Twice the notes: linear where everything is in view, nothing more where it isn't. */
async function growth({ browser, notes, runs }: Wish): Promise<void> {
	const sizes = [notes, notes * 2] as const;
	const outcomes = new Map<number, Outcomes>(sizes.map((size) => [size, new Map()]));
	for (let run = 0; run < runs; run++) {
		for (const size of run % 2 === 0 ? sizes : [...sizes].reverse()) {
			await withLoopboard(makeBoard(size), browser, (loopboard) =>
				runOnce(loopboard, SCENARIOS, {
					loads: false,
					outcomes: outcomes.get(size) ?? new Map()
				})
			);
		}
	}
	for (const name of ['load', ...SCENARIOS.map(({ name }) => name)]) {
		const [some, more] = sizes.map((size) => outcomes.get(size)?.get(name));
		const failed = some?.failed ?? more?.failed ?? undefined;
		const goal = ['pan', 'drag one', 'type'].includes(name) ? 1.1 : 2;
		const [still, busy] = [medians(some), medians(more)];
		tellRatio('growth', name, { notes: sizes[1], than: sizes[0] }, { still, busy, failed, goal });
	}
}

function tellRatio(
	part: string,
	scenario: string,
	what: Record<string, unknown>,
	result: {
		still: Figures | null;
		busy: Figures | null;
		failed: string | undefined;
		goal: number;
	}
): void {
	const { still, busy, failed, goal } = result;
	report({
		bench: 'board',
		part,
		scenario,
		product: 'loopboard',
		...what,
		...(failed === undefined ? { ok: true } : { failed }),
		...busy,
		before: still?.['ms'],
		ratio: round((busy?.['ms'] ?? NaN) / (still?.['ms'] ?? NaN), 2),
		cpuRatio: round((busy?.['cpu'] ?? NaN) / (still?.['cpu'] ?? NaN), 2),
		goal
	});
}

/** What one change by somebody else touches in the page, and what it costs. */
async function remoteEdit({ browser, notes }: Wish): Promise<void> {
	const costs = new Map<string, number>();
	for (const size of [1000, notes * 2]) {
		await withLoopboard(makeBoard(size), browser, async (loopboard) => {
			const board = await loopboard.open();
			try {
				const meter = await Meter.attach(board.page);
				for (const from of ['near', 'all'] as const) {
					await board.look(board.board[from]);
					for (const [edit, act] of Object.entries(EDIT_KINDS)) {
						const line = await editCost(board, meter, (i) =>
							act(loopboard.written, board.board, i)
						);
						const key = `${from} ${edit}`;
						const before = costs.get(key);
						costs.set(key, line.ms);
						report({
							bench: 'board',
							part: 'remote edit',
							scenario: edit,
							product: 'loopboard',
							notes: size,
							view: from === 'near' ? 'near' : 'all in view',
							...line,
							...(before !== undefined && { ratio: round(line.ms / before, 2), goal: EDIT_GOAL })
						});
					}
				}
			} finally {
				await board.close();
			}
		});
	}
}

const EDIT_KINDS: Readonly<Record<string, (board: Board, notes: BenchBoard, i: number) => string>> =
	{
		text(board, notes, i) {
			const { id, text } = noteAt(notes, [1, 1]);
			replaceText(board, id, `${text} ${i}`);
			return id;
		},
		place(board, notes, i) {
			const { id, xy } = noteAt(notes, [-2, 1]);
			moveElements(board, new Map([[id, [xy[0] + (i % 2) * 3, xy[1]]]]));
			return id;
		},
		'place, out of sight'(board, notes, i) {
			const [{ id, xy }] = notes.notes as [BenchBoard['notes'][number]];
			moveElements(board, new Map([[id, [xy[0] + (i % 2) * 3, xy[1]]]]));
			return id;
		}
	};

async function editCost(
	board: OpenBoard,
	meter: Meter,
	edit: (i: number) => string
): Promise<{ ms: number; cpu: number; notes: number; nodes: number; elsewhere: string[] }> {
	const { page } = board;
	// What nothing at all costs in the same time.
	const idle = await meter.during(() => after(EDITS * EDIT_PAUSE));
	const busy = await meter.during(async () => {
		for (let i = 0; i < EDITS; i++) {
			edit(i);
			await after(EDIT_PAUSE);
		}
	});
	const touched: number[] = [];
	const nodes: number[] = [];
	const elsewhere = new Set<string>();
	for (let i = 0; i < 3; i++) {
		await page.evaluate(() => window.probe.watch());
		edit(EDITS + i);
		await after(EDIT_PAUSE * 2);
		const changed = await page.evaluate(() => window.probe.changed());
		touched.push(changed.notes.length);
		nodes.push(changed.nodes);
		for (const name of changed.elsewhere) elsewhere.add(name);
	}
	return {
		ms: round(Math.max(0, busy.wall - idle.wall) / EDITS, 2),
		cpu: round(Math.max(0, busy.cpu - idle.cpu) / EDITS, 2),
		notes: Math.max(...touched),
		nodes: median(nodes),
		elsewhere: [...elsewhere]
	};
}

/** The script that the board's page loads, gzipped, with nothing cached. */
async function script({ browser }: Wish): Promise<void> {
	await withLoopboard(makeBoard(100), browser, async (loopboard) => {
		const files = await loopboard.scripts();
		const sizes = files.map(({ name, body }) => ({
			name,
			kB: round(gzipSync(body, { level: 9 }).length / 1000, 1)
		}));
		const total = round(
			sizes.reduce((sum, { kB }) => sum + kB, 0),
			1
		);
		for (const { name, kB } of sizes.sort((a, b) => b.kB - a.kB)) note(`  ${kB} kB  ${name}`);
		report({
			bench: 'board',
			part: 'script',
			product: 'loopboard',
			files: sizes.length,
			kB: total,
			goal: SCRIPT_GOAL
		});
	});
}

async function withLoopboard(
	board: BenchBoard,
	browser: Browser,
	act: (loopboard: Loopboard) => Promise<void>
): Promise<void> {
	const loopboard = await prepareLoopboard(board, browser);
	try {
		await act(loopboard);
	} finally {
		await loopboard.dispose();
	}
}
