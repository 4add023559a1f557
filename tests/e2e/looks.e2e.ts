import { expect, test, type Browser, type Page } from '@playwright/test';
import { exampleNotes, frameRect } from '#lib/domain/canvas-layout.ts';
import { readFrames } from '#lib/domain/plan-doc.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { boxOf, clickOn, noteById } from './support/board.ts';
import {
	createWorkshop,
	join,
	newPerson,
	saveState,
	templateOf,
	type Links,
	type Person
} from './support/people.ts';
import { stockClient, type Seed } from './support/stock.ts';

/** Keeps a picture of each state in an ignored folder, and holds the bars to their places. */
const CANVASES = ['empathy-map', 'lean-experiment-canvas', 'mobius-loop'];
/** Russian is the longer language; a long name and a long title are what breaks bars. */
const TITLE = 'Клиника «Здоровье»: почему пациенты не возвращаются после первого приёма';
const NAME = 'Александра Константинопольская';
/** What floats over the board: each must be whole on the screen and clear of the others. */
const BARS =
	'header .group, .bottom .bar, .notices > *, .chrome > .place .bar, section.panel, .toast';

let server: RunningServer;
let links: Links;
let workshop: string;

test.beforeAll(async () => {
	server = await startServer();
	const made = await createWorkshop(server.url, CANVASES, TITLE);
	({ links, id: workshop } = made);
	const doc = made.boards[0]?.doc ?? '';
	const plan = await stockClient(server.url, `${workshop}/plan`, links.facilitator);
	const board = await stockClient(server.url, doc, links.facilitator);
	board.seed(
		readFrames(plan.doc).flatMap((frame, f) =>
			exampleNotes(templateOf(frame.canvas), frameRect(frame), 'ru')
				.filter(({ kind }) => kind === 'note')
				.map(({ rect: { x, y, w, h }, text, color, type }, i): Seed => ({
					id: `n${f}-${i}`,
					xy: [x, y],
					wh: [w, h],
					text,
					color,
					...(type && { type })
				}))
		)
	);
	plan.close();
	board.close();
});
test.afterAll(() => server.dispose());

interface Placed {
	readonly name: string;
	readonly box: { x: number; y: number; width: number; height: number };
}

async function bars(page: Page): Promise<Placed[]> {
	const placed: Placed[] = [];
	for (const bar of await page.locator(BARS).filter({ visible: true }).all()) {
		const box = await bar.boundingBox();
		if (!box || box.width === 0 || box.height === 0) continue;
		placed.push({ name: await bar.evaluate((node) => node.className), box });
	}
	return placed;
}

/** No bar sticks out of the view, and no two lie over each other. */
async function inPlace(page: Page, state: string): Promise<void> {
	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	const placed = await bars(page);
	const wrong: string[] = [];
	for (const [i, { name, box }] of placed.entries()) {
		if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) {
			wrong.push(`${state}: “${name}” sticks out`);
		}
		for (const other of placed.slice(i + 1)) {
			const apart =
				box.x + box.width <= other.box.x ||
				other.box.x + other.box.width <= box.x ||
				box.y + box.height <= other.box.y ||
				other.box.y + other.box.height <= box.y;
			if (!apart) wrong.push(`${state}: “${name}” lies over “${other.name}”`);
		}
	}
	expect(wrong).toEqual([]);
}

const SIZES = [
	{ width: 1280, height: 720 },
	{ width: 1920, height: 1080 },
	{ width: 390, height: 844 }
];

/** Takes a picture of a state and checks its bars. A panel on a phone covers the board on purpose. */
function eye(page: Page, look: string, phone: boolean) {
	return async (state: string, panel = false): Promise<void> => {
		await page.waitForFunction(() =>
			document.getAnimations().every((a) => a.playState !== 'running')
		);
		await page.screenshot({ path: `test-results/looks/board-${look}-${state}.png` });
		if (!(panel && phone)) await inPlace(page, `${look} ${state}`);
	};
}

async function tour(browser: Browser, person: Person, look: string): Promise<void> {
	const context = await newPerson(browser, person);
	const page = await join(context, links.facilitator, person);
	const phone = (person.viewport?.width ?? 0) < 500;
	const see = eye(page, look, phone);
	const ru = person.locale === 'ru';
	const menu = page
		.locator('header')
		.getByRole('button', { name: ru ? 'Ещё' : 'More', exact: true });

	await see('full');
	await clickOn(page, noteById(page, 'n0-0'));
	// Its script comes with the first selection.
	await expect(page.locator('.chrome > .place .bar')).toBeVisible();
	await see('selected');
	await page.locator('.chrome > .place button').nth(1).click();
	await see('types');
	await page.keyboard.press('Escape');
	await page.getByRole('application').focus();
	await page.keyboard.press('Escape');
	await menu.click();
	await see('menu');
	await page.keyboard.press('Escape');

	const share = page.getByRole('button', { name: ru ? 'Поделиться' : 'Share' });
	await share.click();
	await expect(page.locator('.panel input').first()).toBeVisible();
	await see('share', true);
	await page.keyboard.press('Escape');
	await expect(share).toBeFocused();
	await page.locator('header button[aria-expanded]').first().click();
	await see('people', true);
	await page.keyboard.press('Escape');
	await page.locator('nav .current').click();
	await see('canvases');
	await page
		.locator('.popover li')
		.last()
		.getByRole('button', { name: /^(About|О полотне) / })
		.click();
	await expect(page.locator('.panel')).toBeVisible();
	await see('about', true);
	await page.keyboard.press('Escape');
	await context.close();
}

