import type { CsvWords } from '#lib/domain/export/csv.ts';
import type { MarkdownWords } from '#lib/domain/export/markdown.ts';
import type { Ballot } from '#lib/domain/votes/ballot.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Sheet } from '../frames-view.svelte.ts';
import type { FontMetrics, Paint, Scene } from './svg/scene.ts';

export const EXPORT_FORMATS = ['png', 'svg', 'csv', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportScope =
	| { readonly kind: 'selection' }
	/** A frame that somebody made. */
	| { readonly kind: 'frame'; readonly id: string }
	/** A canvas, by its frame in the plan. */
	| { readonly kind: 'canvas'; readonly id: string }
	| { readonly kind: 'board' };

export interface ExportChoice {
	readonly scope: ExportScope;
	readonly format: ExportFormat;
	readonly way: 'copy' | 'save';
	/** Of a picture: whether there is paper behind everything. */
	readonly background: boolean;
}

export type ExportOutcome =
	| 'copied'
	| 'saved'
	/** A picture with fewer pixels than wanted: it would have been too large. */
	| 'copied-smaller'
	| 'saved-smaller'
	| 'too-large'
	| 'nothing'
	/** The browser or the person doesn't let us at the clipboard. */
	| 'refused'
	/** Something else went wrong: nothing was made. */
	| 'failed';

/** Draws what only the page's own components know how to draw, always on light paper. */
export interface Artist {
	readonly paint: Paint;
	readonly metrics: FontMetrics;
	readonly mark: Scene['mark'];
	/** SVG of a canvas's sheet with its words, from its own corner. */
	sheet(sheet: Sheet): string;
	/** Takes away what it needed for drawing. */
	dispose(): void;
}

/** What the page around the board gives to those who take it along. */
export interface ExportHost {
	readonly locale: Locale;
	readonly csv: CsvWords;
	readonly markdown: MarkdownWords;
	/** A vote's name, and what a note got in it. */
	readonly votes: {
		title(ballot: Ballot): string;
		given(count: number): string;
	};
	hire(): Promise<Artist>;
	/** Tells the person what came of it. */
	say(outcome: ExportOutcome): void;
}
