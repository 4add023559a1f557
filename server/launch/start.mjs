/**
 * npm start: from a fresh clone to a running server. Plain JavaScript for Node 18 and nothing
 * installed, because it is what installs.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { runInPlace } from './child.mjs';
import { ensureInstalled } from './install.mjs';
import { findNode } from './node.mjs';
import { inTurn } from './turn.mjs';

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

try {
	const node = await inTurn(root, () => {
		ensureInstalled(root);
		const found = findNode(root);
		ensureBuilt(root, found);
		return found;
	});
	process.exitCode = await runInPlace(node, [path.join(root, 'server', 'main.ts')], { cwd: root });
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
