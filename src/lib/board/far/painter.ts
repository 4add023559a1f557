import { FACES, FAMILY } from '../faces.ts';
import type { Size } from '#lib/domain/geometry.ts';
import type { Recording } from './pen.ts';

/** What the worker is told: the faces first, then what to paint. */
export type ToPainter =
	| { readonly faces: readonly { family: string; url: string; range: string }[] }
	| {
			readonly serial: number;
			/** Pixels. */
			readonly size: Size;
			readonly transform: readonly [number, number, number, number, number, number];
			readonly recording: Recording;
	  };
export interface Painted {
	readonly serial: number;
	readonly bitmap: ImageBitmap;
}

/** Has pictures painted in a worker, which starts with the first. */
export class Painter {
	#worker: Worker | null = null;
	/** The browser has no such workers, or it has failed: the page paints by itself. */
	#failed = false;
	#serial = 0;
	readonly #waiting = new Map<number, (bitmap: ImageBitmap) => void>();

	/**
	 * @param size pixels
	 * @param transform from board units to pixels, as `setTransform` takes it
	 * @returns false where it can't be done; `done` is then never called
	 */
	paint(
		recording: Recording,
		size: Size,
		transform: readonly [number, number, number, number, number, number],
		done: (bitmap: ImageBitmap) => void
	): boolean {
		const worker = this.#ready();
		if (!worker) return false;
		const serial = ++this.#serial;
		this.#waiting.set(serial, done);
		const message: ToPainter = { serial, size, transform, recording };
		worker.postMessage(message, [recording.ops.buffer]);
		return true;
	}

	destroy(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#failed = true;
		this.#waiting.clear();
	}

	#ready(): Worker | null {
		if (this.#worker || this.#failed) return this.#worker;
		try {
			const worker = new Worker(new URL('./painter.worker.ts', import.meta.url), {
				type: 'module',
				name: 'painter'
			});
			worker.onmessage = ({ data: { serial, bitmap } }: MessageEvent<Painted>) => {
				const done = this.#waiting.get(serial);
				this.#waiting.delete(serial);
				if (done) done(bitmap);
				else bitmap.close();
			};
			worker.onerror = () => this.destroy();
			const faces = FACES.map(({ url, range }) => ({
				family: FAMILY,
				url: new URL(url, location.href).href,
				range
			}));
			worker.postMessage({ faces } satisfies ToPainter);
			this.#worker = worker;
		} catch {
			this.#failed = true;
		}
		return this.#worker;
	}
}
