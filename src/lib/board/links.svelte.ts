import { centreOf, type Rect } from '#lib/domain/geometry.ts';
import { formatDeepLink, parseDeepLink, viewTarget, type LinkTarget } from './deep-link.ts';
import type { BoardView } from './board-view.svelte.ts';
import { SHEET_PADDING } from './camera-view.svelte.ts';
import { cameraOn, centredOn } from './showing.ts';

/** Links into the board: making them, and going where one points. */
export class Links {
	/** Asked to put a link on the clipboard; the page sets it, because only it can say how that went. */
	oncopy: ((url: string) => void) | null = null;
	/** What the address points at and isn't there yet: it may still be on its way from the server. */
	waiting: LinkTarget | null = $state.raw(null);
	readonly #board: BoardView;
	readonly #dispose: () => void;

	constructor(board: BoardView) {
		this.#board = board;
		this.#dispose = board.elements.onchange(() => {
			if (this.waiting && this.#show(this.waiting, true)) this.waiting = null;
		});
	}

	/** To what is selected, or to what is in view. */
	copy(target: LinkTarget = this.#here()): void {
		const { info, boardRef } = this.#board.workshop;
		const board = boardRef.id === info.boards[0]?.id ? null : boardRef.id;
		const url = `${location.origin}/w/${info.id}${formatDeepLink({ board, target })}`;
		this.oncopy?.(url);
	}

	/**
	 * Goes where a hash points. What isn't there is waited for until `giveUp`.
	 * @param cut without a flight: the board has only just been opened
	 */
	follow(hash: string, cut: boolean): boolean {
		const { target } = parseDeepLink(hash);
		if (!target) return false;
		const found = this.#show(target, cut);
		this.waiting = found ? null : target;
		return found;
	}

	/** True when something was waited for that isn't on the board. */
	giveUp(): boolean {
		const missing = this.waiting !== null && !this.#show(this.waiting, true);
		this.waiting = null;
		return missing;
	}

	/** Flies to a rect so that it can be read. */
	show(rect: Rect, cut = false): void {
		const { camera } = this.#board;
		const to = cameraOn(rect, camera.camera, camera.size, camera.insets);
		if (cut) camera.set(to);
		else camera.flyTo(to);
	}

	destroy(): void {
		this.#dispose();
	}

	#here(): LinkTarget {
		const { selection, camera } = this.#board;
		const [id] = selection;
		if (selection.size === 1 && id !== undefined) return { kind: 'element', id };
		const { open } = this.#board.comments;
		if (open?.kind === 'thread') return open;
		return viewTarget(camera.camera, centreOf(camera.view));
	}

	#show(target: LinkTarget, cut: boolean): boolean {
		const board = this.#board;
		const { camera } = board;
		switch (target.kind) {
			case 'view':
				camera.set(
					centredOn(target.at, target.zoom, camera.size, { top: 0, right: 0, bottom: 0, left: 0 })
				);
				return true;
			case 'element': {
				const view = board.elements.get(target.id);
				if (!view) return false;
				board.select([target.id]);
				this.show(view.rect, cut);
				return true;
			}
			case 'frame': {
				const sheet = board.frames.sheets.find(({ frame }) => frame.id === target.id);
				if (sheet) camera.fit(sheet.rect, { padding: SHEET_PADDING, cut });
				return sheet !== undefined;
			}
			case 'thread': {
				const thread = board.comments.get(target.id);
				if (!thread) return false;
				const [x, y] = board.comments.place(thread);
				this.show({ x, y, w: 1, h: 1 }, cut);
				board.comments.show(target.id);
				return true;
			}
		}
	}
}
