import { expect, test, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boardReady,
	createWorkshop,
	goToCanvas,
	inZone,
	join,
	newPerson,
	notesOn,
	saveState,
	showAll,
	templateOf,
	writeNote
} from './support/people.ts';

const CANVASES = ['empathy-map', 'persona', 'lean-experiment-canvas', 'mobius-loop'];

let server: RunningServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

/** Fills one canvas from its worked example, in the writer's language. */
async function fill(page: Page, canvas: string, locale: 'en' | 'ru'): Promise<void> {
	const template = templateOf(canvas);
	for (const { zone, text } of template.example) {
		const holds = template.zones.find(({ key }) => key === zone)?.holds;
		if (holds?.kind === 'text') {
			await page.locator(`div[data-canvas="${canvas}"] [data-field="${zone}"] button`).click();
			await page.keyboard.insertText(text[locale]);
			await page.keyboard.press('Escape');
		} else {
			await writeNote(page, await inZone(page, canvas, zone), text[locale]);
		}
	}
}

test('a team of three fills the four canvases, through a lost connection and a killed server', async ({
	browser
}) => {
	const { links } = await createWorkshop(server.url, CANVASES, 'Клиника: почему не возвращаются');
	const ru = { name: 'Ольга', locale: 'ru' } as const;
	const en = { name: 'Ann', locale: 'en' } as const;
	const facilitatorContext = await newPerson(browser, ru);
	const participantContext = await newPerson(browser, en);
	const viewerContext = await newPerson(browser, { name: 'Vic' });
	const facilitator = await join(facilitatorContext, links.facilitator, ru);
	const participant = await join(participantContext, links.participant, en);
	const viewer = await join(viewerContext, links.viewer, { name: 'Vic' });

	await test.step('each reads the same sheet in their own language', async () => {
		await expect(facilitator.getByRole('heading', { name: 'Карта эмпатии' })).toBeAttached();
		await expect(participant.getByRole('heading', { name: 'Empathy Map' })).toBeAttached();
	});

	await test.step('the canvases are filled from their worked examples', async () => {
		for (const [index, canvas] of CANVASES.entries()) {
			const [page, locale] =
				index % 2 === 0 ? [facilitator, 'ru' as const] : [participant, 'en' as const];
			await goToCanvas(page, index);
			for (const other of [facilitator, participant]) {
				await goToCanvas(other, index);
				await other.screenshot({
					path: `test-results/looks/${canvas}-empty-${other === facilitator ? 'ru' : 'en'}.png`
				});
			}
			await fill(page, canvas, locale);
			for (const other of [facilitator, participant]) {
				await other.screenshot({
					path: `test-results/looks/${canvas}-full-${other === facilitator ? 'ru' : 'en'}.png`
				});
			}
		}
		const examples = CANVASES.flatMap((canvas) =>
			templateOf(canvas).example.filter(({ zone }) =>
				templateOf(canvas).zones.some(({ key, holds }) => key === zone && holds.kind === 'notes')
			)
		);
		for (const page of [facilitator, participant, viewer]) {
			await showAll(page);
			await expect(page.locator('.note[data-id]')).toHaveCount(examples.length);
		}
	});

	await test.step('two people type in one note and both keep every character', async () => {
		await goToCanvas(facilitator, 0);
		await goToCanvas(participant, 0);
		const at = await inZone(facilitator, 'empathy-map', 'hears', [0.5, 0.85]);
		await writeNote(facilitator, at, 'Начало');
		const note = participant.locator('.note', { hasText: 'Начало' });
		await expect(note).toBeVisible();
		const box = await note.boundingBox();
		if (!box) throw new Error('no note');
		await facilitator.mouse.dblclick(at[0], at[1]);
		await participant.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
		await expect(participant.locator('.note .caret')).toHaveText('Ольга');
		await Promise.all([
			facilitator.keyboard.type(' и ещё слово', { delay: 15 }),
			participant.keyboard.type(' and more', { delay: 20 })
		]);
		await facilitator.keyboard.press('Escape');
		await participant.keyboard.press('Escape');
		const both = facilitator.locator('.note', { hasText: 'Начало' }).locator('.words');
		await expect(async () => {
			const letters = [...((await both.textContent()) ?? '')].sort().join('');
			expect(letters).toBe([...'Начало и ещё слово and more'].sort().join(''));
		}).toPass();
		const seen = await both.textContent();
		await expect(note.locator('.words')).toHaveText(seen ?? '');
	});

	await test.step('undo takes back one’s own last intention and nobody else’s', async () => {
		const at = await inZone(participant, 'empathy-map', 'sees', [0.5, 0.8]);
		await writeNote(participant, at, 'Mine to undo');
		await expect(facilitator.locator('.note', { hasText: 'Mine to undo' })).toBeVisible();
		const before = (await notesOn(facilitator)).length;
		await participant.getByRole('application').focus();
		await participant.keyboard.press('Control+z');
		await participant.keyboard.press('Control+z');
		await expect(facilitator.locator('.note', { hasText: 'Mine to undo' })).toHaveCount(0);
		expect((await notesOn(facilitator)).length).toBe(before - 1);
		await participant.keyboard.press('Control+Shift+z');
		await participant.keyboard.press('Control+Shift+z');
		await expect(facilitator.locator('.note', { hasText: 'Mine to undo' })).toBeVisible();
	});

	await test.step('what is written offline stays on the device and arrives later', async () => {
		await participantContext.setOffline(true);
		await expect(saveState(participant)).toHaveAttribute('data-save-state', 'offline');
		const at = await inZone(participant, 'empathy-map', 'says', [0.5, 0.75]);
		await writeNote(participant, at, 'Written offline');
		await expect(saveState(participant)).toContainText('on this device');
		await expect(facilitator.locator('.note', { hasText: 'Written offline' })).toHaveCount(0);
		await participantContext.setOffline(false);
		await expect(facilitator.locator('.note', { hasText: 'Written offline' })).toBeVisible();
		await expect(saveState(participant)).toHaveAttribute('data-save-state', 'saved');
	});

	await test.step('a killed server comes back with everything, and the others’ later work too', async () => {
		await server.kill();
		await expect(saveState(facilitator)).toHaveAttribute('data-save-state', 'offline');
		const at = await inZone(facilitator, 'empathy-map', 'does', [0.8, 0.6]);
		await writeNote(facilitator, at, 'Пока сервер лежал');
		server = await server.restart();
		await expect(saveState(facilitator)).toHaveAttribute('data-save-state', 'saved');
		await expect(participant.locator('.note', { hasText: 'Пока сервер лежал' })).toBeVisible();
		await expect(participant.locator('.note', { hasText: 'Written offline' })).toBeVisible();
	});

	await test.step('a viewer can’t write by any means of the page', async () => {
		// How many there are, whichever of them are drawn just now.
		const counted = () => viewer.getByRole('application').getAttribute('aria-label');
		const before = await counted();
		await goToCanvas(viewer, 0);
		const at = await inZone(viewer, 'empathy-map', 'sees');
		await viewer.mouse.dblclick(at[0], at[1]);
		await viewer.keyboard.press('n');
		await viewer.mouse.click(at[0], at[1]);
		await viewer.keyboard.press('Delete');
		await expect(viewer.locator('textarea')).toHaveCount(0);
		await showAll(viewer);
		expect(await counted()).toBe(before);
		await expect(viewer.getByRole('toolbar').getByRole('button', { name: 'Note' })).toHaveCount(0);
	});

	await test.step('all three boards are equal at the end', async () => {
		for (const page of [facilitator, participant, viewer]) await showAll(page);
		await expect(async () => {
			const [a, b, c] = await Promise.all([facilitator, participant, viewer].map(notesOn));
			expect(a?.length).toBeGreaterThan(30);
			expect(b).toEqual(a);
			expect(c).toEqual(a);
		}).toPass();
	});

	await test.step('coming back on the same device needs no name', async () => {
		await participant.goto(links.participant);
		await boardReady(participant);
	});
});
