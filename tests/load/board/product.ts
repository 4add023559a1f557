import type { Page } from 'playwright';
import type { Camera } from '#lib/domain/camera.ts';
import type { Point } from '#lib/domain/geometry.ts';
import type { BenchBoard } from './notes.ts';

export const PRODUCTS = ['loopboard', 'excalidraw', 'tldraw'] as const;
export type ProductName = (typeof PRODUCTS)[number];

/** A product with the board's notes in it, ready to be opened as often as needed. */
export interface Product {
	readonly name: ProductName;
	readonly board: BenchBoard;
	/** A browser profile of its own, nothing cached; the page has loaded when the picture stands. */
	open(): Promise<OpenBoard>;
	dispose(): Promise<void>;
}

/** A product's page, and what is to be known of it to see whether a scenario did what it says. */
export interface OpenBoard {
	readonly page: Page;
	readonly board: BenchBoard;
	/** As the product itself shows it: screen = (board − xy) × zoom. */
	camera(): Promise<Camera>;
	/** Brings this into view, with nothing selected and nothing being written. */
	look(camera: Camera): Promise<void>;
	/** As the product has it written down. */
	note(id: string): Promise<{ xy: Point; text: string }>;
	selected(): Promise<number>;
	/** The wheel's px with Ctrl that take one zoom to another. */
	notch(from: number, to: number): number;
	/** Present while a note's text is being written. */
	readonly editor: string;
	close(): Promise<void>;
}
