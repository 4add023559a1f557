import type { ElementRecord } from '#lib/domain/elements.ts';
import { rectOf, type Rect } from '#lib/domain/geometry.ts';

/** One element as the board shows it. A change to it re-renders it and nothing else. */
export class ElementView {
	readonly id: string;
	/** Shown but not to be touched: it lies in a document that isn't written to from here. */
	readonly inert: boolean;
	/** A connector's `xy` and `wh` are where it runs now, not what was last written. */
	rec: ElementRecord = $state.raw() as ElementRecord;
	/** Where a resize in progress, ours or another's, shows it; null when it lies as written. */
	resized: Rect | null = $state.raw(null);
	/** Board units: as high as it is shown while all of a long text is open to be written in. */
	grown: number | null = $state.raw(null);
	/** A connector above the rest, with what it links: that is in somebody's hand (live-lines.ts). */
	raised: boolean = $state(false);
	/** Its place among all, as long as DrawingOrder keeps it. */
	rank = 0;
	/** For hot paths that write styles directly; set while mounted. */
	node: HTMLElement | null = null;
	/** Draws it anew, for what follows others while they are dragged; set while mounted. */
	paint: (() => void) | null = null;

	constructor(rec: ElementRecord, inert = false) {
		this.id = rec.id;
		this.inert = inert;
		this.rec = rec;
	}

	/** Svelte attachment for the node that shows it. */
	readonly mount = (node: HTMLElement): (() => void) => {
		this.node = node;
		return () => {
			this.node = null;
		};
	};

	/** As it is shown, but for a drag. */
	get shown(): Rect {
		const rect = this.resized ?? this.rect;
		return this.grown === null ? rect : { ...rect, h: Math.max(rect.h, this.grown) };
	}

	/** As written, whatever is being dragged. */
	get rect(): Rect {
		return rectOf(this.rec.xy, this.rec.wh);
	}
}
