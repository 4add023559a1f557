import { medians, runOnce, type Outcomes } from '../compare.ts';
import { makeBoard } from '../notes.ts';
import { tellRatio, withLoopboard, type Wish } from '../part.ts';
import { SCENARIOS } from '../scenarios.ts';

/** What isn't in view must cost nothing; the rest is what a clock says of the same work twice. */
const OUT_OF_VIEW_GOAL = 1.1;
const LINEAR_GOAL = 2;
const OUT_OF_VIEW = ['pan', 'zoom', 'drag one', 'type'];

/** Twice the notes: linear where everything is in view, nothing more where it isn't. */
export async function growth({ browser, notes, runs }: Wish): Promise<void> {
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
		const goal = OUT_OF_VIEW.includes(name) ? OUT_OF_VIEW_GOAL : LINEAR_GOAL;
		const [still, busy] = [medians(some), medians(more)];
		tellRatio('growth', name, { notes: sizes[1], than: sizes[0] }, { still, busy, failed, goal });
	}
}
