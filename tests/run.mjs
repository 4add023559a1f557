/**
 * npm test: installs what is missing, then runs everything on the pinned Node. Plain JavaScript for
 * Node 18 and nothing installed, because it is what installs.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInPlace } from '../server/launch/child.mjs';
import { ensureInstalled } from '../server/launch/install.mjs';
import { findNode } from '../server/launch/node.mjs';
import { inTurn } from '../server/launch/turn.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

try {
	await inTurn(root, () => ensureInstalled(root));
	const everything = path.join(root, 'tests', 'everything.mjs');
	// Not in this process: Playwright alone would end it on an old Node, were it only looked at.
	process.exitCode = await runInPlace(findNode(root), [everything], { cwd: root });
} catch (error) {
	console.error(error.message);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
}
