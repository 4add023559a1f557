import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { note } from '../support/figures.ts';

/** Ignored by git, like everything in .cache. For measurement only: nothing of it is shipped. */
const FOLDER = fileURLToPath(new URL('../../../.cache/bench-peers-board', import.meta.url));
const PAGES = fileURLToPath(new URL('pages', import.meta.url));
/** ms. A slow line; npm ends by itself when it has none. */
const INSTALL_LIMIT = 900_000;

const WANTED = JSON.stringify(
	{
		private: true,
		type: 'module',
		dependencies: {
			'@excalidraw/excalidraw': '0.18.1',
			'@tldraw/assets': '5.4.2',
			react: '19.3.1',
			'react-dom': '19.3.1',
			tldraw: '5.4.2'
		}
	},
	null,
	'\t'
);

/** Where the peers and their built pages are; fetched and built when they aren't there yet. */
export async function installPeers(): Promise<{ modules: string; site: string }> {
	const place = { modules: path.join(FOLDER, 'node_modules'), site: path.join(FOLDER, 'site') };
	await once('.installed', WANTED, install);
	await once('.built', fingerprint(), buildPages);
	return place;
}

/** Does what was done already only when what it is done for has changed. */
async function once(name: string, wanted: string, act: () => void | Promise<void>): Promise<void> {
	const stamp = path.join(FOLDER, name);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	await act();
	writeFileSync(stamp, wanted);
}

function install(): void {
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
}

/** As their own users would ship them: React's production build, minified. */
async function buildPages(): Promise<void> {
	note('Building the peers’ pages.');
	const root = path.join(FOLDER, 'pages');
	cpSync(PAGES, root, { recursive: true });
	await build({
		root,
		configFile: false,
		logLevel: 'error',
		define: { 'process.env.IS_PREACT': '"false"' },
		build: {
			outDir: path.join(FOLDER, 'site'),
			emptyOutDir: true,
			target: 'es2022',
			chunkSizeWarningLimit: 10_000,
			rolldownOptions: {
				input: ['excalidraw', 'tldraw'].map((name) => path.join(root, `${name}.html`))
			}
		}
	});
}

function fingerprint(): string {
	const hash = createHash('sha256').update(WANTED);
	for (const file of readdirSync(PAGES).sort()) {
		hash.update(readFileSync(path.join(PAGES, file)));
	}
	return hash.digest('hex');
}
