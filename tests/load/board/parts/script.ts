import { gzipSync } from 'node:zlib';
import { note, report, round } from '../../support/figures.ts';
import { makeBoard } from '../notes.ts';
import { withLoopboard, type Wish } from '../part.ts';

/** kB (1,000 bytes) of gzipped script that the board page may load. */
const GOAL = 250;

/** The script that the board's page loads, gzipped, with nothing cached. */
export async function script({ browser }: Wish): Promise<void> {
	await withLoopboard(makeBoard(100), browser, async (loopboard) => {
		const files = await loopboard.scripts();
		const sizes = files.map(({ name, body }) => ({
			name,
			kB: round(gzipSync(body, { level: 9 }).length / 1000, 1)
		}));
		const total = round(
			sizes.reduce((sum, { kB }) => sum + kB, 0),
			1
		);
		for (const { name, kB } of sizes.sort((a, b) => b.kB - a.kB)) note(`  ${kB} kB  ${name}`);
		report({
			bench: 'board',
			part: 'script',
			product: 'loopboard',
			files: sizes.length,
			kB: total,
			goal: GOAL
		});
	});
}
