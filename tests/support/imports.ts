import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** One source file, with what it imports (types included), as paths from the root. */
export interface SourceFile {
	readonly file: string;
	/** Its TypeScript; of a component, its scripts. */
	readonly code: string;
	readonly files: readonly string[];
	/** Of `files`, those without which it can't run: `import type` is erased, and a part may name its whole. */
	readonly needs: readonly string[];
	/** Names of packages and of Node's modules, `@scope/name` and `node:fs` included. */
	readonly packages: readonly string[];
}

/** Every TypeScript and Svelte file under these folders of the repository. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
	return folders
		.flatMap((folder) =>
			readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
				(name) => `${folder}/${name.split(path.sep).join('/')}`
			)
		)
		.filter((file) => /\.(ts|svelte)$/.test(file))
		.sort()
		.map(readSource);
}

const TYPE_ONLY = /^\s*(?:import|export)\s+type\s[^;]*?from\s+['"][^'"]+['"];?/gm;

function readSource(file: string): SourceFile {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	const code = file.endsWith('.svelte') ? scriptsOf(text) : text;
	const imports = ts.preProcessFile(code, true, true).importedFiles.map((each) => each.fileName);
	const own = imports.map((name) => pathOf(file, name));
	const running = ts.preProcessFile(code.replace(TYPE_ONLY, ''), true, true).importedFiles;
	return {
		file,
		code,
		files: own.filter((each) => each !== null),
		needs: running.map((each) => pathOf(file, each.fileName)).filter((each) => each !== null),
		packages: imports.filter((_, i) => own[i] === null).map(packageOf)
	};
}

function scriptsOf(component: string): string {
	return [...component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
		.map((match) => match[1] ?? '')
		.join('\n');
}

/** Null for a package. */
function pathOf(from: string, name: string): string | null {
	if (name.startsWith('#lib/')) return `src/lib/${name.slice('#lib/'.length)}`;
	if (name.startsWith('#server/')) return `server/${name.slice('#server/'.length)}`;
	return name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : null;
}

const packageOf = (name: string): string =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');

/** The first ring of files that need each other to run, as the files along it, or null. */
export const findCycle = (sources: readonly SourceFile[]): readonly string[] | null =>
	ringIn(new Map(sources.map((source) => [source.file, source.needs])));

/**
 * The first ring of folders, types counted: `src/lib/domain`, `server/rooms` and the like, with all
 * that is in them. Within a folder a part may name the type of its whole; across folders even that
 * ties two ideas together.
 */
export function findFolderCycle(sources: readonly SourceFile[]): readonly string[] | null {
	const imports = new Map<string, Set<string>>();
	for (const { file, files } of sources) {
		const from = folderOf(file);
		const known = imports.get(from) ?? new Set();
		for (const target of files.map(folderOf)) if (target !== from) known.add(target);
		imports.set(from, known);
	}
	return ringIn(imports);
}

const folderOf = (file: string): string =>
	file
		.split('/')
		.slice(0, file.startsWith('src/lib/') ? 3 : 2)
		.join('/');

function ringIn(imports: ReadonlyMap<string, Iterable<string>>): readonly string[] | null {
	const done = new Set<string>();
	const visit = (file: string, trail: readonly string[]): readonly string[] | null => {
		if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
		if (done.has(file)) return null;
		for (const next of imports.get(file) ?? []) {
			const cycle = visit(next, [...trail, file]);
			if (cycle !== null) return cycle;
		}
		done.add(file);
		return null;
	};
	for (const file of imports.keys()) {
		const cycle = visit(file, []);
		if (cycle !== null) return cycle;
	}
	return null;
}
