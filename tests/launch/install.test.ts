import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureInstalled, isInstalled } from '../../server/launch/install.mjs';

const LOCK = {
	packages: {
		'': { name: 'loopboard' },
		'node_modules/yjs': { version: '13.6.33', integrity: 'sha512-y' },
		'node_modules/native-elsewhere': {
			version: '1.0.0',
			integrity: 'sha512-o',
			optional: true,
			os: ['aix']
		},
		'node_modules/used-elsewhere': { version: '1.0.0', integrity: 'sha512-u', optional: true }
	}
};
const HIDDEN = { packages: { 'node_modules/yjs': LOCK.packages['node_modules/yjs'] } };

let root: string;
const put = async (file: string, content: unknown): Promise<void> => {
	const full = path.join(root, file);
	await mkdir(path.dirname(full), { recursive: true });
	await writeFile(full, typeof content === 'string' ? content : JSON.stringify(content));
};

beforeEach(async () => {
	root = await mkdtemp(path.join(os.tmpdir(), 'loopboard-install-'));
	await put('package-lock.json', LOCK);
	vi.spyOn(console, 'log').mockReturnValue(undefined);
});
afterEach(async () => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	await rm(root, { recursive: true });
});

const install = async (): Promise<void> => {
	await put('node_modules/yjs/package.json', {});
	await put('node_modules/.package-lock.json', HIDDEN);
};

describe('an install', () => {
	it('is whole when npm’s own list agrees with the lock file and every package is there', async () => {
		await install();
		expect(isInstalled(root)).toBe(true);
	});

	it('is missing in a fresh clone', () => {
		expect(isInstalled(root)).toBe(false);
	});

	it('that was cut short is not whole: npm writes its list last', async () => {
		await put('node_modules/yjs/package.json', {});
		expect(isInstalled(root)).toBe(false);
	});

	it('whose list was cut short is not whole', async () => {
		await install();
		await put('node_modules/.package-lock.json', '{"packages": {"node_mod');
		expect(isInstalled(root)).toBe(false);
	});

	it('with a package taken out by hand is not whole', async () => {
		await install();
		await rm(path.join(root, 'node_modules/yjs'), { recursive: true });
		expect(isInstalled(root)).toBe(false);
	});

	it('is stale when the lock file asks for another version, another content or more', async () => {
		await install();
		for (const more of [
			{ 'node_modules/yjs': { version: '13.6.34', integrity: 'sha512-y' } },
			{ 'node_modules/yjs': { version: '13.6.33', integrity: 'sha512-z' } },
			{ 'node_modules/ws': { version: '8.23.0', integrity: 'sha512-w' } }
		]) {
			await put('package-lock.json', { packages: { ...LOCK.packages, ...more } });
			expect(isInstalled(root)).toBe(false);
		}
	});
});

/** Native parts for this very system, which an old Node makes npm leave out. */
const NATIVE = {
	'node_modules/native-here': {
		version: '1.0.0',
		integrity: 'sha512-n',
		optional: true,
		os: [process.platform],
		cpu: [process.arch]
	}
};

describe('an install without the native parts for this system', () => {
	it('is not whole', async () => {
		await install();
		await put('package-lock.json', { packages: { ...LOCK.packages, ...NATIVE } });
		expect(isInstalled(root)).toBe(false);
	});
});

describe('ensureInstalled', () => {
	/** Stands in for npm: counts its runs, then does what `does` says. */
	const npm = async (does: string): Promise<void> => {
		await put(
			'fake/npm-cli.js',
			`const fs = require('node:fs');
			fs.appendFileSync('runs', process.argv.slice(2).join(' ') + '\\n');
			${does}`
		);
		vi.stubEnv('npm_execpath', path.join(root, 'fake/npm-cli.js'));
		vi.stubEnv('npm_node_execpath', process.execPath);
	};
	const runs = async (): Promise<string> =>
		readFile(path.join(root, 'runs'), 'utf8').catch(() => '');
	const WHOLE = `fs.mkdirSync('node_modules/yjs', { recursive: true });
		fs.writeFileSync('node_modules/yjs/package.json', '{}');
		fs.writeFileSync('node_modules/.package-lock.json', '${JSON.stringify(HIDDEN)}');`;

	it('installs once, development dependencies included, and not again', async () => {
		await npm(WHOLE);
		ensureInstalled(root);
		ensureInstalled(root);
		expect(await runs()).toBe('ci --include=dev --loglevel=error\n');
	});

	it('has the pinned Node add what an older one made npm leave out', async () => {
		const packages = { ...LOCK.packages, ...NATIVE };
		await put('package-lock.json', { packages });
		await npm(`${WHOLE} if (process.argv[2] === 'install') {
			fs.mkdirSync('node_modules/native-here', { recursive: true });
			fs.writeFileSync('node_modules/native-here/package.json', '{}');
			fs.writeFileSync('node_modules/.package-lock.json', '${JSON.stringify({
				packages: { ...HIDDEN.packages, ...NATIVE }
			})}');
		}`);
		ensureInstalled(root);
		expect((await runs()).split('\n').map((run) => run.split(' ')[0])).toEqual([
			'ci',
			'install',
			''
		]);
	});

	it('installs again after one that was cut short', async () => {
		await npm('process.exit(1)');
		expect(() => ensureInstalled(root)).toThrow('npm says why above');
		await npm(WHOLE);
		ensureInstalled(root);
		expect((await runs()).split('\n')).toHaveLength(3);
	});

	it('says so when npm was content and left it incomplete', async () => {
		await npm('');
		expect(() => ensureInstalled(root)).toThrow('incomplete');
	});
});
