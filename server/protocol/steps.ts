/** Long work in steps of some milliseconds each: between two of them others may run. */
export type Steps<R> = Generator<undefined, R, undefined>;

/** ms that a step should take. */
const STEP_TIME = 4;

/**
 * Says when a step has taken long enough. Counting what is done isn't enough: code that is new to the
 * process takes ten times as long, and while a large heap is searched for garbage any line may.
 */
export class Stint {
	#end = performance.now() + STEP_TIME;

	get isOver(): boolean {
		return performance.now() >= this.#end;
	}

	/** Lets others in; another step begins when it goes on. */
	*rest(): Steps<void> {
		yield;
		this.#end = performance.now() + STEP_TIME;
	}
}

/** Does it all now. */
export function atOnce<R>(steps: Steps<R>): R {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
