import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
	ROOT,
	findCycle,
	findFolderCycle,
	readSources,
	type SourceFile
} from './support/imports.ts';

/** Who may import whom, besides their own folder. Downward only; what isn't here is refused. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
	'src/lib/domain': [],
	'src/lib/canvases': ['src/lib/domain'],
	'src/lib/protocol': ['src/lib/domain'],
	'src/lib/tools': ['src/lib/domain'],
	'src/lib/i18n': ['src/lib/domain', 'src/lib/protocol'],
	'src/lib/sync': ['src/lib/protocol', 'src/lib/domain'],
	'src/lib/board': [
		'src/lib/tools',
		'src/lib/sync',
		'src/lib/canvases',
		'src/lib/protocol',
		'src/lib/domain'
	],
	'src/lib/ui': [
		'src/lib/board',
		'src/lib/i18n',
		'src/lib/tools',
		'src/lib/sync',
		'src/lib/canvases',
		'src/lib/protocol',
		'src/lib/domain'
	],
	'src/routes': ['src/lib'],
	server: ['src/lib/domain', 'src/lib/protocol', 'src/lib/canvases']
};

/** The only packages that these may use: no DOM, no Svelte, no network. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
	'src/lib/domain': ['yjs', 'fractional-indexing', 'rbush', 'valibot', 'perfect-freehand'],
	'src/lib/canvases': [],
	'src/lib/protocol': ['valibot', 'lib0'],
	'src/lib/tools': ['yjs', 'fractional-indexing', 'rbush', 'valibot']
};

/** What a server that is no page has no use for. */
const PAGE_PACKAGES = [
	'svelte',
	'@sveltejs',
	'lucide-svelte',
	'bits-ui',
	'y-indexeddb',
	'y-websocket'
];

/** Handed in wherever they are needed, so that a test can hand in others. */
const OUTSIDE_WORLD = [
	'window',
	'document',
	'navigator',
	'localStorage',
	'performance',
	'crypto',
	'globalThis'
];
const OUTSIDE_CALLS = [
	'setTimeout',
	'setInterval',
	'requestAnimationFrame',
	'queueMicrotask',
	'fetch'
];
const CLOCK_AND_CHANCE = ['Date.now', 'Math.random'];

const sources = readSources('src', 'server');
const within = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);
const layerOf = (file: string): string | undefined =>
	Object.keys(LAYERS).find((layer) => within(file, layer));
const of = (...layers: readonly string[]): readonly SourceFile[] =>
	sources.filter(({ file }) => layers.some((layer) => within(file, layer)));

describe('architecture', () => {
	it('finds the sources it is about', () => {
		expect(of('src/lib/domain').length).toBeGreaterThan(5);
		expect(of('server').length).toBeGreaterThan(20);
	});

	it('imports only downward', () => {
		const upward = sources.flatMap(({ file, files }) => {
			const layer = layerOf(file);
			if (layer === undefined) return [];
			const allowed = [layer, ...(LAYERS[layer] ?? [])];
			return files
				.filter((target) => !allowed.some((folder) => within(target, folder)))
				.filter((target) => !(within(file, 'src') && isGlue(target)))
				.map((target) => `${file} → ${target}`);
		});
		expect(upward).toEqual([]);
	});

	it('has no files that need each other to run', () => {
		expect(findCycle(sources)).toBeNull();
	});

	it('has no folders that know each other, not even by a type', () => {
		expect(findFolderCycle(sources)).toBeNull();
	});

	it('keeps every page free of the server', () => {
		const reaching = sources
			.filter(({ file }) => within(file, 'src'))
			.flatMap(({ file, files }) =>
				files.filter((f) => within(f, 'server')).map((f) => `${file} → ${f}`)
			);
		expect(reaching).toEqual([]);
	});

	it('keeps Node out of what runs in a browser', () => {
		const reaching = of('src/lib').flatMap(({ file, packages }) =>
			packages
				.filter(
					(name) => name.startsWith('node:') || builtinModules.includes(name) || name === 'ws'
				)
				.map((name) => `${file} → ${name}`)
		);
		expect(reaching).toEqual([]);
	});

	it.each(Object.entries(PACKAGES))('lets %s use only %j', (layer, allowed) => {
		const others = of(layer).flatMap(({ file, packages }) =>
			packages.filter((name) => !allowed.includes(name)).map((name) => `${file} → ${name}`)
		);
		expect(others).toEqual([]);
	});

	it('keeps the packages of pages out of the server', () => {
		const others = of('server').flatMap(({ file, packages }) =>
			packages
				.filter((name) =>
					PAGE_PACKAGES.some((page) => name === page || name.startsWith(`${page}/`))
				)
				.map((name) => `${file} → ${name}`)
		);
		expect(others).toEqual([]);
	});

	it('hands domain and tools their clock, their chance and their screen', () => {
		expect(of('src/lib/domain', 'src/lib/tools').flatMap(outsideUses)).toEqual([]);
	});

	it('reads the environment in server/main.ts alone', () => {
		const readers = of('server')
			.filter(({ file }) => file !== 'server/main.ts')
			.filter(({ code }) => /\bprocess\.env\b/.test(code))
			.map(({ file }) => file);
		expect(readers).toEqual([]);
	});

	it('names every file as Node will look for it, with its extension', () => {
		const missing = of('server', 'src/lib/domain', 'src/lib/protocol', 'src/lib/canvases').flatMap(
			({ file, files }) =>
				files
					.filter((target) => !existsSync(path.join(ROOT, target)))
					.map((target) => `${file} → ${target}`)
		);
		expect(missing).toEqual([]);
	});
});

/** Types that SvelteKit writes, and styles. */
function isGlue(target: string): boolean {
	return target.endsWith('/$types') || target.endsWith('.css');
}

function outsideUses({ file, code }: SourceFile): readonly string[] {
	const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
	const uses: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
			const base = node.expression.text;
			const full = `${base}.${node.name.text}`;
			if (OUTSIDE_WORLD.includes(base) || CLOCK_AND_CHANCE.includes(full)) uses.push(full);
		}
		if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
			if (OUTSIDE_CALLS.includes(node.expression.text)) uses.push(node.expression.text);
		}
		if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date') {
			if ((node.arguments ?? []).length === 0) uses.push('new Date()');
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return uses.map((use) => `${file} uses ${use}`);
}
