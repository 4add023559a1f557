import * as Y from 'yjs';
import { LOCAL, type Board } from './board.ts';
import { Others } from './others.ts';
import { TypingRuns } from './typing-runs.ts';
import { sift, type Step } from './undo-step.ts';
import { touchedBy, type Touched } from './yjs-places.ts';

export interface UndoOptions {
	/** ms, of any clock that only grows. Tells pauses in typing. */
	readonly now: () => number;
}

/** What came of one undo or redo. */
export interface UndoResult {
	/** False when nothing changed: everything in the step has been changed by others since. */
	readonly done: boolean;
	/**
	 * Elements that were put back, for the selection. After the undo of a creation they are gone;
	 * fields aren't elements and aren't named.
	 */
	readonly ids: readonly string[];
	/** How many elements stayed as others have left them. Worth a word when it isn't 0. */
	readonly skipped: number;
}

/**
 * Undo of one's own changes (those with the origin LOCAL) in a board document, fields included.
 * Each operation is one step; typing is a step from pause to pause. It never takes back another's
 * work: see undo-step.ts for the rules.
 */
export interface Undo {
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	/** Null when there is nothing to take back. */
	undo(): UndoResult | null;
	redo(): UndoResult | null;
	/** The next change starts a new step. Operations do so by themselves; typing only here. */
	boundary(): void;
	/**
	 * Someone starts (true) or stops writing in a text: in between, letters gather into steps.
	 * @param joins the first of them belong to the newest step: it made what they are written in, and
	 *   nobody wants that without its words
	 */
	typing(on: boolean, joins?: boolean): void;
	/**
	 * Drops the newest steps as long as they concern nothing but these elements: for a note that was
	 * made, left empty and deleted, which nobody wants to see again.
	 */
	forget(ids: Iterable<string>): void;
	/** Whether the next step back or forth is about these elements and nothing else. */
	isAbout(direction: 'undo' | 'redo', ids: Iterable<string>): boolean;
	/** Called after every change of the stacks. Answers with the way to stop it. */
	onChange(listener: () => void): () => void;
	destroy(): void;
}

/** Steps kept. Each keeps what it deleted from being collected; nobody goes further back by hand. */
export const MAX_STEPS = 200;

const MOMENT = 'moment';
const IDS = 'ids';

export const createUndo = (board: Board, options: UndoOptions): Undo =>
	new BoardUndo(board, options);

class BoardUndo implements Undo {
	readonly #board: Board;
	readonly #manager: Y.UndoManager;
	readonly #others = new Others();
	readonly #runs: TypingRuns;
	readonly #listeners = new Set<() => void>();
	/** What the transaction that the manager is about to see has touched. */
	#touched: readonly string[] = [];
	#popping = false;

	constructor(board: Board, { now }: UndoOptions) {
		this.#board = board;
		this.#runs = new TypingRuns(now);
		// Before the manager, so that it sees each transaction after we have.
		board.doc.on('afterTransaction', this.#after);
		this.#manager = new Y.UndoManager(board.doc, {
			trackedOrigins: new Set([LOCAL]),
			// We tell where a step ends; its own clock would glue quick operations together.
			captureTimeout: Infinity,
			captureTransaction: ({ changed }) => changed.size > 0,
			// sift() decides about others' changes; the manager's check loses restored keys.
			ignoreRemoteMapChanges: true
		});
		this.#manager.on('stack-item-added', ({ stackItem }) => {
			stackItem.meta.set(MOMENT, this.#others.now);
			stackItem.meta.set(IDS, new Set(this.#touched));
			while (this.#manager.undoStack.length > MAX_STEPS) this.#manager.undoStack.shift();
			this.#changed();
		});
		this.#manager.on('stack-item-updated', ({ stackItem }) => {
			const ids = idsOf(stackItem);
			for (const id of this.#touched) ids.add(id);
		});
	}

	get canUndo(): boolean {
		return this.#manager.canUndo();
	}

	get canRedo(): boolean {
		return this.#manager.canRedo();
	}

	undo(): UndoResult | null {
		return this.#pop(this.#manager.undoStack, () => this.#manager.undo());
	}

	redo(): UndoResult | null {
		return this.#pop(this.#manager.redoStack, () => this.#manager.redo());
	}

	boundary(): void {
		this.#runs.end();
	}

	typing(on: boolean, joins = false): void {
		this.#runs.session(on, joins);
	}

	forget(ids: Iterable<string>): void {
		const gone = new Set(ids);
		const { undoStack } = this.#manager;
		undoStack.splice(undoStack.findLastIndex((step) => !concerns(step, gone)) + 1);
		this.#runs.end();
		this.#changed();
	}

	isAbout(direction: 'undo' | 'redo', ids: Iterable<string>): boolean {
		const { undoStack, redoStack } = this.#manager;
		const next = (direction === 'undo' ? undoStack : redoStack).at(-1);
		return next !== undefined && concerns(next, new Set(ids));
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	destroy(): void {
		this.#board.doc.off('afterTransaction', this.#after);
		this.#manager.destroy();
		this.#listeners.clear();
	}

	readonly #after = (transaction: Y.Transaction): void => {
		if (transaction.changed.size === 0) return;
		const touched = touchedBy(transaction, this.#board);
		const { origin } = transaction;
		if (origin !== LOCAL && origin !== this.#manager) return this.#others.note(touched);
		this.#touched = idsIn(touched);
		if (origin === LOCAL && !this.#runs.continues(transaction)) this.#manager.stopCapturing();
	};

	/** Pops steps until one had something to say; those already overtaken by events are passed over. */
	#pop(stack: Step[], act: () => Step | null): UndoResult | null {
		this.#runs.end();
		this.#popping = true;
		let result: UndoResult | null = null;
		try {
			while (!result) {
				const step = stack.pop();
				if (!step) break;
				result = this.#take(step, stack, act);
			}
		} finally {
			this.#popping = false;
		}
		this.#changed();
		return result;
	}

	#take(step: Step, stack: Step[], act: () => Step | null): UndoResult | null {
		const moment: unknown = step.meta.get(MOMENT);
		const since = typeof moment === 'number' ? moment : this.#others.now;
		const { insertions, deletions, empty, skipped } = sift(this.#board, step, since, this.#others);
		let done = false;
		if (!empty) {
			step.insertions = insertions;
			step.deletions = deletions;
			// The manager goes on to older steps when one does nothing; it mustn't see them unsifted.
			const older = stack.splice(0, stack.length, step);
			done = act() !== null;
			stack.unshift(...older);
		}
		if (!done && skipped.size === 0) return null;
		const ids = done ? [...idsOf(step)].filter((id) => !skipped.has(id)) : [];
		return { done, ids, skipped: skipped.size };
	}

	#changed(): void {
		if (this.#popping) return;
		for (const listener of this.#listeners) listener();
	}
}

const idsIn = ({ whole, keys }: Touched): string[] => [...new Set([...whole, ...keys.keys()])];

function idsOf(step: Step): Set<string> {
	const ids: unknown = step.meta.get(IDS);
	return ids instanceof Set ? ids : new Set();
}

/** Whether a step is about some of these and nothing else. */
function concerns(step: Step, ids: ReadonlySet<string>): boolean {
	const touched = [...idsOf(step)];
	return touched.length > 0 && touched.every((id) => ids.has(id));
}
