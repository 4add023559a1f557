import type { Browser, Page } from 'playwright';
import { SIDE, VIEW, type BenchBoard } from '../notes.ts';
import { installProbe, type PeerBench } from '../page-probe.ts';
import type { OpenBoard, Product } from '../product.ts';
import type { Site } from '../site.ts';

declare global {
	interface Window {
		bench: PeerBench;
		/** With `?make`: the notes as the product saves them. */
		scene?: string;
	}
}

interface Peer {
	readonly name: 'excalidraw' | 'tldraw';
	readonly editor: string;
	readonly notch: OpenBoard['notch'];
}

export const PEERS: readonly Peer[] = [
	{
		name: 'excalidraw',
		editor: 'textarea.excalidraw-wysiwyg',
		// A hundredth of the zoom scale a px.
		notch: (from, to) => 100 * (from - to)
	},
	{
		name: 'tldraw',
		editor: '.tl-shape [contenteditable=true]',
		// A hundredth of the present zoom a px.
		notch: (from, to) => 100 * (1 - to / from)
	}
];

/** The papers of Loopboard (app.css), for a product that takes any colour. */
const PAPERS = {
	yellow: '#fff1a6',
	orange: '#ffd9b0',
	red: '#ffc9c9',
	pink: '#ffd0e8',
	violet: '#e3d4ff',
	blue: '#cfe4ff',
	teal: '#bff0ea',
	green: '#d3f2c4',
	grey: '#e6e8eb',
	white: '#ffffff'
};

/** Lets the product itself make a scene of the notes, once; each load then opens that. */
export async function preparePeer(
	peer: Peer,
	board: BenchBoard,
	browser: Browser,
	site: Site
): Promise<Product> {
	const { name } = peer;
	const count = board.notes.length;
	const page = `${site.url}/${name}.html?notes=${count}`;
	site.put(
		`/notes/${count}.json`,
		JSON.stringify({ notes: board.notes, side: SIDE, papers: PAPERS })
	);
	site.put(`/scenes/${name}/${count}.json`, await makeScene(browser, `${page}&make`));
	const address = `${page}&camera=${encodeURIComponent(JSON.stringify(board.all))}`;
	return {
		name,
		board,
		open: () => open(peer, board, browser, address),
		dispose: () => Promise.resolve()
	};
}

async function makeScene(browser: Browser, address: string): Promise<string> {
	const context = await browser.newContext({ viewport: { width: VIEW[0], height: VIEW[1] } });
	try {
		const page = await context.newPage();
		await page.goto(address);
		const scene = await page.waitForFunction(() => window.scene, null, { timeout: 120_000 });
		return (await scene.jsonValue()) ?? '';
	} finally {
		await context.close();
	}
}

async function open(
	peer: Peer,
	board: BenchBoard,
	browser: Browser,
	address: string
): Promise<OpenBoard> {
	const context = await browser.newContext({ viewport: { width: VIEW[0], height: VIEW[1] } });
	await context.addInitScript(installProbe, board.notes.length);
	const page = await context.newPage();
	await page.goto(address);
	await page.waitForFunction(() => window.probe.stands, null, { timeout: 120_000 });
	await checkNotes(page, board);
	return {
		page,
		board,
		camera: () => page.evaluate(() => window.bench.camera()),
		async look(camera) {
			// Whatever is written or held is let go first, as a person would.
			for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
			await page.evaluate(() => window.bench.clear());
			await page.evaluate((to) => window.bench.look(to), camera);
			await page.waitForTimeout(REST);
		},
		note: (id) => page.evaluate((id) => window.bench.note(id), id),
		selected: () => page.evaluate(() => window.bench.selected()),
		notch: peer.notch,
		editor: peer.editor,
		close: () => context.close()
	};
}

/** ms after which what a change of the view has put off is over. */
const REST = 700;

/** The same notes, or nothing is compared. */
async function checkNotes(page: Page, board: BenchBoard): Promise<void> {
	const count = await page.evaluate(() => window.bench.count());
	if (count !== board.notes.length) throw new Error(`${count} notes there`);
	for (const { id, xy, text } of board.notes.filter((_, i) => i % 97 === 0)) {
		const there = await page.evaluate((id) => window.bench.note(id), id);
		const same = there.xy[0] === xy[0] && there.xy[1] === xy[1] && there.text === text;
		if (!same || there.wh.some((side) => side !== SIDE)) {
			throw new Error(`${id} isn't the same: ${JSON.stringify(there)}`);
		}
	}
}
