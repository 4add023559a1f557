import type { Browser } from 'playwright';
import { report, round } from '../support/figures.ts';
import type { Figures } from './compare.ts';
import type { BenchBoard } from './notes.ts';
import { prepareLoopboard, type Loopboard } from './products/loopboard.ts';

export interface Wish {
	readonly browser: Browser;
	readonly notes: number;
	readonly runs: number;
}

/** What is asked of Loopboard by itself. */
export interface Part {
	readonly name: string;
	run(wish: Wish): Promise<void>;
}

/** One line: a scenario under some condition, beside the same without it. */
export function tellRatio(
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

/** Runs `act` on a server of its own. */
export async function withLoopboard(
	board: BenchBoard,
	browser: Browser,
	act: (loopboard: Loopboard) => Promise<void>,
	canvases: readonly string[] = []
): Promise<void> {
	const loopboard = await prepareLoopboard(board, browser, canvases);
	try {
		await act(loopboard);
	} finally {
		await loopboard.dispose();
	}
}
