import type { Locale } from '#lib/domain/locale.ts';
import type { Role } from '#lib/domain/permissions.ts';

/**
 * What a store must do, whichever database is behind it. Every store passes the contract suite in
 * tests/contract. All calls are asynchronous so that a networked store needs no change elsewhere.
 */
export interface Store {
	readonly log: DocumentLog;
	readonly workshops: WorkshopStore;
	readonly images: ImageStore;
	readonly stages: StageStore;
	readonly votes: VoteStore;
	readonly marks: MarkStore;
	readonly reveals: RevealStore;
	/** Rejects when the store can't take a write now. */
	check(): Promise<void>;
	close(): Promise<void>;
}

export interface LogEntry {
	/** Document name as in protocol/doc-names. */
	readonly doc: string;
	/** A Yjs update, V1 encoding. */
	readonly update: Uint8Array;
}

export interface StoredDocument {
	readonly snapshot: Uint8Array | null;
	/** Updates after the snapshot, oldest first. */
	readonly updates: readonly Uint8Array[];
	/** Sequence number of the newest row there is; 0 when there is none. */
	readonly seq: number;
}

export interface DocumentLog {
	/**
	 * One transaction for all entries, in order. Resolved means: survives a killed process. Answers
	 * the seq of each entry. A document's seqs only grow, whichever process appends, and a row can be
	 * read only when all of its document's rows with lower ones can.
	 */
	append(entries: readonly LogEntry[]): Promise<readonly number[]>;
	/**
	 * An unknown document is an empty one: it exists once something was appended. `after`: only the
	 * rows with higher seqs, and the snapshot only where it has taken the place of such rows.
	 */
	load(doc: string, after?: number): Promise<StoredDocument>;
	/**
	 * Puts `snapshot`, which must contain everything up to and including `uptoSeq`, in the place of
	 * those rows, in one transaction. Of a desk nothing of what they held stays in the tables' file. An older snapshot never replaces a newer one, and no row with a
	 * higher seq is touched: answers false where the stored snapshot is already as new.
	 */
	compact(doc: string, uptoSeq: number, snapshot: Uint8Array): Promise<boolean>;
}

export interface WorkshopRow {
	readonly id: string;
	readonly title: string;
	readonly locale: Locale;
	readonly createdAt: number;
	/** Whoever joins without leading waits until a facilitator lets them in. */
	readonly waitingRoom?: boolean;
}

export interface BoardRow {
	readonly id: string;
	readonly workshop: string;
	readonly title: string;
	readonly position: number;
}

export interface LinkRow {
	readonly id: string;
	readonly workshop: string;
	readonly role: Role;
	/** SHA-256 of the token, hex. The token itself is never stored. */
	readonly hash: string;
	readonly createdAt: number;
	readonly revokedAt: number | null;
	/** What facilitators call it; absent for the one that each role has from the start. */
	readonly label?: string;
	/** ms since the epoch. */
	readonly expiresAt?: number;
	/** What is kept of its passphrase (auth/passphrase.ts). */
	readonly passphrase?: string;
	/** People who may join by it. */
	readonly most?: number;
}

export interface ParticipantRow {
	readonly id: string;
	readonly workshop: string;
	/** SHA-256 of the device's session secret, hex. */
	readonly session: string;
	/** The link they came by; its revocation ends their access. */
	readonly link: string;
	readonly name: string;
	readonly color: string;
	readonly role: Role;
	readonly createdAt: number;
	/** When a facilitator sent them away; null for everybody else. */
	readonly removedAt: number | null;
	/** Since when they wait to be let in; absent for those who are. */
	readonly waitingSince?: number;
}

export interface WorkshopStore {
	/** The workshop, its boards, links and the first state of its documents, all or nothing. */
	create(
		workshop: WorkshopRow,
		boards: readonly BoardRow[],
		links: readonly LinkRow[],
		documents: readonly LogEntry[]
	): Promise<void>;
	workshop(id: string): Promise<WorkshopRow | null>;
	boards(workshop: string): Promise<readonly BoardRow[]>;
	linkByHash(hash: string): Promise<LinkRow | null>;
	links(workshop: string): Promise<readonly LinkRow[]>;
	/** Revokes `old` and adds `next` in one transaction. False, and nothing changed, when `old` isn't live. */
	replaceLink(old: string, next: LinkRow, at: number): Promise<boolean>;
	participant(workshop: string, session: string): Promise<ParticipantRow | null>;
	participants(workshop: string): Promise<readonly ParticipantRow[]>;
	/** Inserts, or updates name, colour, role, link, waiting and removal of the same workshop and session; answers the row as it is now. */
	saveParticipant(row: ParticipantRow): Promise<ParticipantRow>;
	rename(workshop: string, title: string): Promise<void>;
	setWaitingRoom(workshop: string, on: boolean): Promise<void>;
	addLink(link: LinkRow): Promise<void>;
	/** Label and terms of a live link. False when it isn't one. */
	changeLink(link: LinkRow): Promise<boolean>;
	/** False when it isn't a live link. */
	revokeLink(id: string, at: number): Promise<boolean>;
	/** Live links that end after `now`. */
	linkExpiries(now: number): Promise<readonly { readonly link: string; readonly at: number }[]>;
}