for (const viewport of SIZES) {
	test(`nothing overlaps or sticks out at ${viewport.width}×${viewport.height}, in Russian`, async ({
		browser
	}) => {
		const person = { name: NAME, locale: 'ru', viewport } as const;
		await tour(browser, person, `${viewport.width}-ru`);
	});
}

test('the same in English and in the dark', async ({ browser }) => {
	await tour(browser, { name: 'Ann', locale: 'en', dark: true }, '1280-en-dark');
});

test('a phone reaches zoom, canvases, people, share and tools', async ({ browser }) => {
	const person = { name: NAME, locale: 'ru', viewport: { width: 390, height: 844 } } as const;
	const context = await newPerson(browser, person);
	const page = await join(context, links.facilitator, person);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	for (const name of ['Поделиться', 'Ещё', 'Предыдущее полотно', 'Отменить', 'Стикер']) {
		await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
	}
	await page.getByRole('button', { name: 'Другие инструменты' }).click();
	await page.getByRole('menuitem', { name: 'Двигать доску' }).click();
	await expect(page.getByRole('menu')).toHaveCount(0);
	const scale = (): Promise<number> =>
		page.locator('.world').evaluate((world) => new DOMMatrix(getComputedStyle(world).transform).a);
	const before = await scale();
	await page.getByRole('button', { name: 'Ещё', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Увеличить' }).click();
	await expect.poll(scale).toBeGreaterThan(before);
	await context.close();
});

test('a lost line, a closed board and a viewer’s bars are said in words, in their places', async ({
	browser
}) => {
	const person = { name: NAME, locale: 'ru' } as const;
	const context = await newPerson(browser, person);
	const viewer = await join(context, links.viewer, person);
	await eye(viewer, '1280-ru', false)('viewer');
	await expect(viewer.getByText('Только просмотр')).toBeVisible();

	const participantContext = await newPerson(browser, person);
	const page = await join(participantContext, links.participant, person);
	await server.kill();
	const offline = page.getByRole('status').filter({ hasText: 'Работаем без связи' });
	await expect(offline).toBeVisible();
	await eye(page, '1280-ru', false)('offline');
	server = await server.restart();
	await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
	await expect(offline).toBeHidden();

	const token = new URL(links.facilitator).pathname.split('/').at(-1) ?? '';
	const renewed = await fetch(`${server.url}/api/workshops/${workshop}/links/participant/renew`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` }
	});
	expect(renewed.status).toBe(200);
	const closed = page.getByRole('alert').filter({ hasText: 'Связи с доской больше нет' });
	await expect(closed).toBeVisible();
	await expect(closed.getByRole('link', { name: 'На первую страницу' })).toBeVisible();
	await eye(page, '1280-ru', false)('closed');
	await participantContext.close();
	await context.close();
});

test('what the facilitator presses on the loop moves the token and counts the laps for everyone', async ({
	browser
}) => {
	const made = await createWorkshop(server.url, ['mobius-loop'], 'Круги');
	const facilitator = { name: NAME, locale: 'ru' } as const;
	const participant = { name: 'Ann', locale: 'en' } as const;
	const contexts = [await newPerson(browser, facilitator), await newPerson(browser, participant)];
	const leads = await join(contexts[0]!, made.links.facilitator, facilitator);
	const looks = await join(contexts[1]!, made.links.participant, participant);
	await expect(looks.locator('.station')).toHaveCount(0);

	for (const number of ['1', '6']) {
		const button = leads.getByRole('button', { name: `Переставить фишку: ${number}.` });
		const drawn = leads.locator('svg text', { hasText: new RegExp(`^\\s*${number}\\s*$`) }).first();
		const [a, b] = [await boxOf(button), await boxOf(drawn)];
		expect(Math.hypot(centre(a)[0] - centre(b)[0], centre(a)[1] - centre(b)[1])).toBeLessThan(3);
		expect(Math.min(a.width, a.height)).toBeGreaterThanOrEqual(23.9);
		await button.click();
		for (const page of [leads, looks]) {
			await expect
				.poll(async () => {
					const token = await boxOf(page.locator('[data-token]'));
					const at = await boxOf(
						page.locator('svg text', { hasText: new RegExp(`^\\s*${number}\\s*$`) }).first()
					);
					return Math.hypot(centre(token)[0] - centre(at)[0], centre(token)[1] - centre(at)[1]);
				})
				.toBeLessThan(3);
		}
	}
	await leads.getByRole('button', { name: 'ещё круг поставки' }).click();
	await leads.getByRole('button', { name: 'другие варианты' }).click();
	await expect(looks.locator('svg text', { hasText: 'Lap 2' })).toBeVisible();
	await looks.getByRole('button', { name: 'More', exact: true }).click();
	await looks.getByRole('menuitem', { name: 'About this canvas' }).click();
	await expect(
		looks.locator('.panel li', { hasText: 'Lap 1: another delivery lap' })
	).toBeVisible();
	await expect(looks.locator('.panel li', { hasText: 'Lap 2: rethink options' })).toBeVisible();
	await looks.screenshot({ path: 'test-results/looks/board-1280-en-laps.png' });
	for (const context of contexts) await context.close();
});

const centre = (box: { x: number; y: number; width: number; height: number }): [number, number] => [
	box.x + box.width / 2,
	box.y + box.height / 2
];
