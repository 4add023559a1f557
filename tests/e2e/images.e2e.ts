import { expect, test, type Page } from '@playwright/test';
import { createElements } from '#lib/domain/board-doc.ts';
import type { ImageRecord } from '#lib/domain/elements.ts';
import { inspectImage } from '#lib/domain/images/inspect.ts';
import { intersects, rectOf } from '#lib/domain/geometry.ts';
import { board } from '#lib/i18n/board.en.ts';
import { errors } from '#lib/i18n/errors.en.ts';
import { images as words } from '#lib/i18n/images.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { SECRET, exif, jpeg, png, pngBomb, pngText } from '../support/images.ts';
import { notice, sitDown, type Table } from './support/board.ts';
import { createWorkshop, join, newPerson } from './support/people.ts';
import { stockClient } from './support/stock.ts';

let server: RunningServer;
let table: Table;

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url);
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});
test.beforeEach(() => table.fresh());

interface Given {
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}
const pngFile = (bytes: Uint8Array, name = 'picture.png'): Given => ({
	name,
	type: 'image/png',
	bytes
});

/** Files in the hand of the browser: pasted, or dropped at a place on the screen. */
const give = (
	page: Page,
	what: 'paste' | 'drop',
	files: readonly Given[],
	at: readonly [number, number] = [640, 360]
): Promise<void> =>
	page.evaluate(
		({ what, given, at }) => {
			const data = new DataTransfer();
			for (const { name, type, text } of given) {
				const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
				data.items.add(new File([bytes], name, { type }));
			}
			const common = { bubbles: true, cancelable: true };
			const place = { clientX: at[0] ?? 0, clientY: at[1] ?? 0 };
			const target = document.querySelector('.viewport') ?? document;
			target.dispatchEvent(
				what === 'paste'
					? new ClipboardEvent('paste', { ...common, clipboardData: data })
					: new DragEvent('drop', { ...common, ...place, dataTransfer: data })
			);
		},
		{
			what,
			at,
			given: files.map(({ name, type, bytes }) => ({
				name,
				type,
				text: Buffer.from(bytes).toString('base64')
			}))
		}
	);

const images = (): ImageRecord[] => table.stock.elements().filter((each) => each.kind === 'image');

async function arrived(count: number): Promise<ImageRecord[]> {
	await expect.poll(() => images().length).toBe(count);
	await expect(table.page.locator('.upload')).toHaveCount(0);
	return images();
}

/** What the server keeps of an image, read by one who may. */
async function kept({ src }: ImageRecord) {
	const url = `${server.url}/api/workshops/${table.workshop}/images/${src}`;
	const answer = await table.page.request.get(url);
	expect(answer.status()).toBe(200);
	const bytes = await answer.body();
	const inspected = inspectImage(bytes, null);
	if (inspected.kind !== 'image') throw new Error(inspected.kind);
	return { ...inspected.image, text: bytes.toString('latin1') };
}

test('a pasted image is there for everybody, in one step that one undo takes back', async ({
	browser
}) => {
	const { page, stock } = table;
	stock.forget();
	await give(page, 'paste', [pngFile(png(300, 200, { extra: [pngText()] }))]);
	const [image] = await arrived(1);
	expect(stock.updates).toBe(1);
	expect(image?.wh).toEqual([300, 200]);
	expect((await kept(image!)).text).not.toContain(SECRET);

	const picture = page.locator('[data-kind="image"] img');
	await expect(picture).toBeVisible();
	expect(
		await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))
	).toBe(300);

	const context = await newPerson(browser, { name: 'Eva' });
	const other = await join(context, table.links.viewer, { name: 'Eva' });
	const seen = other.locator('[data-kind="image"] img');
	await expect
		.poll(() => seen.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
		.toBe(300);
	await context.close();

	await page.getByRole('application').focus();
	await page.keyboard.press('Control+z');
	await arrived(0);
	await page.keyboard.press('Control+Shift+z');
	await arrived(1);
});

