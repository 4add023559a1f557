import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { createElements } from '#lib/domain/board-doc.ts';
import { frameRect, noteArea, zoneOf } from '#lib/domain/canvas-layout.ts';
import { inspectImage } from '#lib/domain/images/inspect.ts';
import { readFrames } from '#lib/domain/plan-doc.ts';
import { exporting as en } from '#lib/i18n/exporting.en.ts';
import { exporting as ru } from '#lib/i18n/exporting.ru.ts';
import { actions } from '#lib/i18n/actions.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { notice, selectedCount, sitDown, speak, type Table } from './support/board.ts';
import { templateOf } from './support/people.ts';
import { stockClient } from './support/stock.ts';

let server: RunningServer;
let table: Table;
const template = templateOf('empathy-map');
const [zone] = template.zones.filter(({ holds }) => holds.kind === 'notes');

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url, { canvases: ['empathy-map'] });
	await table.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
		origin: server.url
	});
	const plan = await stockClient(server.url, `${table.workshop}/plan`, table.links.participant);
	const [frame] = readFrames(plan.doc);
	plan.close();
	const area = noteArea(template, zoneOf(template, zone?.key ?? '')!, frameRect(frame!));
	await table.fresh([
		{
			id: 'wait',
			xy: [area.x, area.y],
			wh: [140, 140],
			text: 'Ждёт ответа две недели',
			type: 'fact',
			color: 'green'
		},
		{ id: 'evil', xy: [-600, 0], text: '</text><script>alert(1)</script> =1+1', color: 'pink' },
		{ id: 'sum', xy: [-600, 300], text: '=SUM(A1)', color: 'blue' }
	]);
	createElements(table.stock.board, [
		{
			id: 'arrow',
			kind: 'connector',
			xy: [0, 0],
			wh: [24, 24],
			from: { xy: [0, 0], id: 'evil' },
			to: { xy: [0, 0], id: 'sum' },
			route: 'straight',
			heads: ['none', 'arrow'],
			color: 'grey',
			text: '',
			at: 1
		}
	]);
	await expect(table.page.locator('[data-id="arrow"]')).toBeAttached();
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});

async function ask(page: Page, words = en): Promise<void> {
	await page
		.locator('header')
		.getByRole('button', { name: /^(More|Ещё)$/ })
		.click();
	await page
		.getByRole('menuitem', { name: /^(Save or copy as…|Сохранить или скопировать как…)/ })
		.click();
	await expect(page.getByRole('dialog', { name: words.title })).toBeVisible();
}

/** Saves through the dialog, and reads what was saved. */
async function saved(
	page: Page,
	scope: string,
	format: keyof typeof en.formats
): Promise<{ name: string; bytes: Buffer }> {
	await ask(page);
	await page.getByLabel(en.what).selectOption({ label: scope });
	await page.getByRole('radio', { name: en.formats[format] }).check();
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: en.save, exact: true }).click();
	const download = await coming;
	await expect(page.getByRole('dialog')).toHaveCount(0);
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const canvas = en.scopes.canvas(template.name.en);

