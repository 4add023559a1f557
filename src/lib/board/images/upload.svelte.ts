import type { Rect } from '#lib/domain/geometry.ts';
import type { ApiErrorCode } from '#lib/sync/api.ts';

/** An image on its way to the server, and where it will lie. */
export class Upload {
	readonly id: number;
	readonly name: string;
	/** Board units. */
	rect: Rect = $state.raw({ x: 0, y: 0, w: 0, h: 0 });
	/** Share that is done, 0 … 1; null while it is being read. */
	progress: number | null = $state(null);
	readonly aborter = new AbortController();

	constructor(id: number, name: string, rect: Rect) {
		this.id = id;
		this.name = name;
		this.rect = rect;
	}
}

/** What became of files that were brought. */
export interface Brought {
	readonly added: number;
	/** Why others weren't, each reason once. */
	readonly refused: readonly ApiErrorCode[];
	/** How many weren't even looked at: too many at once. */
	readonly left: number;
}
