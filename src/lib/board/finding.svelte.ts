import { untrack } from 'svelte';
import { Finder, foldQuery } from '#lib/domain/search.ts';
import type { WorkshopInfo } from '#lib/protocol/api.ts';
import { peek } from '#lib/sync/peek.ts';
import type { BoardView } from './board-view.svelte.ts';
import { inReadingOrder, sourcesOf, textsIn, textsOf, type Source } from './finding-sources.ts';

type OtherBoard = WorkshopInfo['boards'][number];

/** A text that holds what is looked for. */
export interface Hit extends Source {
	/** Where it is, when it isn't on this board. */
	readonly board: OtherBoard | null;
}

/** A board that isn't open: read when somebody searches, let go when they stop. */
interface Other {
	readonly board: OtherBoard;
	readonly finder: Finder;
	sources: readonly Source[];
}

/** ms. While others write, the list follows no faster than eyes do. */
const FOLLOW = 400;

/** Texts read at once beforehand: about two milliseconds. */
const SLICE = 250;

/** Looking for text on all boards of the workshop: what is looked for, what was found, where one is. */
export class Finding {
	query: string = $state('');
	hits: readonly Hit[] = $state.raw([]);
	/** Which of them one is at; -1 before the first. */
	at: number = $state(-1);
	/** Boards that are still being read. */
	loading: number = $state(0);
	/** Boards that couldn't be read. */
	failed: number = $state(0);
	readonly current: Hit | null = $derived(this.hits[this.at] ?? null);
	readonly #board: BoardView;
	readonly #finder = new Finder();
	#others: Other[] | null = null;
	#reading: AbortController | null = null;
	#unlisten: (() => void) | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** Looks for this; one is before the first hit, and stays where one was if it is still there. */
	search(query: string): void {
		const same = foldQuery(query) === foldQuery(this.query);
		this.query = query;
		if (foldQuery(query) !== '') this.#begin();
		this.#run(same);
	}

	/** Reads the board while nobody waits, so that not even the first letter does. */
	prepare(): () => void {
		const rest = sourcesOf(textsOf(this.#board), this.#board.frames.sheets)[Symbol.iterator]();
		const slice = (): boolean => {
			for (let i = 0; i < SLICE; i++) {
				const { done, value } = rest.next();
				if (done) return false;
				this.#finder.read(value);
			}
			return true;
		};
		const go = (): void => {
			timer = slice() ? setTimeout(go) : null;
		};
		let timer: ReturnType<typeof setTimeout> | null = setTimeout(go);
		return () => {
			if (timer !== null) clearTimeout(timer);
		};
	}

	/** The next or the one before, round the ends. */
	step(by: 1 | -1): void {
		const { length } = this.hits;
		if (length === 0) return this.#board.surfaces.show({ kind: 'find' });
		const from = this.at < 0 && by < 0 ? 0 : this.at;
		this.go((from + by + length) % length);
	}

	/** Flies to a hit of this board, and opens what it is in; another board is the page's business. */
	go(at: number): void {
		const hit = this.hits[at];
		if (!hit) return;
		this.at = at;
		if (hit.board) return;
		this.#board.links.show(hit.rect);
		if (hit.kind === 'comment') this.#board.comments.show(hit.id);
	}

	/** Done searching: boards that were read are let go; what one is at becomes the selection. */
	end(): void {
		const hit = this.current;
		if (hit && !hit.board && this.#board.elements.get(hit.id)) this.#board.select([hit.id]);
		this.#unlisten?.();
		this.#unlisten = null;
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#reading?.abort();
		this.#reading = null;
		this.#others = null;
		this.#finder.clear();
		this.hits = [];
		this.at = -1;
		this.loading = 0;
		this.failed = 0;
	}

	destroy(): void {
		this.end();
	}

	#begin(): void {
		this.#unlisten ??= this.#board.elements.onchange(() => {
			this.#timer ??= setTimeout(() => {
				this.#timer = null;
				this.#run(true);
			}, FOLLOW);
		});
		if (this.#others) return;
		this.#others = [];
		const { info, boardRef } = this.#board.workshop;
		const boards = info.boards.filter(({ id }) => id !== boardRef.id);
		this.#reading = new AbortController();
		for (const board of boards) void this.#read(board, this.#reading.signal);
	}

	async #read(board: OtherBoard, signal: AbortSignal): Promise<void> {
		this.loading++;
		const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
		const doc = await peek(`${scheme}//${location.host}`, board.doc, signal);
		if (signal.aborted) return doc?.destroy();
		this.loading--;
		if (!doc) this.failed++;
		else {
			const sources = [...sourcesOf(textsIn(doc), this.#board.frames.sheets)];
			this.#others?.push({ board, finder: new Finder(), sources });
			doc.destroy();
			this.#run(true);
		}
	}

	#run(stay: boolean): void {
		const before = untrack(() => this.current);
		const { sheets } = this.#board.frames;
		const here = this.#finder.find(sourcesOf(textsOf(this.#board), sheets), this.query);
		const hits: Hit[] = inReadingOrder(here, sheets).map((hit) => ({ ...hit, board: null }));
		for (const { board, finder, sources } of this.#others ?? []) {
			const there = inReadingOrder(finder.find(sources, this.query), sheets);
			hits.push(...there.map((hit) => ({ ...hit, board })));
		}
		this.hits = hits;
		const same = (hit: Hit): boolean =>
			hit.key === before?.key && hit.board?.id === before.board?.id;
		this.at = stay && before ? hits.findIndex(same) : -1;
	}
}
