import type { Frame } from '#lib/domain/canvas.ts';

/** Which panel is open on the right; one at a time. */
export type PanelKind =
	| { readonly kind: 'none' | 'share' | 'people' | 'shortcuts' | 'find' | 'comments' | 'run' }
	| { readonly kind: 'info'; readonly frame: Frame };

/** A panel that a button opens and closes. */
export type TogglePanel = Exclude<PanelKind['kind'], 'info' | 'none'>;

const NONE: PanelKind = { kind: 'none' };

/** What lies over the board besides its bars, for actions that open it. */
export class Surfaces {
	panel: PanelKind = $state.raw(NONE);
	/** The command palette. */
	palette: boolean = $state(false);
	/** The gallery from which facilitators add canvases. */
	gallery: boolean = $state(false);
	/** Asked for although it is open already: it takes the keys again. */
	asked: number = $state(0);

	show(panel: PanelKind): void {
		if (panel.kind === this.panel.kind) this.asked++;
		this.panel = panel;
	}

	/** A button that opens a panel closes it too. */
	toggle(kind: TogglePanel): void {
		this.panel = this.panel.kind === kind ? NONE : { kind };
	}

	close(): void {
		this.panel = NONE;
	}
}
