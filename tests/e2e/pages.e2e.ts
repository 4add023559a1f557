import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { boardReady, createWorkshop, newPerson } from './support/people.ts';

let server: RunningServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

async function newcomer(browser: Browser, locale: 'en' | 'ru' = 'en'): Promise<Page> {
	const context = await newPerson(browser, { name: '', locale });
	return context.newPage();
}

test('a workshop is made by the keyboard alone, and this browser remembers it', async ({
	browser
}) => {
	const page = await newcomer(browser, 'ru');
	await page.goto(server.url);
	await expect(page.getByText('Здесь пока нет воркшопов')).toBeVisible();
	await page.getByRole('link', { name: 'Новый воркшоп' }).press('Enter');

	await page.getByLabel('Ваше имя').fill('Анна');
	await page.getByRole('checkbox', { name: 'Петля Мёбиуса' }).press('Space');
	await page.getByRole('checkbox', { name: 'Карта эмпатии' }).press('Space');
	await expect(page.getByRole('status').filter({ hasText: '2 полотна' })).toContainText(
		'2 ч 15 мин'
	);

	await test.step('a missing title is said beside its field, and nothing typed is lost', async () => {
		await page.getByLabel('Ваше имя').press('Enter');
		const title = page.getByLabel('Название');
		await expect(title).toBeFocused();
		await expect(title).toHaveAccessibleDescription('Дайте воркшопу название.');
		await expect(page.getByLabel('Ваше имя')).toHaveValue('Анна');
		await title.fill('Клиника');
		await title.press('Enter');
	});

	await boardReady(page);
	await expect(page).toHaveURL(/\/w\/[\w-]+/);
	await expect(page.getByRole('region', { name: 'Поделиться' })).toBeVisible();
	for (const link of ['Участвовать', 'Вести', 'Наблюдать']) {
		await expect(page.getByLabel(`Ссылка: ${link}`)).toHaveValue(/\/j\/[\w-]{22,}$/);
	}

	await page.goto(server.url);
	await expect(page.getByRole('link', { name: 'Клиника' })).toBeVisible();
	await expect(page.getByText('Фасилитатор')).toBeVisible();

	await test.step('the name isn’t asked twice', async () => {
		await page.goto(`${server.url}/new`);
		await expect(page.getByLabel('Название')).toBeVisible();
		await expect(page.getByLabel('Ваше имя')).toBeHidden();
	});

	await test.step('a workshop can be forgotten, and that taken back', async () => {
		await page.goto(server.url);
		await page.getByRole('button', { name: 'Убрать воркшоп «Клиника» из списка' }).click();
		await expect(page.getByRole('link', { name: 'Клиника' })).toBeHidden();
		await page.getByRole('button', { name: 'Вернуть' }).click();
		await expect(page.getByRole('link', { name: 'Клиника' })).toBeVisible();
	});
	await page.context().close();
});

test('a pasted link leads in, once with a name and then straight on', async ({ browser }) => {
	const { links } = await createWorkshop(server.url, ['persona'], 'Clinic');
	const page = await newcomer(browser);
	await page.goto(server.url);
	const field = page.getByLabel('Have a link?');
	await field.fill('see you at ten');
	await field.press('Enter');
	await expect(field).toHaveAccessibleDescription(/neither a workshop link nor its code/);
	await field.fill(` ${links.participant.split('/').at(-1)}. `);
	await field.press('Enter');

	await expect(page.getByRole('heading', { name: 'Clinic' })).toBeVisible();
	await expect(page.getByText('You’ll take part.')).toBeVisible();
	await expect(page.getByLabel('Your name')).toBeFocused();
	await page.keyboard.type('Bob');
	await page.getByRole('radio', { name: 'Violet' }).press('Space');
	await page.keyboard.press('Enter');
	await boardReady(page);

	await test.step('the way back leads past the link', async () => {
		await page.goBack();
		await expect(page).toHaveURL(`${server.url}/`);
	});

	await page.goto(links.participant);
	await boardReady(page);
	await page.context().close();
});

test('a link that doesn’t work says why', async ({ browser }) => {
	const page = await newcomer(browser, 'ru');
	await page.goto(`${server.url}/j/${'x'.repeat(43)}`);
	await expect(page.getByRole('heading', { name: 'Эта ссылка не работает' })).toBeVisible();

	await test.step('and the language is changed in place', async () => {
		await page.getByRole('radio', { name: 'English' }).press('Space');
		await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await page.reload();
		await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
	});

	await page.getByRole('link', { name: 'To the first page' }).click();
	await expect(page).toHaveURL(`${server.url}/`);
	await page.context().close();
});

test('an unreachable server can be tried again', async ({ browser }) => {
	const { links } = await createWorkshop(server.url, [], 'Clinic');
	const page = await newcomer(browser);
	await page.route('**/api/links/resolve', (route) => route.abort());
	await page.goto(links.viewer);
	await expect(page.getByRole('heading', { name: 'The server can’t be reached' })).toBeVisible();
	await page.unroute('**/api/links/resolve');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByText('You’ll watch.')).toBeVisible();
	await page.context().close();
});

test('the theme is kept from the first paint on', async ({ browser }) => {
	const page = await newcomer(browser);
	await page.goto(server.url);
	const dark = page.getByRole('menuitemradio', { name: 'Dark' });
	await expect(async () => {
		await page.getByRole('button', { name: 'Theme' }).press('Enter');
		// The menu comes with the page's script, which a slow machine runs after the first press.
		await expect(dark).toBeVisible({ timeout: 1000 });
	}).toPass();
	await dark.click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	const html = await (await page.reload())?.text();
	expect(html).toContain('data-theme="dark"');
	await page.context().close();
});

test('every page passes axe, fits a narrow screen and reaches nobody but its server', async ({
	browser
}) => {
	const { links } = await createWorkshop(server.url, ['mobius-loop'], 'Клиника '.repeat(12).trim());
	const pages = ['/', '/new', new URL(links.participant).pathname, '/j/unknown', '/nowhere'];
	// Words don't change the contrast, nor colours the width: two of the four pairs show both.
	for (const { locale, dark } of [
		{ locale: 'en', dark: false },
		{ locale: 'ru', dark: true }
	] as const) {
		const context = await newPerson(browser, { name: '', locale, dark });
		const page = await context.newPage();
		const elsewhere: string[] = [];
		page.on('request', (request) => {
			if (/^(http|ws)/.test(request.url()) && !request.url().startsWith(server.url)) {
				elsewhere.push(request.url());
			}
		});
		for (const path of pages) {
			await page.setViewportSize({ width: 1280, height: 720 });
			await page.goto(server.url + path, { waitUntil: 'networkidle' });
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const { violations } = await new AxeBuilder({ page }).analyze();
			const serious = violations.filter(({ impact }) => impact !== 'minor');
			expect(serious, `${path} ${locale} ${dark ? 'dark' : 'light'}`).toEqual([]);
			await page.setViewportSize({ width: 320, height: 640 });
			const over = await page.evaluate(() => {
				const { scrollWidth, clientWidth } = document.documentElement;
				return scrollWidth - clientWidth;
			});
			expect(over, `${path} ${locale} at 320 px`).toBe(0);
		}
		expect(elsewhere).toEqual([]);
		await context.close();
	}
});
