import { expect, test } from '@playwright/test';
import * as Y from 'yjs';
import { openBoard, createNotes } from '#lib/domain/board-doc.ts';
import { errors as en } from '#lib/i18n/errors.en.ts';
import { errors as ru } from '#lib/i18n/errors.ru.ts';
import { gestures } from '#lib/i18n/gestures.en.ts';
import { pages as enPages } from '#lib/i18n/pages.en.ts';
import { pages as ruPages } from '#lib/i18n/pages.ru.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boxOf,
	clickOn,
	drag,
	editor,
	middleOf,
	noteById,
	noteWith,
	selected,
	sitDown,
	type Table
} from './support/board.ts';
import { createWorkshop, inZone, join, newPerson } from './support/people.ts';
import { stockClient, tokenOf, type Seed } from './support/stock.ts';

const CANVAS = 'empathy-map';
let server: RunningServer;
/** A participant's. */
let table: Table;

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url, { canvases: [CANVAS] });
	await table.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
		origin: server.url
	});
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});

const two: readonly Seed[] = [
	{ id: 'a', xy: [200, 300], text: 'Alpha' },
	{ id: 'b', xy: [900, 300], text: 'Beta' }
];

test('a participant’s program writes to the board, and is closed with 4409 on plan and stage', async () => {
	const { page, workshop, links, doc } = table;
	await table.fresh(two);
	const board = await stockClient(server.url, doc, links.participant);
	board.seed([{ id: 'program', xy: [500, 500], text: 'From a program' }]);
	await expect(noteWith(page, 'From a program')).toBeVisible();
	expect(board.closes).toEqual([]);
	board.close();
	for (const name of ['plan', 'stage']) {
		const client = await stockClient(server.url, `${workshop}/${name}`, links.participant);
		const reader = await stockClient(server.url, `${workshop}/${name}`, links.facilitator);
		client.doc.getMap('frames').set('forged', new Y.Map([['canvas', 'persona']]));
		await expect.poll(() => client.closes).toEqual([CLOSE.readOnly]);
		expect(reader.doc.getMap('frames').has('forged')).toBe(false);
		client.close();
		reader.close();
	}
	await expect(page.locator('div[data-canvas]')).toHaveCount(1);
});

test('a viewer’s program reads; its write is closed with 4409 and nobody sees it', async () => {
	const { page, links, doc, stock } = table;
	await table.fresh(two);
	const viewer = await stockClient(server.url, doc, links.viewer);
	expect(viewer.texts()).toEqual(['Alpha', 'Beta']);
	stock.forget();
	createNotes(openBoard(viewer.doc), [
		{ id: 'forged', xy: [500, 500], wh: [208, 208], color: 'red', text: 'Forged', at: 1 }
	]);
	await expect.poll(() => viewer.closes).toEqual([CLOSE.readOnly]);
	// What comes after it arrives without it.
	stock.seed([{ id: 'later', xy: [500, 600], text: 'Later' }]);
	await expect(noteWith(page, 'Later')).toBeVisible();
	await expect(noteWith(page, 'Forged')).toHaveCount(0);
	expect(stock.updates).toBe(0);
	viewer.close();
});

test('a link that isn’t one is closed with 4401', async () => {
	const nobody = await stockClient(server.url, table.doc, `${server.url}/j/${'x'.repeat(32)}`, {
		wait: false
	});
	await expect.poll(() => nobody.closes).toEqual([CLOSE.unauthenticated]);
	nobody.close();
});

test('elements with missing or absurd fields are skipped and the rest is drawn', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	const absurd: Record<string, unknown>[] = [
		{},
		{ kind: 'note' },
		{ kind: 'note', xy: 'here', wh: [208, 208], z: 'a0', at: 1 },
		{ kind: 'note', xy: [NaN, 1], wh: [208, 208], z: 'a0', at: 1, text: new Y.Text('NaN') },
		{ kind: 'note', xy: [1e300, 1], wh: [208, 208], z: 'a0', at: 1, text: new Y.Text('far') },
		{ kind: 'note', xy: [0, 0], wh: [-5, 0], z: 'a0', at: 1, text: new Y.Text('negative') },
		{ kind: 'note', xy: [0, 0, 0], wh: [208], z: 'a0', at: 1, text: new Y.Text('lengths') },
		{ kind: 'spaceship', xy: [0, 0], wh: [208, 208], z: 'a0', at: 1 },
		{ kind: { kind: 'note' }, xy: [0, 0], wh: [208, 208], z: 'a0', at: 1 }
	];
	stock.doc.transact(() => {
		for (const [i, fields] of absurd.entries()) {
			stock.board.elements.set(`absurd-${i}`, new Y.Map(Object.entries(fields)));
		}
		stock.doc.getMap('elements').set('absurd-text', 'not a map');
		stock.doc.getMap('elements').set('absurd-list', new Y.Array());
	});
	stock.seed([{ id: 'after', xy: [500, 600], text: 'After all that' }]);
	await expect(noteWith(page, 'After all that')).toBeVisible();
	for (const { id } of two) await expect(noteById(page, id)).toBeVisible();
	await expect(page.locator('.note[data-id]')).toHaveCount(3);
	// Nor is anything of it in the way of working on.
	await page.keyboard.press('Control+a');
	await selected(page, 3);
	await clickOn(page, noteById(page, 'a'));
	await page.keyboard.press('Control+d');
	await expect.poll(() => stock.texts().filter((text) => text === 'Alpha').length).toBe(2);
	await page.keyboard.press('Control+z');
	await expect(page.locator('.note[data-id]')).toHaveCount(3);
	stock.doc.transact(() => {
		for (const id of stock.board.elements.keys()) {
			if (id.startsWith('absurd')) stock.board.elements.delete(id);
		}
	});
});

