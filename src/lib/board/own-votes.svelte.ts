import type { Ballot, CastVote } from '#lib/domain/votes/ballot.ts';
import { cast, leftOf, type NotesKnown, type VoteWish } from '#lib/domain/votes/casting.ts';
import type { OwnVotes as KnownVotes } from '#lib/protocol/api.ts';
import type { CommandAnswer, Refusal } from '#lib/protocol/commands/commands.ts';
import type { ApiErrorCode, ApiResult } from '#lib/sync/api.ts';

/** Why a vote isn't counted; `network`: not yet. */
export type VoteProblem = Refusal | ApiErrorCode;

/** ms until what couldn't be sent or asked is tried again; it grows with each failure up to the last. */
const AGAIN = [500, 1_000, 2_000, 5_000] as const;
/** What may be over in a moment. */
const PASSING: readonly VoteProblem[] = ['network', 'unavailable', 'internal', 'too_many_requests'];

/** Of what a wish is the last word: later ones on the same take its place while it waits. */
const subjectOf = (wish: VoteWish): string => (wish.kind === 'vote-dots' ? wish.note : wish.kind);

export interface OwnVotesHost {
	readonly ballot: Ballot;
	readonly notes: NotesKnown;
	/** With the same key again while it isn't known whether it arrived. */
	send(key: string, wish: VoteWish): Promise<ApiResult<CommandAnswer>>;
	load(): Promise<ApiResult<KnownVotes>>;
	/** ms */
	wait(ms: number): Promise<void>;
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
	sending: boolean = $state(false);
	readonly #host: OwnVotesHost;
	readonly #waiting = new Map<string, VoteWish>();
	/** Dots as the server has them. */
	readonly #counted = new Map<string, number>();
	/** Counts whatever makes an answer that is under way older than what is shown. */
	#changes = 0;
	/** Whether it is known what was given before. */
	#loaded = false;
	#over = false;

	constructor(host: OwnVotesHost) {
		this.#host = host;
		void this.load();
	}

	of(choice: string): number {
		return this.votes.find((vote) => vote.choice === choice)?.weight ?? 0;
	}

	/** Dots, or 1 for an answer that wasn't given yet. */
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

	/** Takes what the server knows, unless something newer is on its way to it. */
	async load(): Promise<void> {
		for (let tries = 0; !this.#over; tries++) {
			const before = this.#changes;
			const answer = await this.#host.load();
			if (this.#over || this.sending || before !== this.#changes) return;
			if (answer.ok) {
				this.#loaded = true;
				this.votes = answer.value.votes;
				this.#counted.clear();
				for (const { choice, weight } of this.votes) this.#counted.set(choice, weight);
				return;
			}
			if (!PASSING.includes(answer.code)) return;
			await this.#host.wait(pauseAfter(tries));
		}
	}

	/** The ballot is closed: nothing is sent any more, and what was given stays to be read. */
	end(): void {
		this.#over = true;
		this.#waiting.clear();
	}

	async #send(): Promise<void> {
		this.sending = true;
		let refused = false;
		for (let wish = this.#take(); wish && !this.#over; wish = this.#take()) {
			if (await this.#deliver(wish)) continue;
			// What else waits was decided on what isn't so.
			this.#waiting.clear();
			this.#changes++;
			refused = true;
		}
		this.sending = false;
		if (this.#over) return;
		this.#host.onsent();
		if (refused || !this.#loaded) await this.load();
	}

	/** What takes dots back goes first: what gives them elsewhere may need them. */
	#take(): VoteWish | undefined {
		const wishes = [...this.#waiting.values()];
		const frees = (wish: VoteWish): boolean =>
			wish.kind === 'vote-dots' && wish.dots < (this.#counted.get(wish.note) ?? 0);
		const next = wishes.find(frees) ?? wishes[0];
		if (next) this.#waiting.delete(subjectOf(next));
		return next;
	}

	/** With one key, however often it takes. False when the server doesn't count it. */
	async #deliver(wish: VoteWish): Promise<boolean> {
		const key = this.#host.newKey();
		for (let tries = 0; !this.#over; tries++) {
			const answer = await this.#host.send(key, wish);
			if (this.#over) break;
			if (answer.ok && answer.value.kind === 'done') {
				if (wish.kind === 'vote-dots') this.#counted.set(wish.note, wish.dots);
				return true;
			}
			const problem = problemOf(answer);
			const passes = PASSING.includes(problem);
			if (tries === 0 || !passes) this.#host.onproblem(problem);
			if (!passes) return false;
			await this.#host.wait(pauseAfter(tries));
		}
		return true;
	}
}

const pauseAfter = (tries: number): number => AGAIN[Math.min(tries, AGAIN.length - 1)] ?? 0;

function problemOf(answer: ApiResult<CommandAnswer>): VoteProblem {
	if (!answer.ok) return answer.code;
	return answer.value.kind === 'refused' ? answer.value.why : 'internal';
}
