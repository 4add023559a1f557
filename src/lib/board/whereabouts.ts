import { viewOf } from '#lib/domain/camera.ts';
import { centreOf, unionOf, type Rect } from '#lib/domain/geometry.ts';
import type { BoardView } from './board-view.svelte.ts';
import { SHEET_PADDING } from './camera-view.svelte.ts';
import type { Sheet } from './frames-view.svelte.ts';

/** Where on the board this person looks, and where there is something to look at. */
export class Whereabouts {
	/** What the keyboard last went to; null once the board is pointed at. */
	walkedTo: string | null = null;
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** Around everything on the board; null for an empty one. */
	content(): Rect | null {
		const { elements, frames } = this.#board;
		const notes = [...elements.all()].map((view) => view.rect);
		return unionOf([...frames.sheets.map((sheet) => sheet.rect), ...notes]);
	}

	/** The canvas that the middle of the view is nearest to. */
	sheet(): Sheet | null {
		const { camera, frames } = this.#board;
		return frames.nearest(centreOf(camera.view));
	}

	/** The same for where the view is flying to: keys may be pressed faster than it flies. */
	aimedSheet(): Sheet | null {
		const { camera, frames } = this.#board;
		return frames.nearest(centreOf(viewOf(camera.aim, camera.size)));
	}

	/** Selects one element and brings it into sight; for the keyboard. */
	focus(id: string): void {
		const { elements, camera } = this.#board;
		const view = elements.get(id);
		if (!view) return;
		this.#board.select([id]);
		this.walkedTo = id;
		camera.reveal(view.rect);
	}

	/** Around the canvas that the room is at; null where it is at none, or at one that was deleted. */
	phaseRect(): Rect | null {
		const { run, frames } = this.#board;
		const frame = run.phase?.frame;
		return frames.sheets.find((sheet) => sheet.frame.id === frame)?.rect ?? null;
	}

	/** The first look: what the address asks for, else the canvas that the room is at, or the first; a blank board starts at its middle. */
	open(): void {
		const { camera, elements, frames, links } = this.#board;
		if (!links.follow(location.hash, true)) {
			const rect = this.phaseRect() ?? frames.sheets[0]?.rect ?? this.content();
			if (rect) camera.fit(rect, { padding: SHEET_PADDING, cut: true });
			else camera.set({ x: -camera.size[0] / 2, y: -camera.size[1] / 2, zoom: 1 });
		}
		elements.look(camera.view);
	}
}
