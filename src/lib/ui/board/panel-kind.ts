import type { Frame } from '#lib/domain/canvas.ts';

/** Which panel is open on the right; one at a time. */
export type PanelKind =
	| { readonly kind: 'none' | 'share' | 'people' | 'shortcuts' }
	| { readonly kind: 'info'; readonly frame: Frame };