test('several dropped images lie side by side where they were dropped, as one step', async () => {
	const { page, stock } = table;
	stock.forget();
	await give(
		page,
		'drop',
		[
			png(120, 80),
			png(80, 120, { rgba: [11, 110, 103, 255] }),
			png(60, 60, { rgba: [180, 35, 24, 255] })
		].map((bytes, i) => pngFile(bytes, `${i}.png`)),
		[500, 300]
	);
	const there = await arrived(3);
	expect(stock.updates).toBe(1);
	const rects = there.map(({ xy, wh }) => rectOf(xy, wh));
	for (const [i, a] of rects.entries()) {
		for (const b of rects.slice(i + 1)) expect(intersects(a, b)).toBe(false);
	}
});

test('I opens the choice of files; a large photo is made smaller, upright and anonymous before it travels', async () => {
	const { page } = table;
	await page.getByRole('application').focus();
	const choosing = page.waitForEvent('filechooser');
	await page.keyboard.press('i');
	const chooser = await choosing;
	expect(chooser.isMultiple()).toBe(true);
	await chooser.setFiles([
		{ name: 'wide.png', mimeType: 'image/png', buffer: Buffer.from(png(6000, 30)) },
		{ name: 'phone.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg({ extra: [exif(6)] })) }
	]);
	const files = await Promise.all((await arrived(2)).map(kept));
	const wide = files.find(({ type }) => type === 'image/png');
	expect(wide).toMatchObject({ width: 4096 });
	const photo = files.find(({ type }) => type === 'image/jpeg');
	expect(photo).toMatchObject({ width: 2, height: 3, orientation: 1 });
	expect(photo?.text).not.toContain('Exif');
});

test('an SVG comes as a picture of itself; its script doesn’t', async () => {
	const { page } = table;
	const svg =
		'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>window.pwned = 1</script>' +
		'<rect width="40" height="20" fill="#0b6e67" onclick="alert(1)"/></svg>';
	await give(page, 'paste', [{ name: 'a.svg', type: 'image/svg+xml', bytes: Buffer.from(svg) }]);
	const [image] = await arrived(1);
	expect(await kept(image!)).toMatchObject({ type: 'image/png', width: 1600, height: 800 });
	expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('what is no image is refused with a word and leaves nothing behind', async () => {
	const { page, stock } = table;
	stock.forget();
	const bad: readonly [Uint8Array, string][] = [
		[Buffer.from('not an image at all'), errors.image_unsupported],
		[png(9, 9).subarray(0, 50), errors.image_broken],
		[pngBomb(20_000, 10_000), errors.image_too_many_pixels]
	];
	for (const [bytes, said] of bad) {
		await give(page, 'paste', [pngFile(bytes)]);
		await expect(notice(page, said)).toBeVisible();
	}
	await give(page, 'drop', [
		{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }
	]);
	await expect(notice(page, words.notImages(1))).toBeVisible();
	await arrived(0);
	expect(stock.updates).toBe(0);
});

test('what is left out of a drop is told, and the image is there', async () => {
	const { page } = table;
	const pdf = { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') };
	await give(page, 'drop', [pngFile(png(40, 30)), pdf, pdf]);
	await expect(notice(page, words.notImages(2))).toBeVisible();
	await arrived(1);
});

test('an image pasted into a text is told where it may go', async () => {
	const { page } = table;
	await page.mouse.dblclick(300, 300);
	await page.keyboard.type('Words');
	await page.evaluate(() => {
		const data = new DataTransfer();
		data.items.add(new File(['x'], 'a.png', { type: 'image/png' }));
		document.activeElement?.dispatchEvent(
			new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
		);
	});
	await expect(notice(page, board.notices.imageInText)).toBeVisible();
	await arrived(0);
	await page.keyboard.press('Escape');
});

test('whoever only watches is told so when they drop an image', async ({ browser }) => {
	const context = await newPerson(browser, { name: 'Vic' });
	const page = await join(context, table.links.viewer, { name: 'Vic' });
	await give(page, 'drop', [pngFile(png(40, 30))]);
	await expect(page.getByRole('alert').filter({ hasText: board.viewer })).toBeVisible();
	await arrived(0);
	await context.close();
});

test('an upload that fails says so, and the others are there', async () => {
	const { page } = table;
	let first = true;
	await page.route('**/images', (route) => {
		if (!first) return route.continue();
		first = false;
		return route.abort();
	});
	await give(page, 'drop', [pngFile(png(30, 30)), pngFile(png(40, 40))]);
	await expect(notice(page, errors.network)).toBeVisible();
	const [image] = await arrived(1);
	expect(image?.wh).toEqual([40, 40]);
	await page.unroute('**/images');
});

test('a person says what an image shows; it is its name from then on, and can be undone', async () => {
	const { page } = table;
	await give(page, 'paste', [pngFile(png(300, 200))]);
	await arrived(1);
	await expect(page.getByRole('img', { name: words.unnamed })).toBeVisible();
	await page.getByRole('application').focus();
	await page.keyboard.press('Shift+F10');
	await page.getByRole('menuitem', { name: 'Describe the image' }).click();
	await page.getByLabel(words.describe.label).fill('  A box of\ttea ');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('img', { name: words.named('A box of tea') })).toBeVisible();
	await expect(notice(page, words.describe.saved)).toBeAttached();
	expect(images()[0]?.alt).toBe('A box of tea');
	await page.keyboard.press('Control+z');
	await expect(page.getByRole('img', { name: words.unnamed })).toBeVisible();
});

test('an image that isn’t there shows its place and its description', async () => {
	const { page, stock } = table;
	createElements(stock.board, [
		{
			id: 'lost',
			kind: 'image',
			xy: [-100, -100],
			wh: [300, 200],
			src: '0'.repeat(64),
			alt: 'A lost photo',
			at: 1
		}
	]);
	const lost = page.locator('[data-id="lost"]');
	await expect(lost).toHaveClass(/broken/);
	await expect(lost).toHaveAccessibleName(`${words.named('A lost photo')}. ${words.broken}`);
	await expect(lost).toContainText('A lost photo');
});

test('a corner keeps an image’s proportions', async () => {
	const { page } = table;
	await give(page, 'paste', [pngFile(png(300, 200))]);
	await arrived(1);
	const box = await page.locator('[data-kind="image"]').boundingBox();
	if (!box) throw new Error('not drawn');
	await page.mouse.move(box.x + box.width, box.y + box.height);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width + 90, box.y + box.height + 5, { steps: 4 });
	await page.mouse.up();
	await expect.poll(() => images()[0]?.wh[0]).toBeGreaterThan(340);
	const [w, h] = images()[0]!.wh;
	expect(w / h).toBeCloseTo(1.5, 1);
});

test('an image copied to another workshop is brought along; without access to the first it stays out', async ({
	browser
}) => {
	const { page, context } = table;
	await give(page, 'paste', [pngFile(png(120, 90))]);
	const [image] = await arrived(1);
	const other = await createWorkshop(server.url, []);
	const stock = await stockClient(server.url, other.boards[0]?.doc ?? '', other.links.participant);
	const there = (): ImageRecord[] => stock.elements().filter((each) => each.kind === 'image');
	await page.bringToFront();
	await page.getByRole('application').focus();
	await page.keyboard.press('Control+a');
	const clip = await page.evaluate(() => {
		const data = new DataTransfer();
		document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }));
		return Object.fromEntries(data.types.map((type) => [type, data.getData(type)]));
	});
	const paste = (on: Page): Promise<void> =>
		on.evaluate((held) => {
			const data = new DataTransfer();
			for (const [type, text] of Object.entries(held)) data.setData(type, text);
			document.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData: data, cancelable: true })
			);
		}, clip);

	const mine = await join(context, other.links.participant, { name: 'Ann' });
	await paste(mine);
	await expect.poll(() => there().length).toBe(1);
	expect(there()[0]?.src).toBe(image?.src);
	const url = `${server.url}/api/workshops/${other.id}/images/${image?.src}`;
	expect((await mine.request.get(url)).status()).toBe(200);
	await mine.close();

	const stranger = await newPerson(browser, { name: 'Eva' });
	const third = await createWorkshop(server.url, []);
	const hers = await join(stranger, third.links.participant, { name: 'Eva' });
	await paste(hers);
	await expect(notice(hers, words.missing(1))).toBeVisible();
	await expect(hers.locator('[data-kind="image"]')).toHaveCount(0);
	await stranger.close();
	stock.close();
});
