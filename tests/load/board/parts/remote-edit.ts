import { moveElements, replaceText, type Board } from '#lib/domain/board-doc.ts';
import { after, median, report, round } from '../../support/figures.ts';
import { Meter } from '../meter.ts';
import { makeBoard, noteAt, type BenchBoard } from '../notes.ts';
import { withLoopboard, type Wish } from '../part.ts';
import type { OpenBoard } from '../product.ts';

/** Of an edit's cost at a tenth of the notes, at most: what a clock says of the same work twice. */
const GOAL = 1.5;
/** Remote edits of one kind, and ms between two. */
const EDITS = 20;
const EDIT_PAUSE = 250;

/** What one change by somebody else touches in the page, and what it costs. */
export async function remoteEdit({ browser, notes }: Wish): Promise<void> {
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
							...(before !== undefined && { ratio: round(line.ms / before, 2), goal: GOAL })
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
): Promise<{ ms: number; cpu: number; touched: number; nodes: number; elsewhere: string[] }> {
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
		touched: Math.max(...touched),
		nodes: median(nodes),
		elsewhere: [...elsewhere]
	};
}
