/** Long work in steps of some milliseconds each: between two of them others may run. */
export type Steps<R> = Generator<undefined, R, undefined>;

/** ms that a step should take. */
const STEP_TIME = 4;
/** Small things done between two looks at the clock. */
const LOOK = 64;

/**
 * Says when a step has taken long enough. Counting what is done isn't enough: code that is new to the
 * process takes ten times as long, and while a large heap is searched for garbage any line may.
 */
export class Stint {
	#end = performance.now() + STEP_TIME;
	#done = 0;

	get isOver(): boolean {
		return performance.now() >= this.#end;
	}

	/** One more of the many small things is done: true when they have taken long enough. */
	ends(): boolean {
		return ++this.#done % LOOK === 0 && this.isOver;
	}

	begin(): void {
		this.#end = performance.now() + STEP_TIME;
	}

	/** Lets others in; another step begins when it goes on. */
	*rest(): Steps<void> {
		yield;
		this.begin();
	}
}

/** Does it all now. */
export function atOnce<R>(steps: Steps<R>): R {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
