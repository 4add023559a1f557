import { expect, test, type Page } from '@playwright/test';
import { run as en } from '#lib/i18n/run.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { boardReady, createWorkshop, join, newPerson } from './support/people.ts';

let server: RunningServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

/** Stands in for the browser's sound, which nobody here could hear, and counts what is played. */
function listen(): void {
	const parameter = {
		value: 0,
		setValueAtTime: () => undefined,
		linearRampToValueAtTime: () => undefined,
		exponentialRampToValueAtTime: () => undefined
	};
	class Silent {
		readonly state = 'running';
		readonly currentTime = 0;
		readonly destination = {};
		constructor() {
			window.sounds++;
		}
		createOscillator = () => ({
			frequency: { ...parameter },
			connect: (to: unknown) => to,
			start: () => undefined,
			stop: () => undefined
		});
		createGain = () => ({ gain: { ...parameter }, connect: (to: unknown) => to });
		close = () => Promise.resolve();
	}
	window.sounds = 0;
	Object.assign(window, { AudioContext: Silent });
}
declare global {
	interface Window {
		/** How often this page began to sound. */
		sounds: number;
	}
}
const sounds = (page: Page): Promise<number> => page.evaluate(() => window.sounds);

test('the end of the time is heard once by those who turned the sound on, and by nobody else', async ({
	browser
}) => {
	const { links } = await createWorkshop(server.url, ['empathy-map']);
	const sit = async (link: string, name: string): Promise<Page> => {
		const context = await newPerson(browser, { name });
		await context.addInitScript(listen);
		return join(context, link, { name });
	};
	const lead = await sit(links.facilitator, 'Vera');
	const ben = await sit(links.participant, 'Ben');
	const press = (name: string): Promise<void> =>
		lead.getByRole('button', { name, exact: true }).click();
	const over = (page: Page) =>
		expect(page.getByRole('region', { name: en.now }).getByRole('timer')).toContainText(en.over);

	await lead.locator('header').getByRole('button', { name: 'More', exact: true }).click();
	const sound = lead.getByRole('menuitemcheckbox', { name: en.sound });
	await expect(sound).toHaveAttribute('aria-checked', 'false');
	await sound.click();
	await lead.keyboard.press('Escape');
	await expect(lead.getByRole('menu')).toHaveCount(0);
	// It is kept on the device.
	await lead.reload();
	await boardReady(lead);

	await press(en.title);
	await press(en.timer.start);
	await expect(ben.getByRole('region', { name: en.now }).getByRole('timer')).toContainText('4:5');
	expect([await sounds(lead), await sounds(ben)]).toEqual([0, 0]);
	await press(en.timer.end);
	for (const page of [lead, ben]) await over(page);
	await expect.poll(() => sounds(lead)).toBe(1);
	expect(await sounds(ben)).toBe(0);

	// Whoever comes when it is over has missed it.
	await lead.reload();
	await over(lead);
	expect(await sounds(lead)).toBe(0);
	for (const page of [lead, ben]) await page.context().close();
});
