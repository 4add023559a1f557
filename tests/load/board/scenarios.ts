import type { Point } from '#lib/domain/geometry.ts';
import { after } from '../support/figures.ts';
import type { Hands } from './hands.ts';
import { noteAt, SIDE, VIEW } from './notes.ts';
import type { OpenBoard } from './product.ts';

/** One gesture: brings the board where it begins, does it, and says whether it has happened. */
export interface Scenario {
	readonly name: string;
	/** Of the milliseconds an event, at most so many times Excalidraw's. */
	readonly goal: number;
	/** Everything before what counts. */
	prepare(board: OpenBoard, hands: Hands): Promise<void>;
	/** What counts; answers with a check of what it has done, which doesn't. */
	act(board: OpenBoard, hands: Hands): Promise<() => Promise<void>>;
}

const MIDDLE: Point = [VIEW[0] / 2, VIEW[1] / 2];
/** Of the way that was meant: what a threshold or a snap may take or add. */
const TOLERANCE = 0.15;
/** From 1 and back: a tenth of 5,000 notes are in view there, more than anybody reads. */
const FAR_ZOOM = 0.3;
/** Wheel events of one way; the camera is looked at after so many. */
const ZOOM_STEPS = 48;
const ZOOM_AT_ONCE = 6;
/** A drag of everything takes Excalidraw seconds a step: enough to see what one costs. */
const DRAG_ALL_STEPS = 15;
/** ms for what was done to be written down. */
const WRITTEN_LIMIT = 10_000;

const near = async (board: OpenBoard, hands: Hands): Promise<void> => {
	await board.look(board.board.near);
	await hands.point(MIDDLE);
};
const all = async (board: OpenBoard, hands: Hands): Promise<void> => {
	await board.look(board.board.all);
	await hands.point(MIDDLE);
};

/** Out to there and back to 1, about the middle of the view. */
const zoom = (name: string, far: (board: OpenBoard) => number): Scenario => ({
	name,
	goal: 0.14,
	prepare: near,
	async act(board, hands) {
		await zoomTo(board, hands, far(board));
		const there = await board.camera();
		await zoomTo(board, hands, 1);
		return async () => {
			close(there.zoom, far(board), 'zoomed out to');
			close((await board.camera()).zoom, 1, 'zoomed in to');
		};
	}
});

export const SCENARIOS: readonly Scenario[] = [
	{
		name: 'pan',
		goal: 0.4,
		prepare: near,
		async act(board, hands) {
			const before = await board.camera();
			await hands.pan(90, [18, 9]);
			return async () => travelled(before, await board.camera(), [1620, 810]);
		}
	},
	zoom('zoom', () => FAR_ZOOM),
	zoom('zoom, all in view', ({ board }) => board.all.zoom),
	{
		name: 'drag one',
		goal: 0.15,
		prepare: near,
		async act(board, hands) {
			const { id, before } = await unmoved(board);
			const by: Point = [220, 120];
			await dragNote(board, hands, id, by, 60);
			return () => moved(board, id, before.xy, by);
		}
	},
	{
		name: 'type',
		goal: 0.35,
		async prepare(board, hands) {
			await near(board, hands);
			const { id } = noteAt(board.board, [-1, 1]);
			await hands.doubleClick(await middleOf(board, id));
			await board.page.locator(board.editor).waitFor();
			await board.page.keyboard.press('End');
			await after(500);
		},
		async act(board, hands) {
			const { id } = noteAt(board.board, [-1, 1]);
			const words = 'we ask мы слышим вас and we write';
			const times = async (): Promise<number> =>
				(await board.note(id)).text.split(words).length - 1;
			const before = await times();
			await hands.type(words);
			return async () => {
				for (let i = 0; i < 2; i++) await board.page.keyboard.press('Escape');
				await written(
					async () => (await times()) === before + 1,
					async () => `the note reads ${JSON.stringify((await board.note(id)).text)}`
				);
			};
		}
	},
	{
		name: 'pan, all in view',
		goal: 0.06,
		prepare: all,
		async act(board, hands) {
			// A quarter of the view either way.
			const before = await board.camera();
			await hands.pan(30, [11, 5]);
			const right = await board.camera();
			await hands.pan(60, [-11, -5]);
			const left = await board.camera();
			await hands.pan(30, [11, 5]);
			return async () => {
				travelled(before, right, [330, 150]);
				travelled(right, left, [-660, -300]);
				travelled(left, await board.camera(), [330, 150]);
			};
		}
	},
	{
		name: 'marquee',
		goal: 0.25,
		prepare: all,
		async act(board, hands) {
			const { zoom } = board.board.all;
			const [w, h] = [board.board.columns, board.board.rows].map((n) => (n * 110 * zoom) / 2 + 10);
			const [x, y] = [MIDDLE[0], MIDDLE[1] + 10];
			await hands.drag([x - (w ?? 0), y - (h ?? 0)], [x + (w ?? 0), y + (h ?? 0)], 60);
			return () => allSelected(board);
		}
	},
	{
		name: 'drag all',
		goal: 0.01,
		async prepare(board, hands) {
			await all(board, hands);
			await hands.press('Control+a');
			await allSelected(board);
			await after(500);
		},
		async act(board, hands) {
			const { notes } = board.board;
			const some = [0, Math.floor(notes.length / 3), notes.length - 1].map((i) => notes[i]!.id);
			const before = await Promise.all(some.map((id) => board.note(id)));
			const by: Point = [600, 300];
			await dragNote(board, hands, noteAt(board.board, [0, 0]).id, by, DRAG_ALL_STEPS);
			return async () => {
				for (const [i, id] of some.entries()) await moved(board, id, before[i]!.xy, by);
			};
		}
	}
];

