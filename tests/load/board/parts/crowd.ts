import { joinWorkshop } from '../../support/workshops.ts';
import { Worker } from '../../support/worker.ts';
import { medians, runOnce, type Outcomes } from '../compare.ts';
import type { crowd } from '../crowd.ts';
import { makeBoard, noteAt, VIEW } from '../notes.ts';
import { tellRatio, withLoopboard, type Wish } from '../part.ts';
import type { Loopboard } from '../products/loopboard.ts';
import { SCENARIOS } from '../scenarios.ts';

/** Others on the board, and those of them who drag. */
const PEOPLE = 50;
const DRAGGERS = 5;
/** Of the same at rest, at most. */
const GOAL = 1.5;

type Guests = Parameters<(typeof crowd)['come']>[0];

/** The scenarios again while fifty point and five drag, beside the same page at rest. */
export async function withCrowd({ browser, notes, runs }: Wish): Promise<void> {
	await withLoopboard(makeBoard(notes), browser, async (loopboard) => {
		const worker = new Worker<typeof crowd>(new URL('../crowd.ts', import.meta.url));
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
			tellRatio('crowd', name, { notes, people: PEOPLE }, { still, busy, failed, goal: GOAL });
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
