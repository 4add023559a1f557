import { expect, test, type Page } from '@playwright/test';
import { moveElements } from '#lib/domain/board-doc.ts';
import type { Camera } from '#lib/domain/camera.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { seeded } from '../support/sync-random.ts';
import { sitDown, type Table } from './support/board.ts';
import { cameraAtRest } from './support/people.ts';

const VIEW = { width: 1280, height: 720 };
const COLUMNS = 20;
const SIDE = 100;
/** So few in view have nodes, however one came there (NEAR in mounting.svelte.ts). */
const FEW = 180;
/** CSS px that a note may be off by: half of one by the camera's rounding, and its border. */
const OFF = 2.5;

let server: RunningServer;
let table: Table;

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url);
	await table.page.setViewportSize(VIEW);
	table.stock.seed(
		Array.from({ length: COLUMNS ** 2 }, (_, i) => ({
			id: `n${i}`,
			xy: [110 * (i % COLUMNS) - 1100, 110 * Math.floor(i / COLUMNS) - 1100] as Point,
			wh: [SIDE, SIDE],
			text: `Note ${i}`
		}))
	);
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});

/** What is wrong with what is in view, in words; empty where all is as written. */
async function faults(): Promise<{ few: boolean; wrong: string[] }> {
	const { page, stock } = table;
	const { camera, nodes } = await page.evaluate(() => {
		const world = document.querySelector('.world') ?? document.body;
		const { a: zoom, e: left, f: top } = new DOMMatrix(getComputedStyle(world).transform);
		const camera: Camera = { x: -left / zoom, y: -top / zoom, zoom };
		const nodes = [...document.querySelectorAll<HTMLElement>('.note[data-id]')].map((node) => {
			const { left, top } = node.getBoundingClientRect();
			return [node.dataset['id'] ?? '', { left, top, words: node.textContent ?? '' }] as const;
		});
		return { camera, nodes };
	});
	const shown = new Map(nodes);
	const inView = stock.elements().flatMap((rec) => {
		const [left, top] = [
			(rec.xy[0] - camera.x) * camera.zoom,
			(rec.xy[1] - camera.y) * camera.zoom
		];
		const side = SIDE * camera.zoom;
		const isIn = left > -side && top > -side && left < VIEW.width && top < VIEW.height;
		return isIn && rec.kind === 'note' ? [{ rec, left, top }] : [];
	});
	const few = inView.length <= FEW;
	const wrong = inView.flatMap(({ rec, left, top }) => {
		const node = shown.get(rec.id);
		if (!node) return few ? [`${rec.id} has no node`] : [];
		if (!node.words.includes(rec.text)) return [`${rec.id} reads otherwise`];
		return Math.hypot(node.left - left, node.top - top) > OFF ? [`${rec.id} lies elsewhere`] : [];
	});
	return { few, wrong };
}

/** Turns of the wheel with Ctrl, as a pinch gives them. */
async function zoom(page: Page, times: number, by: number): Promise<void> {
	await page.keyboard.down('Control');
	for (let i = 0; i < times; i++) await page.mouse.wheel(0, by);
	await page.keyboard.up('Control');
}

test('a zoom in from everything brings the words, wherever it ends', async () => {
	test.slow();
	const { page } = table;
	await page.mouse.move(640, 360);
	let seen = 0;
	for (let times = 4; times <= 24; times += 4) {
		await page.keyboard.press('Shift+1');
		await cameraAtRest(page);
		await zoom(page, times, -20);
		await cameraAtRest(page);
		await expect
			.poll(async () => (await faults()).wrong, { message: `${times} times` })
			.toEqual([]);
		if ((await faults()).few) seen++;
	}
	expect(seen, 'of them near').toBeGreaterThan(2);
});

test('wherever the view goes, what few are in it have words and lie where they are written', async () => {
	test.slow();
	const { page, stock } = table;
	const random = seeded(7);
	const among = (low: number, high: number): number => low + Math.floor(random() * (high - low));
	const wheel = async (times: number, by: Point): Promise<void> => {
		for (let i = 0; i < times; i++) await page.mouse.wheel(...by);
	};
	/** Somebody else moves sixty of them. */
	const stir = (): void => {
		const elements = stock.elements();
		const moves = Array.from({ length: 60 }, (): [string, Point] => {
			const rec = elements[among(0, elements.length)];
			if (!rec) throw new Error('an empty board');
			return [rec.id, [rec.xy[0] + among(-150, 150), rec.xy[1] + among(-150, 150)]];
		});
		moveElements(stock.board, new Map(moves));
	};
	const steps: readonly (() => unknown)[] = [
		() => zoom(page, among(3, 25), -40),
		() => zoom(page, among(3, 12), -25),
		() => zoom(page, among(3, 25), 40),
		() => wheel(among(5, 20), [among(-120, 120), among(-80, 80)]),
		() => page.keyboard.press('Shift+1'),
		() => page.keyboard.press('Shift+0'),
		() => page.mouse.move(among(200, 1000), among(150, 550)),
		stir,
		async () => {
			for (let i = 0; i < 5; i++) {
				await zoom(page, 2, i % 2 === 0 ? -40 : 40);
				stir();
			}
		}
	];
	await page.mouse.move(640, 360);
	await page.keyboard.press('Shift+1');
	let seen = 0;
	for (let i = 0; i < 20; i++) {
		const step = among(0, steps.length);
		await steps[step]?.();
		// What comes while the camera still moves, too.
		if (random() < 0.3) continue;
		await cameraAtRest(page);
		await expect
			.poll(async () => (await faults()).wrong, { message: `step ${i}, ${step}` })
			.toEqual([]);
		if ((await faults()).few) seen++;
	}
	expect(seen, 'steps that ended near').toBeGreaterThan(3);
});
