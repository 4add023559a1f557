import type { Clip } from '#lib/domain/clip/index.ts';
import type { Point } from '#lib/domain/geometry.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { piece } from '../piece.ts';
import type { Brought, Upload } from './upload.svelte.ts';

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
		const work = await piece(this.#board.host, () => import('./bring.ts'));
		if (work) this.onbrought?.(await work.bring(this.#board, files, at));
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
	 * there are left out, and the person is told. Null, and a word, where none can be brought now: the
	 * clipboard still has all of it.
	 */
	async ensure(clip: Clip): Promise<Clip | null> {
		const from = clip.workshop;
		const here = this.#board.workshop.info.id;
		const pictured = clip.elements.some(({ kind }) => kind === 'image');
		if (from === undefined || from === here || !pictured) return clip;
		const work = await piece(this.#board.host, () => import('./bring-along.ts'));
		if (!work) return null;
		const brought = await work.bringAlong(clip, from, here);
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