test('a canvas as SVG needs nothing else: faces, words and the sheet’s drawing are in it', async () => {
	const { name, bytes } = await saved(table.page, canvas, 'svg');
	expect(name).toBe('Test.svg');
	const svg = bytes.toString('utf8');
	expect(svg).toContain('>ответа две</tspan>');
	expect(svg).toContain(zone?.title.en ?? '?');
	expect(svg).toContain(
		'font-family:&#39;Onest Variable&#39;;font-weight:100 900;src:url(data:font/woff2;base64,'
	);
	expect(svg.match(/@font-face/g)?.length).toBe(2);
	expect(svg).not.toMatch(/var\(--|NaN|undefined|class=|https?:\/\/(?!www\.w3\.org)/);
	const problem = await table.page.evaluate((text) => {
		const read = new DOMParser().parseFromString(text, 'image/svg+xml');
		return read.querySelector('parsererror')?.textContent ?? null;
	}, svg);
	expect(problem).toBeNull();
});

test('the board as SVG holds hostile words as words', async () => {
	const { bytes } = await saved(table.page, en.scopes.board, 'svg');
	const svg = bytes.toString('utf8');
	expect(svg).not.toContain('<script');
	expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
});

test('a canvas as PNG has two pixels for a board unit, and the sheet and the notes on them', async () => {
	const { bytes } = await saved(table.page, canvas, 'png');
	const read = inspectImage(bytes, null);
	if (read.kind !== 'image') throw new Error(read.kind);
	const scale = read.image.width / (template.frame[0] + 64);
	expect(read.image.height / (template.frame[1] + 64)).toBeCloseTo(scale, 2);
	expect(scale).toBeGreaterThan(1.5);
	const found = await table.page.evaluate(async (data) => {
		const image = new Image();
		image.src = `data:image/png;base64,${data}`;
		await image.decode();
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [image.width / 4, image.height / 4];
		const context = canvas.getContext('2d')!;
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		const { data: pixels } = context.getImageData(0, 0, canvas.width, canvas.height);
		const colors = new Map<string, number>();
		for (let i = 0; i < pixels.length; i += 4) {
			const key = [pixels[i], pixels[i + 1], pixels[i + 2]].join();
			colors.set(key, (colors.get(key) ?? 0) + 1);
		}
		return {
			table: colors.get('246,245,242'),
			sheet: colors.get('255,255,255'),
			note: colors.get('211,242,196')
		};
	}, bytes.toString('base64'));
	expect(found.table).toBeGreaterThan(1000);
	expect(found.sheet).toBeGreaterThan(10_000);
	expect(found.note).toBeGreaterThan(200);
});

test('Shift+Alt+C puts what is selected into the clipboard as a picture, also from Russian keys', async () => {
	const { page } = table;
	await page.getByRole('application').focus();
	await page.keyboard.press('Control+a');
	// What connects two outlined notes has no outline of its own.
	await expect.poll(() => selectedCount(page)).toBeGreaterThan(2);
	await page.keyboard.press('Alt+Shift+KeyC');
	await expect(notice(page, en.outcomes.copied)).toBeVisible();
	const size = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const blob = await item!.getType('image/png');
		const bitmap = await createImageBitmap(blob);
		return [bitmap.width, bitmap.height];
	});
	expect(size[0]).toBeGreaterThan(400);
	expect(size[1]).toBeGreaterThan(400);
	await page.keyboard.press('Escape');
});

test('notes as CSV and as Markdown are in reading order, and a formula is a text', async () => {
	const { page } = table;
	const csv = (await saved(page, en.scopes.board, 'csv')).bytes.toString('utf8');
	expect(csv.charCodeAt(0)).toBe(0xfeff);
	const rows = csv.slice(1).trimEnd().split('\r\n');
	expect(rows[0]).toBe(en.columns.join(','));
	expect(rows[1]).toContain(`${template.name.en},`);
	expect(rows[1]).toContain(',Fact,Ждёт ответа две недели,,Green,');
	expect(rows[3]).toContain(",'=SUM(A1),");

	const { name, bytes } = await saved(page, en.scopes.board, 'markdown');
	expect(name).toBe('Test.md');
	expect(bytes.toString('utf8')).toBe(
		`# Test\n\n## ${template.name.en}\n\n### ${zone?.title.en}\n\n- Ждёт ответа две недели (Fact)\n\n` +
			`## ${en.beside}\n\n- \\</text\\>\\<script\\>alert(1)\\</script\\> =1+1\n- =SUM(A1)\n`
	);
});

test('the dialog speaks the reader’s language and copies text as text', async () => {
	const { page } = table;
	await speak(page, 'ru');
	await ask(page, ru);
	await page.getByRole('radio', { name: ru.formats.markdown }).check();
	await page.getByRole('button', { name: ru.copy, exact: true }).click();
	await expect(notice(page, ru.outcomes.copied)).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
		`## ${template.name.ru}`
	);
	await speak(page, 'en');
	expect(actions.names.export).toBe('Save or copy as…');
});