export interface ImageRow {
	readonly workshop: string;
	/** SHA-256 of the bytes as they are kept, hex. */
	readonly hash: string;
	/** As the bytes say: `image/png`. */
	readonly type: string;
	/** Bytes. */
	readonly size: number;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
	/** Participant who brought it; null for a program with a token, and in an anonymous round. */
	readonly by: string | null;
	readonly createdAt: number;
}

/** `known`: it was there before, and the row is the older one. `full`: nothing was kept. */
export type ImageSaved = 'new' | 'known' | 'full';

/** Each counts as at least so many bytes: what a file and its row take on a disk. */
export const LEAST_IMAGE_SIZE = 4096;

/** Pictures, each workshop's for itself, by the hash of their bytes. They never change. */
export interface ImageStore {
	/**
	 * Keeps a picture unless all of the workshop's would then be more than `quota` bytes. Resolved
	 * means: survives a killed process.
	 */
	save(row: ImageRow, bytes: Uint8Array, quota: number): Promise<ImageSaved>;
	find(workshop: string, hash: string): Promise<ImageRow | null>;
	/** The bytes; null for a picture that isn't there. */
	read(workshop: string, hash: string): Promise<Uint8Array | null>;
	/** Bytes that all of a workshop's take. */
	used(workshop: string): Promise<number>;
}

/** One change of what a room is doing, all or nothing. */
export interface StageChange {
	readonly workshop: string;
	/** The step it was decided on; null for the first ever. */
	readonly from: number | null;
	readonly step: number;
	/** JSON, as domain/run reads it. */
	readonly state: string;
	/** When the server has to act by itself, ms since the epoch; null for never. */
	readonly deadline: number | null;
	/** What a person asked for, so that the same asked again gets the same answer; null for the server's own. */
	readonly command: AnsweredCommand | null;
	/** What is to be revealed from now on, whatever happens to this process. */
	readonly reveal?: NewReveal;
}

export interface NewReveal {
	readonly id: string;
	/** Participant whose desk it is; null for everybody's. */
	readonly who: string | null;
	readonly named: boolean;
	/** Secret: what the new ids are made with. */
	readonly seed: string;
	/** ms since the epoch. */
	readonly at: number;
}

export interface RevealRow extends NewReveal {
	readonly workshop: string;
	/** All of it is on the boards; only the desks are still to be cleared. */
	readonly placed: boolean;
}

/** Reveals that aren't done yet. They begin with a change of what the room does (StageStore.save). */
export interface RevealStore {
	/** Of a workshop, the oldest first. */
	pending(workshop: string): Promise<readonly RevealRow[]>;
	/** Workshops that have any. */
	pendingIn(): Promise<readonly string[]>;
	placed(id: string): Promise<void>;
	/** Forgets it, and its seed. */
	done(id: string): Promise<void>;
	/**
	 * Overwrites what has been deleted of documents and reveals in the store's files outside the
	 * tables. False when somebody else was reading: to be tried again.
	 */
	scrub(): Promise<boolean>;
}

export interface AskedCommand {
	readonly key: string;
	/** ms since the epoch. */
	readonly at: number;
	/** Answers older than this are forgotten. */
	readonly forgetBefore: number;
}

export interface AnsweredCommand extends AskedCommand {
	/** JSON. */
	readonly answer: string;
}

/** What each room is doing. Rows, not documents: a restart goes on where it was, and each deadline counts once. */
export interface StageStore {
	find(workshop: string): Promise<{ readonly step: number; readonly state: string } | null>;
	/**
	 * False, and nothing changed, when the room is no longer at `from`. Rejects when the key was
	 * answered before.
	 */
	save(change: StageChange): Promise<boolean>;
	/** The answer that a command's key got; null for a new one. */
	answered(workshop: string, key: string): Promise<string | null>;
	/** Keeps an answer by itself, for what may safely be done twice; one that is kept already stays. */
	remember(workshop: string, command: AnsweredCommand): Promise<void>;
	/** All that are still to come or were missed, the earliest first. */
	deadlines(): Promise<
		readonly { readonly workshop: string; readonly step: number; readonly at: number }[]
	>;
}

