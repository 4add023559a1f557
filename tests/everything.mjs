/**
 * Everything that can be checked, one stage after the other, whatever fails on the way. Ends with
 * the plain line "N passed, N failed".
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NO_CHROMIUM, ensureChromium } from './support/chromium.mjs';
import { createStages } from './support/stages.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const { chromium, why } = getChromium();
const stages = createStages({ root, node: process.execPath, chromium });

stages.check('Formatting', ['prettier/bin/prettier.cjs', '--check', '.']);
stages.check('Lint', ['eslint/bin/eslint.js', '--config', '.config/eslint.config.js', '.']);
stages.check(
	'Types',
	['@sveltejs/kit/svelte-kit.js', 'sync'],
	['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json']
);
stages.build('Build');
stages.vitest('Unit, server and component tests');
if (chromium === null) stages.missing('End-to-end tests', why);
else stages.playwright('End-to-end tests');

const { passed, failed, skipped, flaky } = stages.sum();
console.log('');
for (const name of stages.failures()) console.log(`Failed: ${name}`);
if (flaky > 0) console.log(`Passed only at the second try, and owed a mend: ${flaky}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function getChromium() {
	try {
		return { chromium: ensureChromium(), why: NO_CHROMIUM };
	} catch (error) {
		// One was named that isn't there. The other stages are none the worse for it.
		delete process.env.LOOPBOARD_CHROMIUM;
		return { chromium: null, why: error.message };
	}
}
