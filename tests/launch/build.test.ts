import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBuilt, fingerprint } from '../../server/launch/build.mjs';

let root: string;
const put = async (file: string, content: string): Promise<void> => {
	const full = path.join(root, file);
	await mkdir(path.dirname(full), { recursive: true });
	await writeFile(full, content);
};
/** Stands in for Vite: counts its runs, then does what `does` says. */
const vite = (does: string) =>
	put('node_modules/vite/bin/vite.js', `require('fs').appendFileSync('runs', '.');${does}`);
const BUILDS = `require('fs').mkdirSync('build', { recursive: true });
	require('fs').writeFileSync('build/handler.js', '');`;
const runs = async (): Promise<number> =>
	(await readFile(path.join(root, 'runs'), 'utf8').catch(() => '')).length;
const build = (): void => ensureBuilt(root, process.execPath);

beforeEach(async () => {
	root = await mkdtemp(path.join(os.tmpdir(), 'loopboard-build-'));
	vi.spyOn(console, 'log').mockReturnValue(undefined);
	await put('node_modules/@sveltejs/kit/svelte-kit.js', '');
	await put('src/routes/+page.svelte', '<h1>Loopboard</h1>');
	await put('static/favicon.svg', '<svg/>');
	await put('package-lock.json', '{}');
	await vite(BUILDS);
});
afterEach(async () => {
	vi.restoreAllMocks();
	await rm(root, { recursive: true });
});

describe('a build', () => {
	it('is made once for the same sources', async () => {
		build();
		build();
		expect(await runs()).toBe(1);
	});

	it.each([
		['src/routes/+page.svelte', '<h1>Other</h1>'],
		['src/routes/new/+page.svelte', ''],
		['static/favicon.svg', '<svg></svg>'],
		['package-lock.json', '{ }'],
		['svelte.config.js', 'export default {}'],
		['.config/chunks.ts', '']
	])('is stale when %s changes', async (file, content) => {
		build();
		await put(file, content);
		build();
		expect(await runs()).toBe(2);
	});

	it('is stale when a file goes or gets another name', async () => {
		build();
		await rename(path.join(root, 'static/favicon.svg'), path.join(root, 'static/icon.svg'));
		build();
		await rm(path.join(root, 'static/icon.svg'));
		build();
		expect(await runs()).toBe(3);
	});

	it('is not stale for what a build doesn’t read', async () => {
		build();
		await put('server/main.ts', '');
		await put('README.md', '');
		build();
		expect(await runs()).toBe(1);
	});

	it('that fails is said to, with all that it said, and made again', async () => {
		const shown = vi.spyOn(console, 'error').mockReturnValue(undefined);
		await vite(`${BUILDS} console.log('page 7 is wrong'); process.exit(1)`);
		expect(build).toThrow('failed');
		expect(shown.mock.calls.join()).toContain('page 7 is wrong');
		await vite(BUILDS);
		build();
		expect(await runs()).toBe(2);
	});

	it('that was overtaken by a change counts as stale', async () => {
		await vite(`${BUILDS} require('fs').writeFileSync('src/late.ts', '');`);
		build();
		await vite(BUILDS);
		build();
		expect(await runs()).toBe(2);
	});

	it('that somebody deleted is made again', async () => {
		build();
		await rm(path.join(root, 'build/handler.js'));
		build();
		expect(await runs()).toBe(2);
	});
});

describe('the fingerprint', () => {
	it('tells two files from one with the content of both', async () => {
		await put('src/a', 'xy');
		const one = fingerprint(root);
		await put('src/a', 'x');
		await put('src/b', 'y');
		expect(fingerprint(root)).not.toBe(one);
	});
});
