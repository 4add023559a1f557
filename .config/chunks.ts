import type { Plugin } from 'vite';

/** SvelteKit's entry for a page; its root layout and its error page come first, with every page. */
const NODE = /\/client-optimized\/nodes\/(\d+)\.js$/;
const EVERYWHERE = new Set(['0', '1']);
/** More pages than the product has: of the groups below, one for each number of them. */
const MOST_PAGES = 12;

/**
 * One file for all that the same pages load from the start, instead of one for each set of lazy
 * pieces that share something: many small files don't compress well (the board's were 85, and a
 * tenth of its script) and are asked for one by one. What is imported lazily is split as before.
 */
export function chunks(): Plugin {
	/** By the module: the pages that load it, written as one name. */
	let pagesOf: ReadonlyMap<string, readonly string[]> = new Map();
	return {
		name: 'loopboard-chunks',
		apply: 'build',
		config: () => ({
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							// What more pages share goes first: a group takes along whatever it imports.
							groups: Array.from({ length: MOST_PAGES }, (_, i) => ({
								debugName: `of ${i + 1} pages`,
								priority: i + 1,
								name(id: string) {
									const pages = pagesOf.get(id);
									return pages?.length === i + 1 ? `pages-${pages.join('-')}` : null;
								}
							}))
						}
					}
				}
			}
		}),
		buildEnd() {
			const entries = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
			const pages = new Map(
				entries
					.map((id) => [NODE.exec(id)?.[1] ?? '', id] as const)
					.filter(([page]) => page !== '' && !EVERYWHERE.has(page))
			);
			const always = entries.filter((id) => ![...pages.values()].includes(id));
			const found = new Map<string, string[]>();
			for (const [page, entry] of [...pages].sort()) {
				const loaded = new Set<string>();
				const load = (id: string): void => {
					if (loaded.has(id)) return;
					loaded.add(id);
					for (const next of this.getModuleInfo(id)?.importedIds ?? []) load(next);
				};
				for (const id of [...always, entry]) load(id);
				for (const id of loaded) {
					if (!entries.includes(id)) found.set(id, [...(found.get(id) ?? []), page]);
				}
			}
			pagesOf = found;
		}
	};
}
