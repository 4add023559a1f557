import type * as Y from 'yjs';
import type { Words } from '#lib/domain/agenda.ts';
import type { ElementRecord, NoteRecord } from '#lib/domain/elements.ts';
import { rectOf, unionOf } from '#lib/domain/geometry.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import type { Ballot, BallotForm, DotsForm } from '#lib/domain/votes/ballot.ts';
import type { VoteWish } from '#lib/domain/votes/casting.ts';
import { isInScope, type Place } from '#lib/domain/votes/scope.ts';
import { api } from '#lib/sync/api.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { OwnVotes, VoteProblem } from './own-votes.svelte.ts';
import type { CommandProblem } from './run-view.svelte.ts';
import type * as VotesParts from './votes-parts.ts';

type Parts = typeof VotesParts;

/** What is left to be read of a ballot that was closed while it was looked at. */
export interface JustClosed {
	readonly ballot: Ballot;
	/** Dots that this person gave, or 1 for an answer. */
	readonly given: number;
}

/** Zoom at which a note's 30 board units are 25 CSS px: no smaller target (WCAG 2.5.8: 24). */
const MARK_ZOOM = 0.85;
/** Steps from one size to its double. */
const MARK_STEPS = 4;

/**
 * Board units of a note's width that its votes want beside them when they aren't enlarged. A sum
 * needs little, so that a canvas's usual notes show it where the whole canvas fits a laptop.
 */
const MARK_ROOM = { vote: 64, result: 48 };

