import { untrack } from 'svelte';
import type * as Y from 'yjs';
import {
	addReply,
	addThread,
	anchorPoint,
	byAge,
	deleteReplies,
	keepAnchors,
	parseThread,
	resolveThread,
	type CommentResult,
	type Reply,
	type Thread
} from '#lib/domain/comments.ts';
import type { ConnectorEnd } from '#lib/domain/elements.ts';
import { changesOf } from '#lib/domain/changes.ts';
import { centreOf, clamp, type Point, type Rect } from '#lib/domain/geometry.ts';
import type { BoardView } from './board-view.svelte.ts';
import { SeenComments } from './seen-comments.ts';

/**
 * What is open of the comments: a thread, one that somebody deleted while an answer to it was being
 * written here, or a new one being written.
 */
export type OpenComment =
	| { readonly kind: 'thread'; readonly id: string }
	| { readonly kind: 'lost'; readonly id: string; readonly anchor: ConnectorEnd }
	| { readonly kind: 'draft'; readonly anchor: ConnectorEnd };

/**
 * The comments as one person sees them: threads that follow the document, where each pin is, which
 * one is open, what is half-written, and what they haven't read yet on this device.
 */
export class CommentsView {
	/** Oldest first. Replaced when one changes. */
	threads: readonly Thread[] = $state.raw([]);
	open: OpenComment | null = $state.raw(null);
	/** Threads in which somebody else has said something since this device showed them. */
	unread: ReadonlySet<string> = $state.raw(new Set());
	/** What is half-written, by thread ('' for a new one): closing one by mistake loses nothing. */
	readonly words = new Map<string, string>();
	readonly #board: BoardView;
	readonly #known = new Map<string, Thread>();
	/** Where threads last were whose elements went while we looked. */
	readonly #last = new Map<string, Point>();
	readonly #seen: SeenComments;
	readonly #dispose: () => void;
	#dirty = new Set<string>();
	#frame = 0;

