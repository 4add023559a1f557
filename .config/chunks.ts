import type { Plugin } from 'vite';

/** SvelteKit's entry for a page; its root layout and its error page come first, with every page. */
const NODE = /\/client-optimized\/nodes\/(\d+)\.js$/;
const EVERYWHERE = new Set(['0', '1']);
/** SvelteKit's list of all pages, each imported when somebody goes there. */
const APP = /\/client-optimized\/app\.js$/;

/**
 * One file for all that the same pages load from the start, instead of one for each set of lazy
 * pieces that share something: many small files don't compress well (the board's were 85, and a
 * tenth of its script) and are asked for one by one. What is only loaded later is split as before.
 */
export function chunks(): Plugin {
	/** By the module: the pages that load it at once, written as one name. */
	let groups: ReadonlyMap<string, string> = new Map();
	return {
		name: 'loopboard-chunks',
		apply: 'build',
		config: () => ({
			build: {
				rolldownOptions: {
					// Without it a group would take along whatever it imports.
					preserveEntrySignatures: 'allow-extension',
					output: {
						codeSplitting: {
							includeDependenciesRecursively: false,
							groups: [{ debugName: 'by page', name: (id) => groups.get(id) ?? null }]
						}
					}
				}
			}
		}),
		buildEnd() {
			const reached = (from: Iterable<string>, lazily: boolean): Set<string> => {
				const seen = new Set<string>();
				const reach = (id: string): void => {
					if (seen.has(id)) return;
					seen.add(id);
					const module = this.getModuleInfo(id);
					for (const next of module?.importedIds ?? []) reach(next);
					if (lazily) for (const next of module?.dynamicallyImportedIds ?? []) reach(next);
				};
				for (const id of from) reach(id);
				return seen;
			};
			const entries = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
			const pageOf = (id: string): string | undefined => {
				const page = NODE.exec(id)?.[1];
				return page === undefined || EVERYWHERE.has(page) ? undefined : page;
			};
			const always = entries.filter((id) => pageOf(id) === undefined);
			const pages = entries.flatMap((entry) => {
				const page = pageOf(entry);
				if (page === undefined) return [];
				const atOnce = reached([...always, entry], false);
				const ever = reached(
					[...atOnce].filter((id) => !APP.test(id)),
					true
				);
				return [{ page, atOnce, ever }];
			});
			const found = new Map<string, string>();
			for (const id of this.getModuleIds()) {
				const atOnce = pages.filter((page) => page.atOnce.has(id)).map(({ page }) => page);
				// What another page wants later must not bring along all that this one has at once.
				const later = pages.some((page) => page.ever.has(id) && !page.atOnce.has(id));
				if (atOnce.length === 0 || later || entries.includes(id)) continue;
				found.set(id, `pages-${atOnce.sort().join('-')}`);
			}
			groups = found;
		}
	};
}
