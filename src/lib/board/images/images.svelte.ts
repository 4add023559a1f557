import type { Clip } from '#lib/domain/clip/index.ts';
import type { Point, Rect } from '#lib/domain/geometry.ts';
import type { ApiErrorCode } from '#lib/sync/api.ts';
import type { BoardView } from '../board-view.svelte.ts';

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

/** Images of a board: bringing them, and saying in words what they show. The work itself is loaded when it is needed. */
export class Images {
	/** On their way. */
	uploads: readonly Upload[] = $state.raw([]);
	/** The image whose description is being written. */
	describing: string | null = $state(null);
	/** Tells a person what became of their files; the page around the board sets it. */
	onbrought: ((brought: Brought) => void) | null = null;
	/** So many images of a clip couldn't be had. */
	onmissing: ((count: number) => void) | null = null;
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** Brings files to the board, their middle at a point: one undo step, when all are there. */
	async add(files: readonly File[], at: Point): Promise<void> {
		if (!this.#board.canEdit || files.length === 0) return;
		const { bring } = await import('./bring.ts');
		const brought = await bring(this.#board, files, at);
		this.onbrought?.(brought);
	}

	/** Lets the person choose files. */
	pick(): void {
		if (!this.#board.canEdit) return;
		const input = document.createElement('input');
		input.type = 'file';
		input.accept = 'image/*';
		input.multiple = true;
		const at = this.#board.tooling.spot();
		input.addEventListener('change', () => void this.add([...(input.files ?? [])], at));
		input.click();
	}

	/**
	 * A clip from another workshop with its images brought here; those that this person may not see
	 * there are left out, and the person is told.
	 */
	async ensure(clip: Clip): Promise<Clip> {
		const here = this.#board.workshop.info.id;
		if (clip.workshop === undefined || clip.workshop === here) return clip;
		const { bringAlong } = await import('./bring-along.ts');
		const brought = await bringAlong(clip, clip.workshop, here);
		if (brought.missing > 0) this.onmissing?.(brought.missing);
		return brought.clip;
	}

	describe(id: string): void {
		if (this.#board.canEdit) this.describing = id;
	}

	destroy(): void {
		for (const upload of this.uploads) upload.aborter.abort();
	}
}

/** Files that may be images; the rest of a drop or a paste isn't for the board. */
export const imagesIn = (files: Iterable<File>): File[] =>
	[...files].filter((file) => file.type.startsWith('image/'));

/**
 * Takes image files of a paste or a drop. Answers false when there are none, so that the rest of
 * the clipboard can be looked at.
 */
export function pasteFiles(board: BoardView, files: Iterable<File>, at: Point): boolean {
	const images = imagesIn(files);
	if (images.length === 0 || !board.canEdit) return false;
	void board.images.add(images, at);
	return true;
}
