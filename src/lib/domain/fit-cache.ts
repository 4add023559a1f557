import type { Size } from './geometry.ts';
import { fitText, type Fit, type FitOptions, type MeasureText } from './text-fit.ts';

/** Fits kept: every note of a full board, at two sizes. */
const CAPACITY = 10_000;

/** fitText with a memory for the least recently used (text, width, height). */
export class FitCache {
	readonly #measure: MeasureText;
	readonly #options: FitOptions;
	readonly #capacity: number;
	readonly #fits = new Map<string, Fit>();

	constructor(measure: MeasureText, options: FitOptions & { capacity?: number } = {}) {
		this.#measure = measure;
		this.#options = options;
		this.#capacity = options.capacity ?? CAPACITY;
	}

	get size(): number {
		return this.#fits.size;
	}

	fit(text: string, inner: Size): Fit {
		const key = `${inner[0]}×${inner[1]}:${text}`;
		const known = this.#fits.get(key);
		const fit = known ?? fitText(text, inner, this.#measure, this.#options);
		// A Map keeps insertion order: putting it back makes it the youngest.
		this.#fits.delete(key);
		this.#fits.set(key, fit);
		if (this.#fits.size > this.#capacity) {
			const [oldest] = this.#fits.keys();
			if (oldest !== undefined) this.#fits.delete(oldest);
		}
		return fit;
	}

	/** The face arrived or changed: everything is measured again. */
	clear(): void {
		this.#fits.clear();
	}
}
