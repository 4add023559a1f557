import type { RoomLimits } from './limits.ts';
import { Rate } from './rate.ts';

/** The rates that every connection is held to. */
export class Rates {
	readonly frames: Rate;
	readonly bytes: Rate;
	readonly work: Rate;
	readonly patience: Rate;

	constructor(limits: RoomLimits) {
		this.frames = new Rate(limits.frameBurst, limits.frameRate);
		this.bytes = new Rate(limits.byteBurst, limits.byteRate);
		this.work = new Rate(limits.workBurst, limits.workRate);
		this.patience = new Rate(limits.patienceBurst, limits.patienceRate);
	}
}

/**
 * How fast one connection may go. Too fast isn't wrong at once: the socket is read more slowly, so
 * that an import by a script only takes longer. One that has to be held back all the time is.
 */
export class Pace {
	readonly #rates: Rates;
	/** When each rate will have given back what was taken. */
	#frames = 0;
	#bytes = 0;
	#work = 0;
	#patience = 0;

	constructor(rates: Rates) {
		this.#rates = rates;
	}

	/** A frame came; false when that was too much. */
	arrived(bytes: number, now: number): boolean {
		const { frames: frameRate, bytes: byteRate } = this.#rates;
		this.#frames = frameRate.take(this.#frames, 1, now);
		this.#bytes = byteRate.take(this.#bytes, bytes, now);
		return frameRate.wait(this.#frames, now) === 0 && byteRate.wait(this.#bytes, now) === 0;
	}

	/** `ms` of processor time went into something the connection sent; false when that was too much. */
	worked(ms: number, now: number): boolean {
		this.#work = this.#rates.work.take(this.#work, ms, now);
		return this.#rates.work.wait(this.#work, now) === 0;
	}

	/** ms for which the socket mustn't be read; 0 when it is within its rates. */
	wait(now: number): number {
		const { frames, bytes, work } = this.#rates;
		return Math.max(
			frames.wait(this.#frames, now),
			bytes.wait(this.#bytes, now),
			work.wait(this.#work, now)
		);
	}

	/** Says that the connection is held back for `ms`; false when that was once too often. */
	endures(ms: number, now: number): boolean {
		const { patience } = this.#rates;
		this.#patience = patience.take(this.#patience, ms, now);
		return patience.wait(this.#patience, now) === 0;
	}
}
