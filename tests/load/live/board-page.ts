import { chromium, type Browser, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../../support/chromium.mjs';
import { after } from '../support/figures.ts';
import { installProbe } from './page-probe.ts';

/** ms. Two browsers starting at once on a busy machine. */
const OPEN_LIMIT = 60_000;
/** ms in which a released note must have been painted over there; it takes a few hundredths. */
const PAINT_LIMIT = 10_000;
/** Moves of a drag, and ms between two: a hand's, about 60 a second for a quarter of a second. */
const MOVES = 14;
const MOVE_PAUSE = 16;
/** ms that a held note rests before it is let go, so that the others have seen it where it will lie. */
const REST = 150;

/** One person's own browser on the board. */
export class BoardPage {
	readonly #browser: Browser;
	readonly #page: Page;

	private constructor(browser: Browser, page: Page) {
		this.#browser = browser;
		this.#page = page;
	}

	/** Starts a browser, opens the link, says a name and waits for the connected board. */
	static async open(link: string, name: string): Promise<BoardPage> {
		const executablePath = findChromium();
		if (!executablePath) throw new Error('no Chromium: npm test says how to get one');
		const browser = await chromium.launch({ executablePath, args: chromiumArgs() });
		try {
			const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
			context.setDefaultTimeout(OPEN_LIMIT);
			await context.addInitScript(installProbe);
			const page = await context.newPage();
			await page.goto(link);
			await page.getByLabel('Your name').fill(name);
			await page.locator('button[type=submit]').click();
			await page.locator('[data-save-state=saved]').waitFor();
			return new BoardPage(browser, page);
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	/** Brings everything into view. */
	async fit(): Promise<void> {
		await this.#page.getByRole('application').focus();
		await this.#page.keyboard.press('Shift+1');
		await this.#page.waitForTimeout(1_000);
	}

	async has(id: string): Promise<void> {
		await this.#page.locator(`#note-${id}`).waitFor();
	}

	/** Drags a note by CSS px, as a hand does, and answers when it was let go. */
	async drag(id: string, [dx, dy]: readonly [number, number]): Promise<number> {
		const box = await this.#page.locator(`#note-${id}`).boundingBox();
		if (!box) throw new Error(`${id} isn't drawn`);
		const { mouse } = this.#page;
		const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
		await mouse.move(x, y);
		await mouse.down();
		for (let step = 1; step <= MOVES; step++) {
			await mouse.move(x + (dx * step) / MOVES, y + (dy * step) / MOVES);
			await after(MOVE_PAUSE);
		}
		await after(REST);
		await mouse.up();
		return this.#page.evaluate(() => window.live.released);
	}

	watch(id: string): Promise<void> {
		return this.#page.evaluate((note) => window.live.watch(note), id);
	}

	/** When what watch() waited for was painted. */
	async painted(): Promise<number> {
		const painted = await this.#page.waitForFunction(() => window.live.painted, null, {
			timeout: PAINT_LIMIT,
			polling: 50
		});
		const at = await painted.jsonValue();
		if (at === null) throw new Error('never painted');
		return at;
	}

	close(): Promise<void> {
		return this.#browser.close();
	}
}
