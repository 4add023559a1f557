/** A Chromium for the tests, on whatever machine this is. Runs on the pinned Node, as Playwright must. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** ms. A download that stands still for so long isn't coming; the system's packages are next. */
const DOWNLOAD_LIMIT = 300_000;

const IN_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const PLACES = {
	linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium'],
	darwin: [
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
	],
	win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
		.map((name) => process.env[name])
		.filter((dir) => dir !== undefined)
		.map((dir) => path.join(dir, 'Google', 'Chrome', 'Application', 'chrome.exe'))
};

/** Said when none can be had: what was looked for, and the ways to get one. */
export const NO_CHROMIUM = [
	'No Chromium was found, and none could be installed. The browser tests need one. Either',
	'  - install Chromium or Google Chrome with your system (Debian, Ubuntu: apt-get install chromium), or',
	'  - let Playwright download its own: npx playwright install chromium, or',
	'  - name one that you have: LOOPBOARD_CHROMIUM=/path/to/chromium npm test'
].join('\n');

/** The path of an installed Chromium, or null. Looks only; changes nothing. */
export function findChromium() {
	const named = process.env.LOOPBOARD_CHROMIUM;
	if (named) {
		if (!existsSync(named)) throw new Error(`LOOPBOARD_CHROMIUM is ${named}, which doesn't exist.`);
		return named;
	}
	return (
		[playwrightsOwn(), ...inPath(), ...(PLACES[process.platform] ?? [])].find(existsSync) ?? null
	);
}

/** The path of a Chromium, fetched if there is none yet; null where none can be had. */
export function ensureChromium() {
	const found = findChromium();
	if (found) return found;
	console.log('No Chromium on this machine yet: fetching one for the tests.');
	const cli = path.join(path.dirname(require.resolve('playwright/package.json')), 'cli.js');
	run(process.execPath, [cli, 'install', 'chromium'], DOWNLOAD_LIMIT);
	if (!findChromium() && isDebianRoot()) {
		run('apt-get', ['update', '-q']);
		run('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-color-emoji']);
	}
	return findChromium();
}

/** Switches for a run of tests: nothing in the background, no network of its own. */
export function chromiumArgs() {
	const args = [
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	];
	// Chromium refuses its sandbox to root, which is who runs tests in most containers.
	return isRoot() ? ['--no-sandbox', ...args] : args;
}

function run(command, args, timeout) {
	spawnSync(command, args, {
		stdio: 'inherit',
		timeout,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
}

/** Where Playwright would put, or has put, the one it downloads. */
function playwrightsOwn() {
	try {
		return require('playwright-core').chromium.executablePath();
	} catch {
		// Not installed yet, or no build of it for this system.
		return '';
	}
}

function inPath() {
	if (process.platform === 'win32') return [];
	const dirs = (process.env.PATH ?? '').split(path.delimiter).filter((dir) => dir !== '');
	return IN_PATH.flatMap((name) => dirs.map((dir) => path.join(dir, name)));
}

function isRoot() {
	return process.getuid?.() === 0;
}

function isDebianRoot() {
	if (!isRoot() || !existsSync('/etc/os-release')) return false;
	return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}
