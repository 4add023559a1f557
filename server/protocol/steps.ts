/** Long work in steps of some milliseconds each: between two of them others may run. */
export type Steps<R> = Generator<undefined, R, undefined>;

/** Does it all now. */
export function atOnce<R>(steps: Steps<R>): R {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
