import type { BrowserContext, Page } from '@playwright/test';

/** What a browser was told and what it showed, from its first page on. */
export interface Witness {
	/** Every frame that its sockets received, as text. */
	readonly frames: string;
	/** Every answer of the API. */
	readonly answers: string;
	/** How often its pages were loaded. */
	readonly loads: number;
	/** Which of the watched words and selectors stood on its pages, even for a moment. */
	saw(): Promise<string[]>;
	/** Only what comes from now on counts. */
	forget(): Promise<void>;
}

export interface Watched {
	readonly words: readonly string[];
	readonly selectors: readonly string[];
}

declare global {
	interface Window {
		/** In a watched page: what stood on it. */
		witnessed: Set<string>;
	}
}

/** Watches a browser; what it opened before isn't watched. */
export async function watch(context: BrowserContext, watched: Watched): Promise<Witness> {
	let frames: string[] = [];
	let answers: string[] = [];
	let loads = 0;
	const pages: Page[] = [];
	context.on('page', (page) => {
		pages.push(page);
		page.on('domcontentloaded', () => loads++);
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => frames.push(payload.toString()))
		);
		page.on('response', (response) => {
			if (!new URL(response.url()).pathname.startsWith('/api/')) return;
			// There is no body to be had of a page that has gone, or from a server that was killed.
			response.text().then(
				(body) => answers.push(body),
				() => undefined
			);
		});
	});
	await context.addInitScript(lookOut, watched);
	return {
		get frames() {
			return frames.join('\n');
		},
		get answers() {
			return answers.join('\n');
		},
		get loads() {
			return loads;
		},
		saw: async () => {
			const seen = pages.map((page) => page.evaluate(() => [...window.witnessed]));
			return (await Promise.all(seen)).flat();
		},
		forget: async () => {
			frames = [];
			answers = [];
			loads = 0;
			await Promise.all(pages.map((page) => page.evaluate(() => window.witnessed.clear())));
		}
	};
}

/** Runs in the page, before any script of its own. */
function lookOut({ words, selectors }: Watched): void {
	const seen = (window.witnessed = new Set<string>());
	const read = (text: string | null): void => {
		for (const word of words) if (text?.includes(word)) seen.add(word);
	};
	const look = (node: Node): void => {
		read(node.textContent);
		if (!(node instanceof Element)) return;
		for (const selector of selectors) {
			if (node.matches(selector) || node.querySelector(selector)) seen.add(selector);
		}
	};
	new MutationObserver((records) => {
		for (const { target, addedNodes, attributeName } of records) {
			if (attributeName === null) {
				addedNodes.forEach(look);
				if (target instanceof Text) look(target);
			} else if (target instanceof Element) read(target.getAttribute(attributeName));
		}
	}).observe(document, {
		subtree: true,
		childList: true,
		characterData: true,
		attributeFilter: ['aria-label', 'title']
	});
}
