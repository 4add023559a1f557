import { gzipSync } from 'node:zlib';
import { note, report, round } from '../../support/figures.ts';
import { makeBoard } from '../notes.ts';
import { withLoopboard, type Wish } from '../part.ts';

/** kB (1,000 bytes) of gzipped script that the board page may load. */
const GOAL = 250;
/** A blank board, and one with a canvas, whose drawing and texts come with it. */
const BOARDS: readonly (readonly string[])[] = [[], ['lean-experiment-canvas']];
const LOCALES = ['en', 'ru'];

/** The script that the board's page loads, gzipped, with nothing cached. */
export async function script({ browser }: Wish): Promise<void> {
	for (const canvases of BOARDS) {
		await withLoopboard(
			makeBoard(100),
			browser,
			async (loopboard) => {
				for (const locale of LOCALES) {
					const { itself, inUse } = await loopboard.scripts(locale);
					for (const { name, body } of itself) note(`  ${kB(body)} kB  ${name}`);
					report({
						bench: 'board',
						part: 'script',
						product: 'loopboard',
						canvases: canvases.length,
						locale,
						files: itself.length,
						kB: total(itself),
						inUse: total(inUse),
						goal: GOAL
					});
				}
			},
			canvases
		);
	}
}

const kB = (body: Buffer): number => round(gzipSync(body, { level: 9 }).length / 1000, 1);

const total = (files: readonly { body: Buffer }[]): number =>
	round(
		files.reduce((sum, { body }) => sum + kB(body), 0),
		1
	);
