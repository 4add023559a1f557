/**
 * npm run bench -- board [--quick] [--runs=3] [--notes=5000] [--only=pan,load]
 *   [--products=loopboard,excalidraw,tldraw]
 * The board beside its peers: the same notes, the same input events, in one browser, in turn. One
 * JSON line per scenario and product, medians over the runs; docs/performance.md says how.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../support/chromium.mjs';
import { ALONE } from './board/alone.ts';
import { runOnce, tell, type Outcomes } from './board/compare.ts';
import { installPeers } from './board/install.ts';
import { makeBoard } from './board/notes.ts';
import { PRODUCTS, type Product, type ProductName } from './board/product.ts';
import { prepareLoopboard } from './board/products/loopboard.ts';
import { PEERS, preparePeer } from './board/products/peer.ts';
import { SCENARIOS } from './board/scenarios.ts';
import { serveSite } from './board/site.ts';
import { note } from './support/figures.ts';

const { values: given } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		runs: { type: 'string' },
		notes: { type: 'string' },
		only: { type: 'string', default: '' },
		products: { type: 'string', default: PRODUCTS.join() }
	}
});
const runs = Number(given.runs ?? (given.quick ? 1 : 3));
const notes = Number(given.notes ?? (given.quick ? 1000 : 5000));
const products = PRODUCTS.filter((name) => given.products.split(',').includes(name));
const wanted = given.only.split(',');
/** By the whole name, without its commas: `pan` is not `pan all in view`. */
const isWanted = (name: string): boolean =>
	given.only === '' || wanted.includes(name.replaceAll(', ', ' '));

/** Of Excalidraw's time to the first picture. */
const LOAD_GOAL = 1;
/** Nothing but this machine: a product that asks for more doesn't get it. */
const NO_NETWORK = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chromium: npm test says how to get one');
const browser = await chromium.launch({
	executablePath,
	args: [...chromiumArgs(), NO_NETWORK]
});
try {
	await compare();
	if (products.includes('loopboard')) {
		for (const part of ALONE) {
			if (isWanted(part.name)) await part.run({ browser, notes, runs });
		}
	}
} finally {
	await browser.close();
}

async function compare(): Promise<void> {
	const scenarios = SCENARIOS.filter(({ name }) => isWanted(name));
	const loads = ['load', 'load again'].filter(isWanted);
	if (scenarios.length + loads.length === 0) return;
	const board = makeBoard(notes);
	const prepared: Product[] = [];
	const site = products.some((name) => name !== 'loopboard')
		? await installPeers().then(({ modules, site }) => serveSite(modules, site))
		: null;
	try {
		if (products.includes('loopboard')) prepared.push(await prepareLoopboard(board, browser));
		for (const peer of PEERS) {
			if (site && products.includes(peer.name)) {
				prepared.push(await preparePeer(peer, board, browser, site));
			}
		}
		const all = new Map<ProductName, Outcomes>(prepared.map(({ name }) => [name, new Map()]));
		for (let run = 0; run < runs; run++) {
			// There and back, so that none is always the one after the heaviest.
			for (const product of run % 2 === 0 ? prepared : [...prepared].reverse()) {
				const outcomes = all.get(product.name) ?? new Map();
				await runOnce(product, scenarios, { loads: isWanted('load again'), outcomes });
			}
		}
		const goals = new Map(SCENARIOS.map(({ name, goal }) => [name, goal] as const));
		goals.set('load', LOAD_GOAL);
		tell([...scenarios.map(({ name }) => name), ...loads], notes, all, goals);
	} finally {
		for (const product of prepared) await product.dispose();
		site?.close();
		note('board: compared');
	}
}