test('a participant can’t select, move, copy or delete a canvas by any means of the page', async () => {
	const { page, stock, workshop, links } = table;
	await table.fresh(two);
	const plan = await stockClient(server.url, `${workshop}/plan`, links.facilitator);
	const before = JSON.stringify(plan.doc.getMap('frames').toJSON());
	const sheet = page.locator(`div[data-canvas="${CANVAS}"]`);
	const place = await boxOf(sheet);
	await test.step('everything selected is the notes', async () => {
		await page.keyboard.press('Control+a');
		await selected(page, 2);
		await page.keyboard.press('Control+c');
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Alpha\nBeta');
		await page.keyboard.press('Escape');
	});
	await test.step('a click, a double click on its title, a marquee and a drag over it take no hold', async () => {
		const heading = await middleOf(page.getByRole('heading', { name: 'Empathy Map' }));
		await page.mouse.click(heading[0], heading[1]);
		await selected(page, 0);
		const at = await inZone(page, CANVAS, 'gains');
		await drag(page, at, [60, 40]);
		await selected(page, 0);
		await drag(page, [place.x + 4, place.y + 4], [place.width - 8, place.height - 8]);
		await selected(page, 2);
	});
	await test.step('Delete and cut take the notes alone', async () => {
		await page.keyboard.press('Control+x');
		await expect.poll(() => stock.elements().length).toBe(0);
		await page.keyboard.press('Delete');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Control+d');
		await page.keyboard.press('Control+v');
		await expect.poll(() => stock.texts()).toEqual(['Alpha', 'Beta']);
	});
	expect(await boxOf(sheet)).toEqual(place);
	await expect(page.locator('div[data-canvas]')).toHaveCount(1);
	expect(JSON.stringify(plan.doc.getMap('frames').toJSON())).toBe(before);
	plan.close();
});

test('a viewer can read and look round, and change nothing', async ({ browser }) => {
	const { links, stock } = table;
	await table.fresh(two);
	const context = await newPerson(browser, { name: 'Vic' });
	const page = await join(context, links.viewer, { name: 'Vic' });
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
	await expect(noteById(page, 'a')).toBeVisible();
	const before = JSON.stringify(stock.doc.getMap('elements').toJSON());
	stock.forget();
	const at = await middleOf(noteById(page, 'a'));
	await page.mouse.dblclick(at[0], at[1]);
	await expect(editor(page)).toHaveCount(0);
	await drag(page, at, [80, 40]);
	await clickOn(page, noteById(page, 'a'));
	await page.keyboard.press('Control+c');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Alpha');
	for (const key of ['Control+v', 'Control+x', 'Control+d', 'Delete', 'ArrowLeft', 'Alt+3', 'x']) {
		await page.keyboard.press(key);
	}
	await page.keyboard.press('?');
	const sheet = page.locator('.panel');
	await expect(sheet.getByText(gestures.mouse.anyone[0]![1])).toBeVisible();
	for (const [, how] of [...gestures.mouse.writers, ...gestures.touch.writers]) {
		await expect(sheet.getByText(how, { exact: true })).toHaveCount(0);
	}
	await page.keyboard.press('Escape');
	// A note of someone else's comes after whatever the viewer might have sent.
	stock.seed([{ id: 'last', xy: [500, 600], text: 'Last' }]);
	await expect(noteWith(page, 'Last')).toBeVisible();
	stock.doc.transact(() => stock.board.elements.delete('last'));
	await expect(noteWith(page, 'Last')).toHaveCount(0);
	expect(stock.updates).toBe(0);
	expect(JSON.stringify(stock.doc.getMap('elements').toJSON())).toBe(before);
	await context.close();
});

for (const [locale, errors, pages] of [
	['en', en, enPages],
	['ru', ru, ruPages]
] as const) {
	test(`a wrong, a replaced link and an unknown workshop say so in words (${locale})`, async ({
		browser
	}) => {
		const { id, links } = await createWorkshop(server.url, []);
		const renewed = await fetch(`${server.url}/api/workshops/${id}/links/participant/renew`, {
			method: 'POST',
			headers: { authorization: `Bearer ${tokenOf(links.facilitator)}` }
		});
		expect(renewed.status).toBe(200);
		const context = await newPerson(browser, { name: 'Late', locale });
		const page = await context.newPage();
		await page.goto(links.participant);
		await expect(page.getByRole('alert')).toContainText(pages.join.problem.link_revoked);
		await expect(page.getByRole('alert')).toContainText(errors.link_revoked);
		await page.goto(`${server.url}/j/${'a'.repeat(22)}`);
		await expect(page.getByRole('alert')).toContainText(pages.join.problem.link_unknown);
		await expect(page.getByRole('alert')).toContainText(errors.link_unknown);
		await page.goto(`${server.url}/w/${id}`);
		await expect(page.getByRole('main')).toContainText(errors.unauthenticated);
		await page.goto(`${server.url}/w/nowhere`);
		await expect(page.getByRole('main')).toContainText(errors.workshop_unknown);
		await context.close();
	});
}
