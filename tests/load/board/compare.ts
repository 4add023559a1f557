import path from 'node:path';
import { median, note, report, round } from '../support/figures.ts';
import { Hands } from './hands.ts';
import { Meter } from './meter.ts';
import type { OpenBoard, Product, ProductName } from './product.ts';
import type { Scenario } from './scenarios.ts';

/** Named numbers of one run: ms an event, frame intervals, times. */
export type Figures = Readonly<Record<string, number>>;

/** What came of one scenario: a set of figures for each run, or why it counts for nothing. */
export interface Outcome {
	readonly runs: Figures[];
	failed: string | null;
}

export type Outcomes = Map<string, Outcome>;

/** Opens the product once, notes how long that takes, and goes through the scenarios on it. */
export async function runOnce(
	product: Product,
	scenarios: readonly Scenario[],
	{ loads, outcomes }: { loads: boolean; outcomes: Outcomes }
): Promise<void> {
	note(`board: ${product.name}, ${product.board.notes.length} notes`);
	let board: OpenBoard | null = null;
	await attempt(outcomes, 'load', async () => {
		board = await product.open();
		return { ms: await standsAfter(board) };
	});
	if (!board) return;
	const open: OpenBoard = board;
	try {
		await shot(open, product.name, 'load');
		const meter = await Meter.attach(open.page);
		const hands = await Hands.of(open.page);
		for (const scenario of scenarios) {
			await attempt(outcomes, scenario.name, () => measure(scenario, open, meter, hands));
			await shot(open, product.name, scenario.name);
		}
		if (loads) {
			await attempt(outcomes, 'load again', async () => {
				await open.page.reload();
				await open.page.waitForFunction(() => window.probe.stands, null, { timeout: 120_000 });
				return { ms: await standsAfter(open) };
			});
		}
	} finally {
		await open.close();
	}
}

/** ms from the start of the navigation to the whole picture. */
const standsAfter = (board: OpenBoard): Promise<number> =>
	board.page.evaluate(() => window.probe.stands ?? NaN);

/** One scenario, twice, and whether it has done what it says. Throws when it hasn't. */
async function measure(
	scenario: Scenario,
	board: OpenBoard,
	meter: Meter,
	hands: Hands
): Promise<Figures> {
	let check = (): Promise<void> => Promise.reject(new Error('nothing was done'));
	const act = async (): Promise<void> => {
		check = await scenario.act(board, hands);
	};
	await scenario.prepare(board, hands);
	hands.count();
	const { wall, cpu, script, style, layout } = await meter.during(act);
	const events = hands.count();
	await check();
	await scenario.prepare(board, hands);
	const frames = await meter.frames(act);
	await check();
	const each = { ms: wall, cpu, script, style, layout };
	const perEvent = Object.entries(each).map(([key, ms]) => [key, ms / events] as const);
	return { ...Object.fromEntries(perEvent), ...frames };
}

async function attempt(
	outcomes: Outcomes,
	name: string,
	act: () => Promise<Figures>
): Promise<void> {
	const outcome = outcomes.get(name) ?? { runs: [], failed: null };
	outcomes.set(name, outcome);
	try {
		const figures = await act();
		outcome.runs.push(figures);
		const { ms = NaN, cpu } = figures;
		note(`  ${name}: ${round(ms, 2)} ms${cpu === undefined ? '' : `, cpu ${round(cpu, 2)}`}`);
	} catch (error) {
		outcome.failed = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
		note(`  ${name} failed: ${outcome.failed}`);
		process.exitCode = 1;
	}
}

/** Medians over the runs; null when there are none. */
export function medians(outcome: Outcome | undefined): Figures | null {
	const [first] = outcome?.runs ?? [];
	if (!outcome || !first) return null;
	return Object.fromEntries(
		Object.keys(first).map((key) => [
			key,
			round(median(outcome.runs.map((figures) => figures[key] ?? NaN)), 2)
		])
	);
}

/** A line per scenario and product; Loopboard's with its ratio to Excalidraw and the goal. */
export function tell(
	names: readonly string[],
	notes: number,
	all: ReadonlyMap<ProductName, Outcomes>,
	goals: ReadonlyMap<string, number>
): void {
	for (const scenario of names) {
		const peer = medians(all.get('excalidraw')?.get(scenario));
		for (const [product, outcomes] of all) {
			const outcome = outcomes.get(scenario);
			if (!outcome) continue;
			const figures = medians(outcome) ?? {};
			const ratio =
				peer && product !== 'excalidraw' && (figures['ms'] ?? NaN) / (peer['ms'] ?? NaN);
			const goal = goals.get(scenario);
			report({
				bench: 'board',
				scenario,
				product,
				notes,
				runs: outcome.runs.length,
				...(outcome.failed === null ? { ok: true } : { failed: outcome.failed }),
				...figures,
				...(ratio && { ratio: round(ratio, 3) }),
				...(product === 'loopboard' && goal !== undefined && { goal })
			});
		}
	}
}

/** With BENCH_SHOTS=<folder> in the environment: pictures to see that it is the same work. */
async function shot(board: OpenBoard, product: string, name: string): Promise<void> {
	const folder = process.env['BENCH_SHOTS'];
	if (folder) await board.page.screenshot({ path: path.join(folder, `${product} ${name}.png`) });
}
