import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whatever can change what a build makes. */
const SOURCES = [
	'.config/chunks.ts',
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
/** Bytes of a build's output that are kept to be shown if it fails. */
const MAX_OUTPUT = 64 * 1024 * 1024;
const STAMP = path.join('build', '.sources');

/**
 * Builds the pages unless build/ was made, whole, from the sources as they are now. Throws with a
 * sentence for the person at the terminal.
 */
export function ensureBuilt(root, node) {
	const now = fingerprint(root);
	if (isBuilt(root, now)) return;
	console.log('Building the pages. This takes about half a minute.');
	const bin = (...parts) => path.join(root, 'node_modules', ...parts);
	const steps = [
		[bin('@sveltejs', 'kit', 'svelte-kit.js'), 'sync'],
		[bin('vite', 'bin', 'vite.js'), 'build']
	];
	for (const step of steps) {
		const run = spawnSync(node, step, { cwd: root, encoding: 'utf8', maxBuffer: MAX_OUTPUT });
		if (run.status === 0) continue;
		// A page of file sizes is nobody's business while all is well.
		console.error(`${run.stdout ?? ''}${run.stderr ?? ''}`);
		throw new Error('Building the pages failed: see above.');
	}
	// Last, and of what was there first: a build that is cut short, or overtaken, counts as stale.
	writeFileSync(path.join(root, STAMP), now + '\n');
}

function isBuilt(root, now) {
	const stamp = path.join(root, STAMP);
	const handler = path.join(root, 'build', 'handler.js');
	return existsSync(handler) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === now;
}

/** SHA-256 over the names and contents of all sources. */
export function fingerprint(root) {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((source) => filesIn(root, source))) {
		const content = readFileSync(path.join(root, file));
		hash.update(`${file}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

/** Paths below root with forward slashes, in an order that is the same on every machine. */
function filesIn(root, place) {
	const full = path.join(root, place);
	if (!existsSync(full)) return [];
	let entries;
	try {
		entries = readdirSync(full, { withFileTypes: true });
	} catch (error) {
		if (error.code === 'ENOTDIR') return [place];
		throw error;
	}
	return entries
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const name = `${place}/${entry.name}`;
			return entry.isDirectory() ? filesIn(root, name) : [name];
		});
}
