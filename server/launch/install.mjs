import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findNode } from './node.mjs';

/**
 * Installs the packages unless node_modules already is what package-lock.json says. Throws with a
 * sentence for the person at the terminal.
 */
export function ensureInstalled(root) {
	if (isInstalled(root)) return;
	console.log('Installing packages. This takes a minute or two, the first time only.');
	const [command, ...args] = npm();
	// Whatever NODE_ENV says: the build and the pinned Node are development dependencies.
	const run = spawnSync(command, [...args, 'ci', '--include=dev', '--loglevel=error'], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32' && command === 'npm'
	});
	if (run.status !== 0) {
		throw new Error('Installing failed: npm says why above. Then start again.');
	}
	if (findNode(root) === null) {
		throw new Error(
			'Installing left out the pinned Node: npm may be set to ignore install scripts ' +
				'(npm config get ignore-scripts), or there is none for this system. ' +
				'Node 24 or newer on this machine does as well.'
		);
	}
	if (!isInstalled(root)) {
		throw new Error('Installing left node_modules incomplete. Please start again.');
	}
}

/**
 * npm writes the hidden lock file last, after the packages and their scripts, and a new install
 * takes it away first: it is there and equal only after a whole one.
 */
export function isInstalled(root) {
	const wanted = packagesOf(path.join(root, 'package-lock.json'));
	const present = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
	if (wanted === null || present === null || findNode(root) === null) return false;
	return Object.entries(wanted).every(([place, entry]) => {
		if (place === '') return true;
		const found = present[place];
		// What is built for other systems stays away.
		if (found === undefined) return entry.optional === true || entry.devOptional === true;
		return (
			found.version === entry.version &&
			found.integrity === entry.integrity &&
			existsSync(path.join(root, place, 'package.json'))
		);
	});
}

function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
	} catch {
		// Not there, or half written: either way there is no whole install.
		return null;
	}
}

/** The npm that started this, else the one beside this Node, else the one in the PATH. */
function npm() {
	const { npm_execpath: started, npm_node_execpath: by } = process.env;
	if (started && /npm-cli\.c?js$/.test(started) && existsSync(started)) {
		return [by && existsSync(by) ? by : process.execPath, started];
	}
	const home = path.dirname(process.execPath);
	const beside = [path.join(home, '..', 'lib'), home]
		.map((dir) => path.join(dir, 'node_modules', 'npm', 'bin', 'npm-cli.js'))
		.find((file) => existsSync(file));
	return beside === undefined ? ['npm'] : [process.execPath, beside];
}