/** In even steps; what a product has passed over meanwhile it gets with the next few. */
async function zoomTo(board: OpenBoard, hands: Hands, zoom: number): Promise<void> {
	for (let left = ZOOM_STEPS; left > 0; left -= ZOOM_AT_ONCE) {
		const { zoom: at } = await board.camera();
		const step = (zoom / at) ** (1 / left);
		const deltas = Array.from({ length: ZOOM_AT_ONCE }, (_, i) =>
			board.notch(at * step ** i, at * step ** (i + 1))
		);
		await hands.pinch(deltas);
	}
}

/** One that lies where it was made: where it has been dragged to, others may lie over it. */
async function unmoved(board: OpenBoard): Promise<{ id: string; before: { xy: Point } }> {
	for (const column of [-2, -4]) {
		const { id, xy } = noteAt(board.board, [column, -1]);
		const before = await board.note(id);
		if (before.xy.every((value, i) => value === xy[i])) return { id, before };
	}
	throw new Error('all have been dragged before');
}

async function middleOf(board: OpenBoard, id: string): Promise<Point> {
	const { x, y, zoom } = await board.camera();
	const { xy } = await board.note(id);
	return [(xy[0] + SIDE / 2 - x) * zoom, (xy[1] + SIDE / 2 - y) * zoom];
}

async function dragNote(
	board: OpenBoard,
	hands: Hands,
	id: string,
	by: Point,
	steps: number
): Promise<void> {
	const from = await middleOf(board, id);
	const { zoom } = await board.camera();
	await hands.drag(from, [from[0] + by[0] * zoom, from[1] + by[1] * zoom], steps);
}

/** Throws unless the view went the way of the wheel, CSS px. */
function travelled(
	from: { x: number; y: number; zoom: number },
	to: { x: number; y: number },
	by: Point
): void {
	close((to.x - from.x) * from.zoom, by[0], 'panned across by');
	close((to.y - from.y) * from.zoom, by[1], 'panned down by');
}

async function moved(board: OpenBoard, id: string, before: Point, by: Point): Promise<void> {
	const far = async (): Promise<Point> => {
		const { xy } = await board.note(id);
		return [xy[0] - before[0], xy[1] - before[1]];
	};
	await written(
		async () => (await far()).every((way, i) => isClose(way, by[i] ?? 0)),
		async () => `${id} moved by ${String(await far())}`
	);
}

async function allSelected(board: OpenBoard): Promise<void> {
	const count = board.board.notes.length;
	await written(
		async () => (await board.selected()) === count,
		async () => `${await board.selected()} of ${count} selected`
	);
}

async function written(done: () => Promise<boolean>, what: () => Promise<string>): Promise<void> {
	const limit = performance.now() + WRITTEN_LIMIT;
	while (!(await done())) {
		if (performance.now() > limit) throw new Error(await what());
		await after(50);
	}
}

const isClose = (is: number, meant: number): boolean =>
	Math.abs(is - meant) <= TOLERANCE * Math.abs(meant);

function close(is: number, meant: number, what: string): void {
	if (!isClose(is, meant)) throw new Error(`${what} ${is} instead of ${meant}`);
}