/** Votes as one person sees them: the ballot that is open, their own votes, and results. */
export class VotesView {
	/** The oldest first. */
	ballots: readonly Ballot[] = $state.raw([]);
	/** People who have voted in the open one. */
	voted: number = $state(0);
	readonly open: Ballot | null = $derived(
		this.ballots.find(({ closed }) => closed === null) ?? null
	);
	/** Null while none is open, and for those who can't vote. */
	own: OwnVotes | null = $state.raw(null);
	justClosed: JustClosed | null = $state.raw(null);
	/** The ballot whose result is shown on the notes; null for the newest there is, '' for none. */
	chosen: string | null = $state(null);
	/** The closed ballot whose totals stand on the notes; null while another is open on them. */
	readonly shown: Ballot | null = $derived.by(() => {
		if (this.open?.form.kind === 'dots') return null;
		const ended = this.ballots.filter(
			({ form, closed }) => form.kind === 'dots' && closed?.result.withheld === false
		);
		return ended.findLast(({ id }) => this.chosen === null || id === this.chosen) ?? null;
	});
	/** Note → dots, of the result that is shown on the notes. */
	readonly totals: ReadonlyMap<string, number> = $derived.by(() => {
		const result = this.shown?.closed?.result;
		return new Map(result?.withheld === false ? Object.entries(result.totals) : []);
	});
	/** What notes carry now: something to vote with, a result, or nothing. */
	readonly onNotes: 'vote' | 'result' | null = $derived.by(() => {
		if (this.own && this.open?.form.kind === 'dots') return 'vote';
		return this.shown ? 'result' : null;
	});
	/**
	 * By how much what stands on notes is enlarged when one is far away: in steps, so that zooming
	 * doesn't lay out every note anew in each frame.
	 */
	readonly markScale: number = $derived.by(() => {
		const { zoom } = this.#board.camera.camera;
		return Math.max(1, 2 ** (Math.ceil(MARK_STEPS * Math.log2(MARK_ZOOM / zoom)) / MARK_STEPS));
	});
	/** The card shows no more than its head. */
	folded: boolean = $state(false);
	onproblem: ((problem: VoteProblem) => void) | null = null;
	readonly #places: readonly Place[] = $derived.by(() =>
		this.#board.frames.sheets.map(({ frame, rect, template }) => ({
			id: frame.id,
			rect,
			template
		}))
	);
	readonly #board: BoardView;
	readonly #stage: Y.Doc;
	readonly #tabs: BroadcastChannel;
	readonly #disposers: (() => void)[] = [];
	#parts: Parts | null = null;
	#loading: Promise<unknown> | null = null;
	#over = false;

	constructor(board: BoardView) {
		this.#board = board;
		const { stage, info } = board.workshop;
		this.#stage = stage.doc;
		// Whoever has two tabs is one person: what they gave in one, they see in the other.
		this.#tabs = new BroadcastChannel(`loopboard/votes/${info.id}`);
		const again = (): void => void this.own?.load();
		this.#tabs.onmessage = again;
		const onvisible = (): void => {
			if (document.visibilityState === 'visible') again();
		};
		document.addEventListener('visibilitychange', onvisible);
		window.addEventListener('online', again);
		this.#disposers.push(
			() => this.#tabs.close(),
			() => document.removeEventListener('visibilitychange', onvisible),
			() => window.removeEventListener('online', again)
		);
		const roots = ['votes', 'voted'].map((name) => this.#stage.getMap(name));
		const read = (): void => this.#read();
		for (const root of roots) {
			root.observe(read);
			this.#disposers.push(() => root.unobserve(read));
		}
		this.#read();
	}

	destroy(): void {
		this.#over = true;
		this.own?.end();
		for (const dispose of this.#disposers) dispose();
	}

	/** Whether a note so wide has room for a mark: from further away it would be all one sees. */
	hasRoomOn(width: number): boolean {
		return this.onNotes !== null && width >= MARK_ROOM[this.onNotes] * this.markScale;
	}

	/** Results with dots on notes of this board, the oldest first. */
	get results(): { readonly ballot: Ballot; readonly totals: ReadonlyMap<string, number> }[] {
		return this.ballots.flatMap((ballot) => {
			const result = ballot.closed?.result;
			if (ballot.form.kind !== 'dots' || result?.withheld !== false) return [];
			return ballot.form.board === this.#board.workshop.boardRef.id
				? [{ ballot, totals: new Map(Object.entries(result.totals)) }]
				: [];
		});
	}

	/** Whether the open vote's card covers a part of the board. */
	get covers(): boolean {
		return this.open !== null && !this.folded;
	}

	/** Whether this person gives dots now that nobody is to know of. */
	get isSecret(): boolean {
		return this.own !== null && this.open?.form.kind === 'dots' && this.open.secret;
	}

	get canVote(): boolean {
		return this.#board.workshop.me.role !== 'viewer';
	}

	/** Whether a note may be given dots in the open ballot. */
	isEligible(rec: ElementRecord): rec is NoteRecord {
		const form = this.open?.form;
		return form?.kind === 'dots' && rec.kind === 'note' && this.fits(rec, form);
	}

	fits(rec: NoteRecord, form: DotsForm): boolean {
		return (
			form.board === this.#board.workshop.boardRef.id && isInScope(rec, form.scope, this.#places)
		);
	}

	/** Notes that may be voted on, as one reads the board. Looks at every element. */
	eligible(form: DotsForm): NoteRecord[] {
		const { elements } = this.#board;
		return elements.following(elements.count, () => {
			const notes = [...elements.all()].flatMap(({ rec }) =>
				rec.kind === 'note' && this.fits(rec, form) ? [rec] : []
			);
			return readingOrder(notes);
		});
	}

	/** Brings what is voted on into view. */
	bringIntoView(form: DotsForm): void {
		const box = unionOf(this.eligible(form).map(({ xy, wh }) => rectOf(xy, wh)));
		if (box) this.#board.camera.fit(box, { padding: 24, maxZoom: 1 });
	}

	/** Tells why not where it can't be; true when it is on its way. */
	wish(wish: VoteWish): boolean {
		const problem = this.own ? this.own.wish(wish) : 'ballot_closed';
		if (problem !== null) this.onproblem?.(problem);
		return problem === null;
	}

	/** One dot more or fewer on a note. */
	add(note: string, by: 1 | -1): boolean {
		const dots = Math.max(0, (this.own?.of(note) ?? 0) + by);
		return this.wish({ kind: 'vote-dots', note, dots });
	}

	/** Facilitators: opens a ballot; null when it is open. */
	start(form: BallotForm, title: Words, secret: boolean): Promise<CommandProblem | null> {
		const ballot = this.#board.host.newId();
		return this.#board.run.command({ kind: 'vote-open', ballot, title, secret, form });
	}

	close(ballot: string): Promise<CommandProblem | null> {
		return this.#board.run.command({ kind: 'vote-close', ballot });
	}

	/** Facilitators: the next round between those that share the first place. */
	runOff(ballot: string): Promise<CommandProblem | null> {
		const next = this.#board.host.newId();
		return this.#board.run.command({ kind: 'vote-runoff', ballot, next });
	}

	#read(): void {
		if (this.#over || this.#stage.getMap('votes').size === 0) return;
		if (this.#parts) this.#take(this.#parts);
		else {
			this.#loading ??= import('./votes-parts.ts').then(
				(parts) => {
					this.#parts = parts;
					this.#read();
				},
				// No connection now; the next change tries again.
				() => (this.#loading = null)
			);
		}
	}

	#take(parts: Parts): void {
		const before = this.open;
		this.ballots = parts.readBallots(this.#stage);
		const now = this.open;
		this.voted = now ? parts.readVoted(this.#stage, now.id) : 0;
		if (before?.id === now?.id) return;
		if (before) {
			const closed = this.ballots.find(({ id }) => id === before.id);
			if (closed) this.justClosed = { ballot: closed, given: this.own?.given ?? 0 };
			this.own?.end();
			this.own = null;
		}
		if (now) {
			this.justClosed = null;
			this.chosen = null;
			if (this.canVote) this.own = this.#ownIn(now, parts);
		}
		this.#board.hush();
	}

	#ownIn(ballot: Ballot, parts: Parts): OwnVotes {
		const { elements, host, workshop } = this.#board;
		return new parts.OwnVotes({
			ballot,
			send: (key, wish) => api.command(workshop.info.id, key, { ...wish, ballot: ballot.id }),
			load: () => api.ownVotes(workshop.info.id, ballot.id),
			wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
			notes: {
				isThere: (id) => {
					// Followed by their number: votes on what is deleted are free again.
					void elements.count;
					return elements.get(id)?.rec.kind === 'note' || this.#isElsewhere(ballot);
				},
				isEligible: (id) => {
					const rec = elements.get(id)?.rec;
					return rec !== undefined && this.isEligible(rec);
				}
			},
			newKey: () => host.newId(),
			onproblem: (problem) => this.onproblem?.(problem),
			onsent: () => this.#tabs.postMessage(ballot.id)
		});
	}

	#isElsewhere({ form }: Ballot): boolean {
		return form.kind === 'dots' && form.board !== this.#board.workshop.boardRef.id;
	}
}
