import { encloses, type Rect } from '#lib/domain/geometry.ts';
import { Painter } from './painter.ts';
import type { Recording } from './pen.ts';
import { paperFor, type Shown } from './picture.ts';

/** ms that a picture is waited for, at edges that show nothing yet; then it is drawn in the page after all. */
const PATIENCE = 120;

/** A picture to be painted, what it was told of and how it is to be kept. */
export interface Wanted extends Shown {
	/** The zoom at which it was asked for: what it tells of each goes by that. */
	readonly seenAt: number;
	/** For mending. */
	readonly keeps: boolean;
}

/** The picture that is being painted beside the page: the next one, before it is needed. */
export class Coming {
	readonly #painter = new Painter();
	readonly #come: (wanted: Wanted, bitmap: ImageBitmap, changed: readonly Rect[]) => void;
	#wanted: Wanted | null = null;
	/** ms: when it was asked for. */
	#askedAt = 0;
	/** What has changed since, and isn't on it. */
	#changed: Rect[] = [];

	constructor(come: (wanted: Wanted, bitmap: ImageBitmap, changed: readonly Rect[]) => void) {
		this.#come = come;
	}

	get isAsked(): boolean {
		return this.#wanted !== null;
	}

	/** Whether what comes will show all of a view, and that soon. @param grown how much larger it may be shown */
	willShow(view: Rect, zoom: number, grown: number): boolean {
		const wanted = this.#wanted;
		if (!wanted || performance.now() > this.#askedAt + PATIENCE) return false;
		return encloses(wanted.area, view) && zoom / wanted.zoom <= grown;
	}

	/** @returns false where nothing can be painted beside the page */
	ask(wanted: Wanted, recording: Recording): boolean {
		const { size, transform } = paperFor(wanted);
		const asked = this.#painter.paint(recording, size, transform, (bitmap) => {
			// Another one was drawn or asked for meanwhile.
			if (this.#wanted !== wanted) return bitmap.close();
			const changed = this.#changed;
			this.drop();
			this.#come(wanted, bitmap, changed);
		});
		this.#wanted = asked ? wanted : null;
		this.#changed = [];
		this.#askedAt = performance.now();
		return asked;
	}

	change(spot: Rect): void {
		if (this.#wanted) this.#changed.push(spot);
	}

	/** It isn't wanted any more. */
	drop(): void {
		this.#wanted = null;
		this.#changed = [];
	}

	destroy(): void {
		this.drop();
		this.#painter.destroy();
	}
}
