import {
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import { CANVASES } from '#lib/canvases/index.ts';
import { frameRect, noteArea, zoneOf, zoneRect } from '#lib/domain/canvas-layout.ts';
import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import { centreOf, rectOf, type Point, type Rect } from '#lib/domain/geometry.ts';

/** What a person brings: a name, a language, a screen. */
export interface Person {
	readonly name: string;
	readonly locale?: 'en' | 'ru';
	readonly viewport?: { width: number; height: number };
	readonly dark?: boolean;
	/** Fingers instead of a mouse. */
	readonly touch?: boolean;
}

export interface Links {
	readonly facilitator: string;
	readonly participant: string;
	readonly viewer: string;
}

export const templateOf = (id: string): CanvasTemplate => {
	const template = CANVASES.get(id);
	if (!template) throw new Error(`no canvas ${id}`);
	return template;
};

/** A new workshop, made over the API as a script would. */
export async function createWorkshop(
	server: string,
	canvases: readonly string[],
	title = 'Test'
): Promise<{ id: string; boards: { id: string; doc: string }[]; links: Links }> {
	const response = await fetch(`${server}/api/workshops`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ title, locale: 'en', canvases })
	});
	expect(response.status).toBe(201);
	return (await response.json()) as never;
}

/** A browser of one's own: its own storage, cookies and language. */
export const newPerson = (browser: Browser, person: Person): Promise<BrowserContext> =>
	browser.newContext({
		locale: person.locale === 'ru' ? 'ru-RU' : 'en-GB',
		viewport: person.viewport ?? { width: 1280, height: 720 },
		colorScheme: person.dark ? 'dark' : 'light',
		hasTouch: person.touch ?? false
	});

/** Opens a link, says the name once, and waits until the board is there and connected. */
export async function join(context: BrowserContext, link: string, person: Person): Promise<Page> {
	const page = await context.newPage();
	await page.goto(link);
	await page.getByLabel(person.locale === 'ru' ? 'Ваше имя' : 'Your name').fill(person.name);
	await page.locator('button[type=submit]').click();
	await boardReady(page);
	return page;
}

export async function boardReady(page: Page): Promise<void> {
	await expect(page.getByRole('application')).toBeVisible();
	await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
}

export const saveState = (page: Page): Locator => page.locator('[data-save-state]');

/** Brings a canvas into view through the list of canvases, as a person would. */
export async function goToCanvas(page: Page, index: number): Promise<void> {
	await page.getByRole('application').focus();
	for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp');
	for (let i = 0; i < index; i++) await page.keyboard.press('PageDown');
	await cameraAtRest(page);
}

/** Waits until the camera has stopped flying. */
export async function cameraAtRest(page: Page): Promise<void> {
	let before = '';
	await expect(async () => {
		const now = await page.locator('.world').evaluate((world) => getComputedStyle(world).transform);
		const rested = now === before;
		before = now;
		expect(rested).toBe(true);
	}).toPass({ intervals: [120] });
}

/** Where a canvas's sheet is on this page's screen. */
async function sheetOnScreen(page: Page, canvas: string): Promise<Rect> {
	const box = await page.locator(`div[data-canvas="${canvas}"]`).boundingBox();
	if (!box) throw new Error(`${canvas} isn't drawn`);
	return rectOf([box.x, box.y], [box.width, box.height]);
}

/** A place in a zone of a canvas, as fractions of the room for notes in it, on screen. */
export async function inZone(
	page: Page,
	canvas: string,
	zone: string,
	at: Point = [0.5, 0.5]
): Promise<Point> {
	const template = templateOf(canvas);
	const found = zoneOf(template, zone);
	const sheet = await sheetOnScreen(page, canvas);
	if (!found || !zoneRect(template, found, sheet)) throw new Error(`no zone ${zone}`);
	// The layout is reckoned at the sheet's own size: headings don't shrink with the zoom.
	const full = frameRect({ id: '', canvas, xy: [0, 0], wh: template.frame, z: '' });
	const area = noteArea(template, found, full);
	const scale = sheet.w / full.w;
	const [x, y] = centreOf({
		x: area.x + area.w * at[0],
		y: area.y + area.h * at[1],
		w: 0,
		h: 0
	});
	return [sheet.x + x * scale, sheet.y + y * scale];
}

/** Double-click, write, Escape. */
export async function writeNote(page: Page, at: Point, text: string): Promise<void> {
	await page.mouse.dblclick(at[0], at[1]);
	const textarea = page.locator('.note textarea');
	await expect(textarea).toBeFocused();
	await page.keyboard.insertText(text);
	await expect(textarea).toHaveValue(text);
	await page.keyboard.press('Escape');
	await expect(textarea).toHaveCount(0);
	await page.keyboard.press('Escape');
}

export interface SeenNote {
	readonly id: string;
	readonly text: string;
	readonly place: string;
	readonly look: string;
}

/** The notes that this page shows, whatever their order in the page. */
export const notesOn = (page: Page): Promise<SeenNote[]> =>
	page.locator('.note[data-id]').evaluateAll((nodes) =>
		nodes
			.map((node) => {
				const element = node as HTMLElement;
				const { left, top, width, height } = element.style;
				const { transform, translate } = getComputedStyle(element);
				return {
					id: element.dataset['id'] ?? '',
					text: (element.querySelector('.words')?.textContent ?? '').replaceAll('\u200b', ''),
					place: `${left} ${top} ${width} ${height} ${transform} ${translate}`,
					look: getComputedStyle(element).getPropertyValue('--paper')
				};
			})
			.sort((a, b) => (a.id < b.id ? -1 : 1))
	);

export async function showAll(page: Page): Promise<void> {
	await page.getByRole('application').focus();
	await page.keyboard.press('Shift+1');
	await cameraAtRest(page);
}
