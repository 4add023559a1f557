import type * as Y from 'yjs';
import { centreOf, contains, rectOf, type Point } from '#lib/domain/geometry.ts';
import { frozenCanvases, protectedOf } from '#lib/domain/protected.ts';
import type { OrderRequest } from '#lib/protocol/commands/order.ts';
import type { BoardView } from './board-view.svelte.ts';

/** What can be taken back by Ctrl+Z, as long as nothing else has been done since. */
interface Undoable {
	readonly back: OrderRequest;
	readonly again: OrderRequest;
}

/** What participants can't touch, and how facilitators take things out of their hands and give them back. */
export class OrderView {
	/** Ids of what is protected. */
	protected: ReadonlySet<string> = $state.raw(new Set());
	/** Canvases that participants may put nothing on. */
	frozen: ReadonlySet<string> = $state.raw(new Set());
	/** A protected element that a facilitator has clicked on: it can't be selected, only released. */
	picked: string | null = $state(null);
	undoable: Undoable | null = $state.raw(null);
	redoable: Undoable | null = $state.raw(null);
	readonly #board: BoardView;
	readonly #disposers: (() => void)[] = [];
	#sending: Promise<unknown> = Promise.resolve();

	constructor(board: BoardView) {
		this.#board = board;
		const { doc } = board.workshop.plan;
		const read = (): void => this.#read(doc);
		const listen = (transaction: Y.Transaction): void => {
			if (transaction.changed.size > 0) read();
		};
		doc.on('afterTransaction', listen);
		read();
		this.#disposers.push(
			() => doc.off('afterTransaction', listen),
			// What was selected or written in and is protected now has left one's hands.
			board.elements.onchange((changes) => {
				const taken = changes.filter(({ id, after }) => after && board.elements.get(id)?.inert);
				if (taken.length === 0) return;
				const ids = new Set(taken.map(({ id }) => id));
				if ([...board.selection].some((id) => ids.has(id))) {
					board.select([...board.selection].filter((id) => !ids.has(id)));
				}
				const written = board.writing.editing?.id;
				if (written === undefined || !ids.has(written)) return;
				queueMicrotask(() => {
					board.writing.end();
					board.host.say('locked');
				});
			})
		);
	}

	get facilitates(): boolean {
		return this.#board.workshop.me.role === 'facilitator';
	}

	protect(ids: readonly string[]): Promise<boolean> {
		const board = this.#board.workshop.boardRef.id;
		const again: OrderRequest = { kind: 'protect', board, elements: ids };
		return this.#do({ again, back: { kind: 'release', board, elements: ids } });
	}

	/** @param ids null for everything that is protected */
	release(ids: readonly string[] | null): Promise<boolean> {
		const board = this.#board.workshop.boardRef.id;
		const gone = ids ?? [...this.protected];
		if (gone.length === 0) return Promise.resolve(true);
		const again: OrderRequest = { kind: 'release', board, elements: gone };
		return this.#do({ again, back: { kind: 'protect', board, elements: gone } });
	}

	/** Closes a canvas with all that lies on it, or opens it. */
	freezeCanvas(frame: string, on: boolean): Promise<boolean> {
		const board = this.#board.workshop.boardRef.id;
		const command = (on: boolean): OrderRequest => ({ kind: 'freeze-canvas', board, frame, on });
		return this.#do({ again: command(on), back: command(!on) });
	}

	/** Ctrl+Z and Ctrl+Y. False when there is nothing of this to take back, or something newer. */
	step(direction: 'undo' | 'redo'): boolean {
		const step = direction === 'undo' ? this.undoable : this.redoable;
		if (step === null) return false;
		this.undoable = direction === 'undo' ? null : step;
		this.redoable = direction === 'undo' ? step : null;
		this.#show();
		void this.#send(direction === 'undo' ? step.back : step.again);
		return true;
	}

	/** Something else was done: its undo comes first from now on. */
	forget(): void {
		this.undoable = null;
		this.redoable = null;
	}

	/** A press on what can't be touched, by one who may release it. */
	pick(point: Point | null): void {
		const id = point && this.facilitates ? this.#hit(point) : null;
		if (id !== this.picked) this.picked = id;
	}

	/** Whether this person may put something there; says why not. */
	mayPut(points: Iterable<Point>): boolean {
		if (this.facilitates || this.frozen.size === 0) return true;
		const closed = this.#board.frames.sheets.filter(({ frame }) => this.frozen.has(frame.id));
		for (const point of points) {
			if (!closed.some(({ rect }) => contains(rect, point))) continue;
			this.#board.host.say('canvasFrozen');
			return false;
		}
		return true;
	}

	destroy(): void {
		for (const dispose of this.#disposers) dispose();
	}

	#hit(point: Point): string | null {
		let top: string | null = null;
		for (const id of this.protected) {
			const view = this.#board.elements.get(id);
			if (!view?.inert || !contains(view.rect, point)) continue;
			const over = top === null ? undefined : this.#board.elements.get(top);
			if (!over || view.rec.z > over.rec.z) top = id;
		}
		return top;
	}

	async #do(step: Undoable): Promise<boolean> {
		// Before the server has answered: whoever presses Ctrl+Z at once means this.
		this.undoable = step;
		this.redoable = null;
		this.#show();
		if (await this.#send(step.again)) return true;
		if (this.undoable === step) this.undoable = null;
		this.#show();
		return false;
	}

	/** The buttons for one's own steps are these steps', too. */
	#show(): void {
		const board = this.#board;
		board.canUndo = this.undoable !== null || board.undo.canUndo;
		board.canRedo = this.redoable !== null || board.undo.canRedo;
	}

	async #send(command: OrderRequest): Promise<boolean> {
		this.picked = null;
		// One after the other: what is taken back at once must not overtake what it takes back.
		const sent = this.#sending.then(() => this.#board.run.command(command));
		this.#sending = sent.catch(() => null);
		const problem = await sent;
		if (problem !== null) this.#board.run.onproblem?.(problem);
		return problem === null;
	}

	#read(plan: Y.Doc): void {
		const ids = [...protectedOf(plan).keys()];
		const same = ids.length === this.protected.size && ids.every((id) => this.protected.has(id));
		if (!same) this.protected = new Set(ids);
		if (this.picked !== null && !this.protected.has(this.picked)) this.picked = null;
		const frozen = frozenCanvases(plan);
		if ([...frozen].join() !== [...this.frozen].join()) this.frozen = frozen;
	}
}

/** Where the middles of elements come to lie when they are moved. */
export function* middlesOf(
	board: BoardView,
	ids: Iterable<string>,
	by: Point = [0, 0]
): Iterable<Point> {
	for (const { xy, wh } of board.elements.records(ids)) {
		const [x, y] = centreOf(rectOf(xy, wh));
		yield [x + by[0], y + by[1]];
	}
}
