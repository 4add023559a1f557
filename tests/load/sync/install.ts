import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { note } from '../support/figures.ts';

/** Ignored by git, like everything in .cache. */
const FOLDER = fileURLToPath(new URL('../../../.cache/bench-peers', import.meta.url));
/** ms. Some of them are built on the spot where there is no build for this system. */
const INSTALL_LIMIT = 900_000;

const WANTED = JSON.stringify(
	{
		private: true,
		dependencies: {
			'@hocuspocus/extension-sqlite': '4.7.0',
			'@hocuspocus/server': '4.7.0',
			'y-leveldb': '0.1.2',
			'y-websocket': '1.5.4',
			yjs: '13.6.33'
		},
		// The 12 that the extension asks for aborts on Node 24.19 and later.
		overrides: { 'better-sqlite3': '13.2.0' }
	},
	null,
	'\t'
);

/** Where the peers are; fetched with npm if they aren't there yet. Throws where they can't be had. */
export function installPeers(): string {
	const stamp = path.join(FOLDER, '.installed');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === WANTED) return FOLDER;
	note(`Installing the peers into ${path.relative(process.cwd(), FOLDER)}, the first time only.`);
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(path.join(FOLDER, 'package.json'), WANTED);
	const run = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: FOLDER,
		stdio: ['ignore', 'inherit', 'inherit'],
		timeout: INSTALL_LIMIT,
		shell: process.platform === 'win32'
	});
	if (run.status !== 0) throw new Error('the peers could not be installed: npm says why above');
	writeFileSync(stamp, WANTED);
	return FOLDER;
}
