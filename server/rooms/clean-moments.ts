import type { Answers } from './answers.ts';
import type { Changes } from './changes.ts';
import type { Delivery } from './delivery.ts';
import type { RoomDocument } from './document.ts';
import type { Keeper, Task } from './keeper.ts';
import type { Together } from './together.ts';

export interface CleanMomentsOptions {
	readonly keeper: Keeper;
	readonly answers: Answers;
	readonly delivery: Delivery;
	readonly changes: Changes;
	readonly together: Together | null;
	/** Runs what comes in a turn of its own; whatever it throws ends the room. */
	readonly guard: (run: () => void) => void;
	/** All that could be done is done. */
	readonly settled: () => void;
}

/**
 * What may only be done while a room's document has nothing that isn't in the log: taking what
 * other processes appended, acknowledging, answering, and reading all of it.
 */
export class CleanMoments {
	readonly #options: CleanMomentsOptions;
	#isSoon = false;

	constructor(options: CleanMomentsOptions) {
		this.#options = options;
	}

	/** Runs the task in such a moment, and brings one about. */
	await(task: Task): void {
		this.#options.keeper.whenClean(task);
		this.soon();
	}

	/** The whole state as one update; `done` gets the ms that it took as well. */
	encode(done: (bytes: Uint8Array, ms: number) => void, fail: (error: Error) => void): void {
		const { keeper, answers } = this.#options;
		this.await({ run: (document) => keeper.work(answers.state(document), done, fail), fail });
	}

	/** One answer for all the questions that come in one read of a socket. */
	soon(): void {
		if (this.#isSoon) return;
		this.#isSoon = true;
		queueMicrotask(() => {
			this.#isSoon = false;
			this.#options.guard(() => this.use());
		});
	}

	/** Does what can be done now, or sees to it that it soon can be. */
	use(): void {
		const { keeper, changes, together, delivery, settled } = this.#options;
		if (keeper.clean !== null && together !== null) {
			if (together.isWaiting) changes.takeForeign(together, keeper.clean);
			together.look();
		}
		if (keeper.clean !== null) this.#answer(keeper.clean);
		else if (delivery.isAsked) keeper.urge();
		keeper.runClean();
		settled();
	}

	#answer(document: RoomDocument): void {
		const { keeper, answers, delivery, changes } = this.#options;
		delivery.acknowledge((connection) => changes.settled(connection));
		delivery.answer(document);
		const slow = delivery.slowToAnswer(document);
		if (slow === null) return;
		keeper.work(answers.prepare(document, slow.vector), (_, ms) => {
			slow.by.worked(ms);
			// Now, as it may be let go of before long.
			delivery.answer(document);
			if (delivery.isAsked) this.soon();
		});
	}
}
