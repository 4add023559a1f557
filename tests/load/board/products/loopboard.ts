import type { Browser, BrowserContext, Page, Response } from 'playwright';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	createNotes,
	moveElements,
	openBoard,
	readElement,
	replaceText,
	type Board
} from '#lib/domain/board-doc.ts';
import type { Camera } from '#lib/domain/camera.ts';
import { startServer } from '../../../support/server.ts';
import { after } from '../../support/figures.ts';
import { makeWorkshop, tokenIn } from '../../support/workshops.ts';
import { SIDE, VIEW, type BenchBoard } from '../notes.ts';
import { installProbe } from '../page-probe.ts';
import type { OpenBoard, Product } from '../product.ts';

/** Notes in one message: far below what the server takes. */
const SEED_BATCH = 500;
/** ms for what was just written to reach the server. */
const SETTLE = 500;
/** ms after which what a change of the view has put off is over. */
const REST = 700;
/** Of a zoom, or of a px: what look() leaves of the way. */
const CLOSE = 0.002;
/** CSS px of the wheel event that shows how far one goes; a finger's, not a notch's. */
const PROBE = 5;
/** The most that one wheel event zooms (MAX_NOTCH_ZOOM of tools/wheel), with a little to spare. */
const NOTCH = 1.14;

/** Loopboard, and a stock client that reads and writes the same document. */
export interface Loopboard extends Product {
	readonly server: string;
	readonly doc: string;
	readonly link: string;
	readonly written: Board;
	/** What the board's page loads, with nothing cached. */
	scripts(locale: string): Promise<Scripts>;
}

interface Script {
	readonly name: string;
	readonly body: Buffer;
}

export interface Scripts {
	/** By itself, until it can be used and asks for no more. */
	readonly itself: readonly Script[];
	/** With what the first note that is selected brings, and its menu. */
	readonly inUse: readonly Script[];
}

/** A server with a workshop whose board has the notes; somebody has joined it. */
export async function prepareLoopboard(
	board: BenchBoard,
	browser: Browser,
	canvases: readonly string[] = []
): Promise<Loopboard> {
	const server = await startServer();
	const workshop = await makeWorkshop(server.url, 'Bench', canvases);
	const doc = workshop.boards[0]?.doc ?? '';
	const link = workshop.links.participant;
	const { written, awareness, leave } = await witness(server.url, doc, tokenIn(link));
	for (let i = 0; i < board.notes.length; i += SEED_BATCH) {
		const some = board.notes.slice(i, i + SEED_BATCH);
		createNotes(
			written,
			some.map((note, at) => ({ ...note, wh: [SIDE, SIDE], at: i + at }))
		);
		await after(50);
	}
	const profile = await join(browser, link);
	const selected = (): number => {
		const states = [...awareness.getStates().values()];
		return Math.max(0, ...states.map((state) => Number(state['selected'] ?? 0)));
	};
	return {
		name: 'loopboard',
		board,
		server: server.url,
		doc,
		link,
		written,
		scripts: (locale) => scriptsOf(browser, profile, locale),
		async open() {
			await restore(written, board);
			return open(browser, profile, board, written, selected);
		},
		async dispose() {
			leave();
			await server.dispose();
		}
	};
}

/** What an earlier run has moved and written is as it was. */
async function restore(written: Board, { notes }: BenchBoard): Promise<void> {
	moveElements(written, new Map(notes.map(({ id, xy }) => [id, xy])));
	for (const { id, text } of notes) replaceText(written, id, text);
	await after(SETTLE);
}

async function witness(
	url: string,
	name: string,
	token: string
): Promise<{ written: Board; awareness: WebsocketProvider['awareness']; leave: () => void }> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, name, doc, {
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		params: { token },
		disableBc: true
	});
	await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
	const leave = (): void => {
		provider.destroy();
		doc.destroy();
	};
	return { written: openBoard(doc), awareness: provider.awareness, leave };
}