	constructor(board: BoardView) {
		this.#board = board;
		this.#seen = new SeenComments(board.workshop.boardRef.doc);
		const { comments } = board.paper.shared;
		for (const id of comments.keys()) this.#dirty.add(id);
		this.#read();
		comments.observeDeep(this.#onevents);
		// Before the deep observers, so that the views still know where what goes has been.
		board.paper.shared.elements.observe(this.#onelements);
		this.#dispose = () => {
			comments.unobserveDeep(this.#onevents);
			board.paper.shared.elements.unobserve(this.#onelements);
			cancelAnimationFrame(this.#frame);
		};
	}

	get(id: string): Thread | undefined {
		// Read so that whoever shows one follows it.
		void this.threads;
		return this.#known.get(id);
	}

	/** Where a pin is: on its element as it lies now, else where that last was. Board units. */
	place({ id, anchor }: { readonly id?: string; readonly anchor: ConnectorEnd }): Point {
		if (anchor.id === undefined) return anchor.xy;
		const view = this.#board.elements.get(anchor.id);
		if (!view) return (id !== undefined && this.#last.get(id)) || anchor.xy;
		return anchorPoint(anchor, view.resized ?? view.rect);
	}

	/** A comment about an element at a point of it, or about a spot. Nothing is written yet. */
	begin(at: Point, id: string | null): void {
		if (!this.#board.canShare) return;
		this.#board.writing.end();
		this.#board.surfaces.expectTyping();
		this.open = { kind: 'draft', anchor: this.#anchor(at, id) };
	}

	/** The same without a click: about the only selected element, the menu's place, or the view's middle. */
	beginHere(): void {
		const [id, ...others] = this.#board.selection;
		const view = others.length === 0 && id !== undefined ? this.#board.elements.get(id) : undefined;
		if (view) this.begin([view.rect.x + view.rect.w, view.rect.y], view.id);
		else this.begin(this.#board.tooling.menuSpot ?? centreOf(this.#board.camera.view), null);
	}

	/** Says what was written in what is open; the words stay in the field unless it is `done`. */
	say(text: string): CommentResult {
		const { open } = this;
		const board = this.#board;
		if (!open || open.kind === 'lost' || !board.canShare) return 'gone';
		const reply: Reply = {
			id: board.host.newId(),
			by: board.workshop.me.participant,
			at: board.host.now(),
			text
		};
		board.undo.boundary();
		if (open.kind === 'thread') return addReply(board.paper.shared, open.id, reply);
		const id = board.host.newId();
		const result = addThread(board.paper.shared, id, open.anchor, reply);
		if (result === 'done') this.show(id);
		return result;
	}

	/** Opens a thread, which counts as having read it. */
	show(id: string): void {
		if (!this.#known.has(id)) return;
		this.open = { kind: 'thread', id };
		this.#markSeen(id);
	}

	close(): void {
		this.open = null;
	}

	resolve(id: string, done: boolean): void {
		const { paper, workshop, host, undo, canShare } = this.#board;
		if (!canShare) return;
		undo.boundary();
		const by = { by: workshop.me.participant, at: host.now() };
		resolveThread(paper.shared, id, done ? by : null);
	}

	/** One's own, or anybody's for a facilitator. */
	mayDelete(reply: Reply): boolean {
		const { me } = this.#board.workshop;
		if (!this.#board.canShare) return false;
		return me.role === 'facilitator' || reply.by === me.participant;
	}

	delete(thread: string, replies: readonly string[]): void {
		this.#board.undo.boundary();
		deleteReplies(this.#board.paper.shared, thread, replies);
		// Whoever deletes it knows, and has no use for what they were about to answer.
		if (this.open?.kind === 'lost' && this.open.id === thread) this.close();
	}

	destroy(): void {
		this.#dispose();
	}

	#anchor(at: Point, id: string | null): ConnectorEnd {
		const xy: Point = [Math.round(at[0]), Math.round(at[1])];
		const rect = id === null ? undefined : this.#board.elements.get(id)?.rect;
		if (id === null || !rect) return { xy };
		const share = (n: number): number => Math.round(clamp(n, 0, 1) * 1000) / 1000;
		return { xy, id, spot: [share((at[0] - rect.x) / rect.w), share((at[1] - rect.y) / rect.h)] };
	}

	/** Its element has gone: the pin stays. Whoever deleted it says so to the others. */
	#orphan(element: string, rect: Rect, own: boolean): void {
		const places = new Map<string, Point>();
		for (const thread of this.#known.values()) {
			if (thread.anchor.id !== element) continue;
			const [x, y] = anchorPoint(thread.anchor, rect);
			places.set(thread.id, [Math.round(x), Math.round(y)]);
		}
		for (const [id, at] of places) this.#last.set(id, at);
		// Only by the one whose hand it was, or everybody would write the same. And not now: nothing
		// may be written while a change is being told.
		if (own && places.size > 0) queueMicrotask(() => keepAnchors(this.#board.paper.shared, places));
	}

	#markSeen(id: string): void {
		const thread = this.#known.get(id);
		if (thread) this.#seen.mark(thread);
		if (!this.unread.has(id)) return;
		const next = new Set(this.unread);
		next.delete(id);
		this.unread = next;
	}

	#read(): void {
		const open = untrack(() => this.open);
		const before = open?.kind === 'thread' ? this.#known.get(open.id) : undefined;
		for (const id of this.#dirty) {
			const thread = parseThread(id, this.#board.paper.shared.comments.get(id));
			if (thread) this.#known.set(id, thread);
			else this.#known.delete(id);
		}
		this.#dirty.clear();
		this.threads = [...this.#known.values()].sort(byAge);
		const me = this.#board.workshop.me.participant;
		this.unread = new Set(
			this.threads.filter((thread) => !this.#seen.has(thread, me)).map(({ id }) => id)
		);
		if (!open || open.kind === 'draft') return;
		const { id } = open;
		if (this.#known.has(id)) return open.kind === 'lost' ? this.show(id) : this.#markSeen(id);
		if (open.kind === 'lost') return;
		const worded = (this.words.get(id) ?? '').trim() !== '';
		this.open = before && worded ? { kind: 'lost', id, anchor: before.anchor } : null;
	}

	readonly #onelements = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
		if (this.#known.size === 0) return;
		for (const [id, { action }] of event.changes.keys) {
			const view = action === 'delete' ? this.#board.elements.get(id) : undefined;
			if (view) this.#orphan(id, view.rect, transaction.local);
		}
	};

	readonly #onevents = (
		events: Y.YEvent<Y.AbstractType<unknown>>[],
		transaction: Y.Transaction
	): void => {
		const { changed, removed } = changesOf(this.#board.paper.shared.comments, events);
		for (const id of [...changed, ...removed]) this.#dirty.add(id);
		if (transaction.local) this.#read();
		else {
			this.#frame ||= requestAnimationFrame(() => {
				this.#frame = 0;
				this.#read();
			});
		}
	};
}
