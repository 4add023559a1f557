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
	// Whatever NODE_ENV says: the build and the pinned Node are development dependencies.
	npm(root, startingNode(), ['ci', '--include=dev', '--loglevel=error']);
	const node = findNode(root);
	if (node === null) {
		throw new Error(
			'Installing left out the pinned Node: npm may be set to ignore install scripts ' +
				'(npm config get ignore-scripts), or there is none for this system. ' +
				'Node 24 or newer on this machine does as well.'
		);
	}
	if (isInstalled(root)) return;
	// On an old Node, npm leaves out the native parts that want a newer one. Now there is a newer one.
	npm(root, node, ['install', '--no-save', '--include=dev', '--loglevel=error']);
	if (isInstalled(root)) return;
	throw new Error('Installing left node_modules incomplete. Please start again.');
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
		if (found === undefined) return !isNeeded(entry);
		return (
			found.version === entry.version &&
			found.integrity === entry.integrity &&
			existsSync(path.join(root, place, 'package.json'))
		);
	});
}

/** What is built for other systems stays away, and so does what only that would use. */
function isNeeded({ optional, devOptional, os, cpu, libc }) {
	if (optional !== true && devOptional !== true) return true;
	if (os === undefined && cpu === undefined) return false;
	const fits = (list, own) => list === undefined || list.includes(own);
	return (
		fits(os, process.platform) &&
		fits(cpu, process.arch) &&
		(libc === undefined || libc.includes(ownLibc()))
	);
}

/** As package.json spells it; undefined where the question makes no sense. */
function ownLibc() {
	if (process.platform !== 'linux') return undefined;
	return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
	} catch {
		// Not there, or half written: either way there is no whole install.
		return null;
	}
}

/** Runs the npm that started this, else the one beside this Node, else the one in the PATH. */
function npm(root, node, args) {
	const script = npmScript();
	const [command, first] = script === null ? ['npm', []] : [node, [script]];
	const run = spawnSync(command, [...first, ...args], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32' && script === null
	});
	if (run.status !== 0) throw new Error('Installing failed: npm says why above. Then start again.');
}

function npmScript() {
	const started = process.env.npm_execpath;
	if (started && /npm-cli\.c?js$/.test(started) && existsSync(started)) return started;
	const home = path.dirname(process.execPath);
	const beside = [path.join(home, '..', 'lib'), home]
		.map((dir) => path.join(dir, 'node_modules', 'npm', 'bin', 'npm-cli.js'))
		.find((file) => existsSync(file));
	return beside ?? null;
}

/** Not the pinned one if there is another: an install takes node_modules away first. */
function startingNode() {
	const started = process.env.npm_node_execpath;
	return started && existsSync(started) ? started : process.execPath;
}
