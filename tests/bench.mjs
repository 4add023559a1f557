/**
 * npm run bench: all benchmarks of tests/load, or with `-- <name>` that one. Each prints one JSON
 * line per scenario on stdout; `-- --list` names them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../server/launch/build.mjs';
import { ensureInstalled } from '../server/launch/install.mjs';
import { findNode } from '../server/launch/node.mjs';
import { inTurn } from '../server/launch/turn.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const folder = path.join(root, 'tests', 'load');
const known = (existsSync(folder) ? readdirSync(folder) : [])
	.filter((file) => file.endsWith('.ts'))
	.map((file) => file.slice(0, -'.ts'.length))
	.sort();

process.exitCode = await bench(process.argv.slice(2));

async function bench([name, ...args]) {
	if (name === '--list' || known.length === 0) {
		console.log(known.join('\n') || 'There are no benchmarks yet.');
		return 0;
	}
	if (name !== undefined && !known.includes(name)) {
		console.error(`There is no benchmark ${JSON.stringify(name)}. There are: ${known.join(', ')}.`);
		return 1;
	}
	try {
		await inTurn(root, () => {
			ensureInstalled(root);
			ensureBuilt(root, findNode(root));
		});
	} catch (error) {
		console.error(error.message);
		return 1;
	}
	let worst = 0;
	for (const each of name === undefined ? known : [name]) {
		const file = path.join(folder, `${each}.ts`);
		const run = spawnSync(findNode(root), [file, ...args], { cwd: root, stdio: 'inherit' });
		worst = Math.max(worst, run.status ?? 1);
	}
	return worst;
}
