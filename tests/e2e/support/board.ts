import {
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import { setLocked } from '#lib/domain/arrange/lock.ts';
import { deleteElements } from '#lib/domain/board-doc.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { createWorkshop, join, newPerson, type Links, type Person } from './people.ts';
import { stockClient, type Seed, type Stock } from './stock.ts';

/** One person at a board, and a program beside them that reads and seeds the same document. */
export interface Table {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly workshop: string;
	readonly doc: string;
	readonly links: Links;
	readonly stock: Stock;
	/** Clears the board and lays out other notes: sooner done than a new page. */
	fresh(notes?: readonly Seed[]): Promise<void>;
	close(): Promise<void>;
}

export interface TableOptions {
	/** Template ids; none is a blank board, where 100 % has its origin in the view's middle. */
	readonly canvases?: readonly string[];
	readonly person?: Person;
	readonly role?: keyof Links;
	readonly notes?: readonly Seed[];
}

/** A workshop of its own with a person at its board; seeded notes are there before they come. */
export async function sitDown(
	browser: Browser,
	server: string,
	options: TableOptions = {}
): Promise<Table> {
	const { canvases = [], person = { name: 'Ann' }, role = 'participant', notes = [] } = options;
	const { id, boards, links } = await createWorkshop(server, canvases);
	const doc = boards[0]?.doc ?? '';
	const stock = await stockClient(server, doc, links.participant);
	if (notes.length > 0) stock.seed(notes);
	const context = await newPerson(browser, person);
	const page = await join(context, links[role], person);
	// Flights are the camera's own business (workshop.e2e.ts); here it should be where it goes.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	for (const note of notes) await expect(noteById(page, note.id)).toBeAttached();
	const close = async (): Promise<void> => {
		stock.close();
		await context.close();
	};
	const fresh = async (next: readonly Seed[] = []): Promise<void> => {
		for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
		const ids = stock.elements().map((each) => each.id);
		setLocked(stock.board, ids, false);
		deleteElements(stock.board, ids);
		await expect(page.locator('.note[data-id]')).toHaveCount(0);
		stock.seed(next);
		for (const note of next) await expect(noteById(page, note.id)).toBeAttached();
	};
	return { page, context, workshop: id, doc, links, stock, fresh, close };
}

export const noteById = (page: Page, id: string): Locator => page.locator(`.note[data-id="${id}"]`);

export const noteWith = (page: Page, text: string): Locator =>
	page.locator('.note[data-id]', { hasText: text });

export const editor = (page: Page): Locator => page.locator('.note textarea');

export const notice = (page: Page, text: string | RegExp): Locator =>
	page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: text }).first();

export async function boxOf(locator: Locator): Promise<{
	x: number;
	y: number;
	width: number;
	height: number;
}> {
	const box = await locator.boundingBox();
	if (!box) throw new Error('it isn’t drawn');
	return box;
}

/** The middle on screen. */
export async function middleOf(locator: Locator): Promise<Point> {
	const { x, y, width, height } = await boxOf(locator);
	return [x + width / 2, y + height / 2];
}

export async function clickOn(page: Page, locator: Locator): Promise<void> {
	const [x, y] = await middleOf(locator);
	await page.mouse.click(x, y);
}

/** Presses, moves in steps; the release is the caller's, unless it asks for `drop`. */
export async function drag(
	page: Page,
	from: Point,
	by: Point,
	{ drop = true, button = 'left' }: { drop?: boolean; button?: 'left' | 'middle' | 'right' } = {}
): Promise<void> {
	await page.mouse.move(from[0], from[1]);
	await page.mouse.down({ button });
	await page.mouse.move(from[0] + by[0] / 2, from[1] + by[1] / 2, { steps: 3 });
	await page.mouse.move(from[0] + by[0], from[1] + by[1], { steps: 3 });
	if (drop) await page.mouse.up({ button });
}

/** What is selected has an outline each; the box with its handles is around all of it. */
export const selectedCount = (page: Page): Promise<number> =>
	page
		.locator('.outlines path.selected')
		.evaluateAll((paths) => (paths[0]?.getAttribute('d') ?? '').split('Z').length - 1);

export async function selected(page: Page, count: number): Promise<void> {
	await expect.poll(() => selectedCount(page)).toBe(count);
}

/** Switches the page's language in the menu, as a person would. */
export async function speak(page: Page, locale: 'en' | 'ru'): Promise<void> {
	await page
		.locator('header')
		.getByRole('button', { name: /^(More|Ещё)$/ })
		.click();
	await page.getByRole('menuitemradio', { name: locale === 'ru' ? 'Русский' : 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', locale);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('menu')).toHaveCount(0);
}

/** The zoom, 1 for 100 %, as the world is drawn. */
export const zoomOf = (page: Page): Promise<number> =>
	page.locator('.world').evaluate((world) => new DOMMatrix(getComputedStyle(world).transform).a);
