/** npm run dev: pages with hot reload, the API and the sync server on one port. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInPlace } from './child.mjs';
import { ensureInstalled } from './install.mjs';
import { findNode } from './node.mjs';
import { inTurn } from './turn.mjs';

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');

try {
	await inTurn(root, () => ensureInstalled(root));
	process.exitCode = await runInPlace(findNode(root), [vite, 'dev'], { cwd: root });
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