export interface BallotRow {
	readonly id: string;
	readonly workshop: string;
	/** The workshop's first is 1. */
	readonly seq: number;
	readonly secret: boolean;
	/** JSON: what is voted on and how, as domain/votes reads it. */
	readonly state: string;
	/** When the room went into the phase that it belongs to, ms since the epoch: it ends with the phase. */
	readonly since: number;
	/** Whether the phase's clock, if it closes anything, has still been to end since: it closes this too. */
	readonly clocked: boolean;
	/** ms since the epoch. */
	readonly openedAt: number;
	/** Null while it is open. */
	readonly closedAt: number | null;
	/** JSON; null while it is open. */
	readonly result: string | null;
}

export type NewBallot = Omit<BallotRow, 'seq' | 'closedAt' | 'result'>;

export interface VoteRow {
	readonly voter: string;
	/** What it is for: a note, an option, the question. */
	readonly choice: string;
	/** 0 … 99. */
	readonly weight: number;
}
export type OwnVote = Omit<VoteRow, 'voter'>;

/** `closed`: it takes none any more. `refused`: what `decide` said. In both cases nothing was changed. */
export type CastResult<R> =
	| { readonly kind: 'cast'; readonly answer: string }
	| { readonly kind: 'closed' }
	| { readonly kind: 'refused'; readonly why: R };

/**
 * Ballots and votes. Who voted for what is known here alone. A vote is one row per ballot, voter and
 * choice, so that it can't count twice, and at most one ballot of a workshop is open.
 */
export interface VoteStore {
	ballot(workshop: string, id: string): Promise<BallotRow | null>;
	/** All of a workshop, the oldest first. */
	ballots(workshop: string): Promise<readonly BallotRow[]>;
	/** Workshops in which one is open. */
	openIn(): Promise<readonly string[]>;
	/** False, and nothing changed, when the workshop has one open or the id is taken. */
	open(ballot: NewBallot, command: AnsweredCommand): Promise<boolean>;
	/** From now on the phase's clock closes it. */
	setClocked(ballot: string): Promise<void>;
	/**
	 * Puts what `decide` makes of a voter's votes in their place, and remembers the answer, in one
	 * transaction. `decide` is pure: it may be asked more than once.
	 */
	cast<R>(change: {
		readonly workshop: string;
		readonly ballot: string;
		readonly voter: string;
		readonly command: AskedCommand;
		readonly decide: (
			mine: readonly OwnVote[]
		) => { readonly votes: readonly OwnVote[]; readonly answer: string } | { readonly refused: R };
	}): Promise<CastResult<R>>;
	votesOf(ballot: string, voter: string): Promise<readonly OwnVote[]>;
	/** Who has voted. */
	voters(ballot: string): Promise<readonly string[]>;
	/**
	 * Closes a ballot with what `count` makes of its votes, in one transaction; of a secret one all
	 * votes are erased in it. False, and nothing changed, when it isn't open any more. `count` is pure.
	 */
	close(change: {
		readonly workshop: string;
		readonly ballot: string;
		readonly at: number;
		readonly count: (votes: readonly VoteRow[]) => string;
		readonly command: AnsweredCommand | null;
	}): Promise<boolean>;
	/**
	 * Overwrites what closed ballots have left in the store's files outside the tables (a log of
	 * changes). False when somebody else was reading: to be tried again.
	 */
	scrub(): Promise<boolean>;
}

/** What somebody says without words while a phase is under way. */
export const MARKS = ['hand', 'ready'] as const;

export interface Mark {
	readonly participant: string;
	readonly kind: (typeof MARKS)[number];
	/** ms since the epoch. */
	readonly at: number;
}

/** Marks belong to the phase that began at `since`; those of a former one count for nothing. */
export interface MarkStore {
	/** False, and nothing changed, when it is there already: who raises a hand twice keeps their place. */
	put(workshop: string, mark: Mark, since: number): Promise<boolean>;
	/** One's own, or everybody's (null). False when there was none. */
	remove(workshop: string, participant: string | null, kind: Mark['kind']): Promise<boolean>;
	/** Every mark of somebody. */
	forget(workshop: string, participant: string): Promise<boolean>;
	/** Deletes those of former phases. False when there were none. */
	sweep(workshop: string, since: number): Promise<boolean>;
	/** In the order in which they were made. */
	list(workshop: string, since: number): Promise<readonly Mark[]>;
}
