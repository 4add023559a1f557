import { Bucket } from './bucket.ts';
import type { RoomLimits } from './limits.ts';

/**
 * How fast one connection may go. Too fast isn't wrong at once: the socket is read more slowly, so
 * that an import by a script only takes longer. One that has to be held back all the time is.
 */
export class Pace {
	readonly #frames: Bucket;
	readonly #bytes: Bucket;
	readonly #work: Bucket;
	readonly #patience: Bucket;

	constructor(limits: RoomLimits, now: number) {
		this.#frames = new Bucket(limits.frameBurst, limits.frameRate, now);
		this.#bytes = new Bucket(limits.byteBurst, limits.byteRate, now);
		this.#work = new Bucket(limits.workBurst, limits.workRate, now);
		this.#patience = new Bucket(limits.patienceBurst, limits.patienceRate, now);
	}

	/** A frame came; false when that was too much. */
	arrived(bytes: number, now: number): boolean {
		const frame = this.#frames.take(1, now);
		return this.#bytes.take(bytes, now) && frame;
	}

	/** `ms` of processor time went into something the connection sent; false when that was too much. */
	worked(ms: number, now: number): boolean {
		return this.#work.take(ms, now);
	}

	/** ms for which the socket mustn't be read; 0 when it is within its rates. */
	wait(now: number): number {
		return Math.max(this.#frames.wait(now), this.#bytes.wait(now), this.#work.wait(now));
	}

	/** Says that the connection is held back for `ms`; false when that was once too often. */
	endures(ms: number, now: number): boolean {
		return this.#patience.take(ms, now);
	}
}
