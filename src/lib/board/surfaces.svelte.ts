import type { Frame } from '#lib/domain/canvas.ts';
import type { Rect, Size } from '#lib/domain/geometry.ts';
import { PATIENCE } from './piece.ts';

/** Which panel is open on the right; one at a time. */
export type PanelKind =
	| {
			readonly kind:
				'none' | 'share' | 'people' | 'shortcuts' | 'find' | 'comments' | 'run' | 'votes';
	  }
	| { readonly kind: 'info'; readonly frame: Frame };

/** A panel that a button opens and closes. */
export type TogglePanel = Exclude<PanelKind['kind'], 'info' | 'none'>;

const NO_OPTIONS: Size = [0, 0];
const NONE: PanelKind = { kind: 'none' };

/** What lies over the board besides its bars, for actions that open it. */
export class Surfaces {
	panel: PanelKind = $state.raw(NONE);
	/** CSS px that the card with what to do now is high. */
	card: number = $state(0);
	/** CSS px of the view that what must be said of the board takes (Notices.svelte); null for nothing. */
	notices: Rect | null = $state.raw(null);
	/** CSS px, across and high: the options of the tool in the hand, above the toolbar; 0 without any. */
	options: Size = $state.raw(NO_OPTIONS);
	/** The command palette. */
	palette: boolean = $state(false);
	/** The gallery from which facilitators add canvases. */
	gallery: boolean = $state(false);
	/** Asked for although it is open already: it takes the keys again. */
	asked: number = $state(0);
	#typed = '';
	#until = 0;

	show(panel: PanelKind): void {
		if (panel.kind === this.panel.kind) this.asked++;
		else if (panel.kind === 'find') this.expectTyping();
		this.panel = panel;
	}

	/** A button that opens a panel closes it too. */
	toggle(kind: TogglePanel): void {
		this.panel = this.panel.kind === kind ? NONE : { kind };
	}

	close(): void {
		this.panel = NONE;
	}

	openPalette(): void {
		this.expectTyping();
		this.palette = true;
	}

	/**
	 * Something to write in is about to appear, and may have to be loaded first: until then letters are
	 * kept for it. Else a quick hand's words would be shortcuts of the board.
	 */
	expectTyping(): void {
		this.#typed = '';
		this.#until = Date.now() + PATIENCE;
	}

	/** Takes a letter if its field isn't there yet. */
	keep(letter: string): boolean {
		if (Date.now() >= this.#until) return false;
		this.#typed += letter;
		return true;
	}

	/** The field is there, or won't come: what was typed for it meanwhile. */
	typed(): string {
		const typed = this.#typed;
		this.#typed = '';
		this.#until = 0;
		return typed;
	}
}
