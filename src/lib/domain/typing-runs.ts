import type * as Y from 'yjs';
import type { SharedType } from './yjs-places.ts';

/** ms without a letter after which the next one starts a new step: a thought has ended. */
export const TYPING_PAUSE = 1_000;
/** ms after which a run that has no pause ends with the word, so that undo never takes a paragraph. */
export const TYPING_RUN = 10_000;

interface Run {
	readonly type: SharedType;
	readonly since: number;
	last: number;
}

/** Gathers single letters into steps of undo. Everything that isn't typing is a step by itself. */
export class TypingRuns {
	readonly #now: () => number;
	#typing = false;
	#run: Run | null = null;
	/** The next letters belong to the step before them, which made what they are written in. */
	#joins = false;

	/** @param now ms, growing */
	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	 * An editor opened or closed.
	 * @param joins what is typed first belongs to the newest step
	 */
	session(on: boolean, joins = false): void {
		this.#typing = on;
		this.end();
		this.#joins = on && joins;
	}

	end(): void {
		this.#run = null;
		this.#joins = false;
	}

	/** Whether a change belongs to the step before it. To be asked once for each, in order. */
	continues(transaction: Y.Transaction): boolean {
		const type = this.#typing ? onlyText(transaction) : null;
		const now = this.#now();
		const run = this.#run;
		if (!type) {
			this.end();
			return false;
		}
		const joins = this.#joins;
		this.#joins = false;
		const goesOn =
			run !== null &&
			run.type === type &&
			now - run.last < TYPING_PAUSE &&
			!(now - run.since >= TYPING_RUN && endsWord(transaction, type));
		if (goesOn) run.last = now;
		else this.#run = { type, since: now, last: now };
		return goesOn || joins;
	}
}

/**
 * The one text whose letters changed, and nothing else did but the size of its box, which follows
 * them; null for any other change.
 */
function onlyText({ changed }: Y.Transaction): SharedType | null {
	let text: SharedType | null = null;
	for (const [type, subs] of changed) {
		if (subs.size !== 1) return null;
		if (subs.has(null) && text === null) text = type;
		else if (!subs.has('wh')) return null;
	}
	for (const [type] of changed) if (type !== text && type !== text?.parent) return null;
	return text;
}

function endsWord(transaction: Y.Transaction, type: SharedType): boolean {
	const [event] = transaction.changedParentTypes.get(type) ?? [];
	const inserted = event?.delta.find((op) => typeof op.insert === 'string')?.insert;
	return typeof inserted === 'string' && /^\s/.test(inserted);
}