interface Profile {
	readonly address: string;
	readonly state: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** What a browser keeps of somebody who has joined: the cookie, and where the board is. */
async function join(browser: Browser, link: string): Promise<Profile> {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(link);
	await page.getByLabel('Your name').fill('Ann');
	await page.locator('button[type=submit]').click();
	await page.locator('[data-save-state=saved]').waitFor();
	const profile = { address: page.url(), state: await context.storageState() };
	await context.close();
	return profile;
}

async function open(
	browser: Browser,
	{ address, state }: Profile,
	board: BenchBoard,
	written: Board,
	selected: () => number
): Promise<OpenBoard> {
	const viewport = { width: VIEW[0], height: VIEW[1] };
	const context = await browser.newContext({ viewport, storageState: state });
	await context.addInitScript(installProbe, board.notes.length);
	const page = await context.newPage();
	await page.goto(address);
	await page.waitForFunction(() => window.probe.stands, null, { timeout: 120_000 });
	await page.locator('[data-save-state=saved]').waitFor();
	const rate = await zoomRate(page);
	return {
		page,
		board,
		camera: () => cameraOf(page),
		look: (camera) => look(page, camera, rate),
		note(id) {
			const rec = readElement(written, id);
			if (rec?.kind !== 'note') throw new Error(`no note ${id}`);
			return Promise.resolve({ xy: rec.xy, text: rec.text });
		},
		// As the page tells the others.
		selected: () => Promise.resolve(selected()),
		notch: (from, to) => Math.log(from / to) / rate,
		editor: '.note textarea',
		close: () => context.close()
	};
}

async function scriptsOf(
	browser: Browser,
	{ address, state }: Profile,
	locale: string
): Promise<Scripts> {
	const context = await browser.newContext({ storageState: state, locale });
	try {
		const page = await context.newPage();
		const files: Promise<Script>[] = [];
		const onresponse = (response: Response): void => {
			const type = response.headers()['content-type'] ?? '';
			if (!type.includes('javascript')) return;
			const name = new URL(response.url()).pathname;
			files.push(response.body().then((body) => ({ name, body })));
		};
		page.on('response', onresponse);
		await page.goto(address);
		await page.locator('[data-save-state=saved]').waitFor();
		// What is fetched once the page is idle is loaded too.
		await page.waitForLoadState('networkidle');
		const itself = await Promise.all(files);
		await page.getByRole('application').focus();
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Shift+F10');
		await page.getByRole('menu').waitFor();
		await page.waitForLoadState('networkidle');
		// What comes later would be cut off by the closing.
		page.off('response', onresponse);
		return { itself, inUse: await Promise.all(files) };
	} finally {
		await context.close();
	}
}

function cameraOf(page: Page): Promise<Camera> {
	return page.evaluate(() => {
		const world = document.querySelector('.world') ?? document.body;
		const { a: zoom, e: left, f: top } = new DOMMatrix(getComputedStyle(world).transform);
		return { x: -left / zoom, y: -top / zoom, zoom };
	});
}

/** How much a px of a pinch zooms: by the natural logarithm. It is the page's own business. */
async function zoomRate(page: Page): Promise<number> {
	await page.mouse.move(VIEW[0] / 2, VIEW[1] / 2);
	await page.keyboard.down('Control');
	const before = await settled(page);
	await page.mouse.wheel(0, -PROBE);
	const after = await settled(page);
	await page.mouse.wheel(0, PROBE);
	await page.keyboard.up('Control');
	return Math.log(after.zoom / before.zoom) / PROBE;
}

/** The page has no door for programs: its camera is moved as a hand would. */
async function look(page: Page, to: Camera, rate: number): Promise<void> {
	for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
	await page.getByRole('application').focus();
	await page.mouse.move(VIEW[0] / 2, VIEW[1] / 2);
	await page.keyboard.down('Control');
	for (let at = await settled(page); Math.abs(at.zoom / to.zoom - 1) > CLOSE;) {
		const ratio = Math.min(NOTCH, Math.max(1 / NOTCH, at.zoom / to.zoom));
		await page.mouse.wheel(0, Math.log(ratio) / rate);
		at = await settled(page);
	}
	await page.keyboard.up('Control');
	const { x, y, zoom } = await settled(page);
	// Something sideways in each, or it would be taken for a mouse's wheel, which zooms.
	await page.mouse.wheel((to.x - x) * zoom + 1, (to.y - y) * zoom);
	await page.mouse.wheel(-1, 0);
	await page.waitForTimeout(REST);
	const there = await settled(page);
	const off = Math.max(Math.abs(there.x - to.x), Math.abs(there.y - to.y)) * to.zoom;
	if (off > 5) throw new Error(`the view is off by ${off} px`);
}

/** The camera once the frames in which it may still be written have passed. */
async function settled(page: Page): Promise<Camera> {
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
	);
	return cameraOf(page);
}
