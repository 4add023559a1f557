import type { Ballot, CastVote } from '#lib/domain/votes/ballot.ts';
import { cast, leftOf, type NotesKnown, type VoteWish } from '#lib/domain/votes/casting.ts';
import type { Refusal } from '#lib/protocol/commands/commands.ts';
import { api, type ApiErrorCode } from '#lib/sync/api.ts';

/** Why a vote isn't counted; `network`: not yet. */
export type VoteProblem = Refusal | ApiErrorCode;

/** ms until a vote that couldn't be sent is sent again; it grows with each failure up to the last. */
const AGAIN = [500, 1_000, 2_000, 5_000] as const;

/** Of what a wish is the last word: later ones on the same take its place while it waits. */
const subjectOf = (wish: VoteWish): string => (wish.kind === 'vote-dots' ? wish.note : wish.kind);

interface OwnVotesHost {
	readonly workshop: string;
	readonly ballot: Ballot;
	readonly notes: NotesKnown;
	newKey(): string;
	onproblem(problem: VoteProblem): void;
	/** What was given is with the server: other tabs of this browser should ask for it. */
	onsent(): void;
}

/**
 * One person's votes in one ballot: shown at once, sent one after the other, and what the server
 * says in the end. A wish states how it shall be, so one that is sent twice counts once.
 */
export class OwnVotes {
	votes: readonly CastVote[] = $state.raw([]);
	/** False until the server has said what was given before. */
	known: boolean = $state(false);
	sending: boolean = $state(false);
	readonly #host: OwnVotesHost;
	readonly #waiting = new Map<string, VoteWish>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#changes = 0;
	#over = false;

	constructor(host: OwnVotesHost) {
		this.#host = host;
		void this.load();
	}

	of(choice: string): number {
		return this.votes.find((vote) => vote.choice === choice)?.weight ?? 0;
	}

	get left(): number {
		return leftOf(this.#host.ballot.form, this.votes, this.#host.notes.isThere);
	}

	/** Dots, or 1 for an answer. */
	get given(): number {
		const { form } = this.#host.ballot;
		if (form.kind !== 'dots') return this.votes.length > 0 ? 1 : 0;
		return form.dots - this.left;
	}

	/** Null when it is on its way; else why it can't be. */
	wish(wish: VoteWish): VoteProblem | null {
		if (this.#over) return 'ballot_closed';
		const next = cast(this.#host.ballot.form, this.votes, wish, this.#host.notes);
		if ('refused' in next) return next.refused;
		this.votes = next.ok;
		this.#changes++;
		this.#waiting.set(subjectOf(wish), wish);
		if (!this.sending) void this.#send();
		return null;
	}

	/** What the server knows, unless something newer is on its way to it. */
	async load(): Promise<void> {
		const before = this.#changes;
		const { workshop, ballot } = this.#host;
		const answer = await api.ownVotes(workshop, ballot.id);
		if (this.#over || before !== this.#changes || this.sending) return;
		if (answer.ok) {
			this.votes = answer.value.votes;
			this.known = true;
		} else if (answer.code === 'network') {
			this.#timer = setTimeout(() => void this.load(), AGAIN[2]);
		}
	}

	/** The ballot is closed: nothing is sent any more, and what was given stays to be read. */
	end(): void {
		this.#over = true;
		this.#waiting.clear();
		clearTimeout(this.#timer);
	}

	async #send(): Promise<void> {
		this.sending = true;
		for (let wish = this.#take(); wish && !this.#over; wish = this.#take())
			await this.#deliver(wish);
		this.sending = false;
		if (!this.#over) this.#host.onsent();
	}

	#take(): VoteWish | undefined {
		const [subject, wish] = this.#waiting.entries().next().value ?? [];
		if (subject !== undefined) this.#waiting.delete(subject);
		return wish;
	}

	/** With one key, however often it takes: what was counted isn't counted again. */
	async #deliver(wish: VoteWish): Promise<void> {
		const { workshop, ballot, onproblem } = this.#host;
		const key = this.#host.newKey();
		for (let tries = 0; !this.#over; tries++) {
			const answer = await api.command(workshop, key, { ...wish, ballot: ballot.id });
			if (answer.ok && answer.value.kind === 'done') {
				this.known = true;
				return;
			}
			const problem = answer.ok
				? answer.value.kind === 'refused'
					? answer.value.why
					: 'internal'
				: answer.code;
			if (tries === 0 || problem !== 'network') onproblem(problem);
			if (problem !== 'network' && problem !== 'unavailable' && problem !== 'internal') {
				this.#refused();
				return;
			}
			const pause = AGAIN[Math.min(tries, AGAIN.length - 1)] ?? 0;
			await new Promise((resolve) => {
				this.#timer = setTimeout(resolve, pause);
			});
		}
	}

	/** What was shown isn't so: what else waits was decided on it, too. */
	#refused(): void {
		this.#waiting.clear();
		this.sending = false;
		this.#changes++;
		void this.load();
	}
}
