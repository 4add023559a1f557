import * as v from 'valibot';
import type { Locale } from '../domain/locale.ts';
import type { Role } from '../domain/permissions.ts';
import type {
	CreatedWorkshop,
	DeskCounts,
	ErrorCode,
	Joined,
	KnownLinks,
	MarksNow,
	NamedLink,
	Me,
	OwnVotes,
	ResolvedLink,
	WaitingRoom,
	WorkshopInfo
} from '../protocol/api.ts';
import {
	CommandAnswerSchema,
	type Command,
	type CommandAnswer
} from '../protocol/commands/commands.ts';
import * as schema from './api-schemas.ts';

/** What can go wrong: what the server says, or that it can't be reached. */
export type ApiErrorCode = ErrorCode | 'network';
export type ApiResult<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ApiErrorCode };

/** ms. A server that is alive answers in far less; a dead one shouldn't keep anyone waiting. */
const TIMEOUT = 15_000;

/** Absent: as it is; null: none. Times in ms since the epoch. */
export interface LinkTerms {
	readonly label?: string;
	readonly expiresAt?: number | null;
	readonly passphrase?: string | null;
	readonly most?: number | null;
}
export interface NewLinkTerms extends LinkTerms {
	readonly label: string;
	readonly role: Role;
}
export interface NamedLinks {
	readonly links: readonly NamedLink[];
}

/** The HTTP interface as typed functions. None of them throws. */
export interface Api {
	/** `key`: the server's CREATE_KEY, where it asked for one with `create_key_required`. */
	createWorkshop(
		body: { title: string; locale: Locale; canvases: readonly string[] },
		key?: string
	): Promise<ApiResult<CreatedWorkshop>>;
	getWorkshop(id: string): Promise<ApiResult<WorkshopInfo>>;
	resolveLink(token: string): Promise<ApiResult<ResolvedLink>>;
	/** Sets the session cookie. Without a colour, the server gives one. */
	join(body: {
		token: string;
		name: string;
		color?: string;
		passphrase?: string;
	}): Promise<ApiResult<Joined>>;
	updateMe(workshop: string, change: { name?: string; color?: string }): Promise<ApiResult<Me>>;
	/** Facilitators only. Null: this server can't show that link any more, only make a new one. */
	getLinks(workshop: string): Promise<ApiResult<KnownLinks>>;
	/** Facilitators only. The old link stops working at once, and so do the sessions it gave. */
	renewLink(workshop: string, role: Role): Promise<ApiResult<KnownLinks>>;
	/** Facilitators only. The last of them can't be lowered. */
	setRole(
		workshop: string,
		person: string,
		role: 'facilitator' | 'participant'
	): Promise<ApiResult<Me>>;
	/** Facilitators only. Closes the person's sockets; their device doesn't come back in. */
	removePerson(workshop: string, person: string): Promise<ApiResult<Me>>;
	/** Facilitators only. `key` is new for each intention; the same again does nothing twice. */
	command(workshop: string, key: string, command: Command): Promise<ApiResult<CommandAnswer>>;
	/** What one may know of how much people have written alone. */
	deskCounts(workshop: string): Promise<ApiResult<DeskCounts>>;
	/** Facilitators only: who has raised a hand and who is ready in the phase under way. */
	marks(workshop: string): Promise<ApiResult<MarksNow>>;
	/** What facilitators are told of oneself by `marks`. */
	myMarks(workshop: string): Promise<ApiResult<MarksNow>>;
	/** What this person gave in a ballot, and what is left to them. */
	ownVotes(workshop: string, ballot: string): Promise<ApiResult<OwnVotes>>;
	/** Facilitators only. Participants who have voted, while the ballot is open; not for what. */
	voters(
		workshop: string,
		ballot: string
	): Promise<ApiResult<{ readonly voters: readonly string[] }>>;
	/** Facilitators only: who waits to be let in. */
	waiting(workshop: string): Promise<ApiResult<WaitingRoom>>;
	/** Facilitators only: lets somebody in, or all (null). */
	admit(workshop: string, person: string | null): Promise<ApiResult<WaitingRoom>>;
	setWaitingRoom(workshop: string, on: boolean): Promise<ApiResult<WorkshopInfo>>;
	/** Facilitators only, as are the three below: links with a name and terms of their own. */
	namedLinks(workshop: string): Promise<ApiResult<NamedLinks>>;
	addNamedLink(workshop: string, terms: NewLinkTerms): Promise<ApiResult<NamedLinks>>;
	changeNamedLink(workshop: string, link: string, terms: LinkTerms): Promise<ApiResult<NamedLinks>>;
	/** Whoever came by it loses access at once. */
	revokeNamedLink(workshop: string, link: string): Promise<ApiResult<NamedLinks>>;
	/** The server's clock, ms since the epoch. */
	time(): Promise<ApiResult<{ readonly now: number }>>;
}

type Send = (path: string, init: RequestInit) => Promise<Response>;

/** @param send Tests hand in their own; the page uses the browser's fetch. */
export function createApi(send: Send = (path, init) => fetch(path, init)): Api {
	async function call<T>(
		method: string,
		path: string,
		answer: v.GenericSchema<unknown, T>,
		body?: unknown,
		headers: Record<string, string> = {}
	): Promise<ApiResult<T>> {
		const init: RequestInit = {
			method,
			headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
			credentials: 'same-origin',
			signal: AbortSignal.timeout(TIMEOUT)
		};
		if (body !== undefined) init.body = JSON.stringify(body);
		let response: Response;
		let content: unknown;
		try {
			response = await send(path, init);
			content = await response.json().catch(() => null);
		} catch {
			return { ok: false, code: 'network' };
		}
		const parsed = v.safeParse(answer, content);
		// A refused command is an answer too: it says why.
		if (parsed.success && (response.ok || response.status === 409)) {
			return { ok: true, value: parsed.output };
		}
		return { ok: false, code: response.ok ? 'internal' : errorCode(response.status, content) };
	}

	const at = (workshop: string): string => `/api/workshops/${encodeURIComponent(workshop)}`;

	const ballotAt = (workshop: string, ballot: string, what: string): string =>
		`${at(workshop)}/ballots/${encodeURIComponent(ballot)}/${what}`;

	const personAt = (workshop: string, person: string): string =>
		`${at(workshop)}/people/${encodeURIComponent(person)}`;

	return {
		createWorkshop: (body, key) =>
			call('POST', '/api/workshops', schema.createdWorkshop, body, bearer(key)),
		getWorkshop: (id) => call('GET', at(id), schema.workshopInfo),
		resolveLink: (token) => call('POST', '/api/links/resolve', schema.resolvedLink, { token }),
		join: (body) => call('POST', '/api/join', schema.joined, body),
		updateMe: (workshop, change) => call('PATCH', `${at(workshop)}/me`, schema.me, change),
		getLinks: (workshop) => call('GET', `${at(workshop)}/links`, schema.knownLinks),
		renewLink: (workshop, role) =>
			call('POST', `${at(workshop)}/links/${role}/renew`, schema.knownLinks),
		setRole: (workshop, person, role) =>
			call('PATCH', personAt(workshop, person), schema.me, { role }),
		removePerson: (workshop, person) =>
			call('POST', `${personAt(workshop, person)}/remove`, schema.me),
		command: (workshop, key, command) =>
			call('POST', `${at(workshop)}/commands`, CommandAnswerSchema, { key, command }),
		deskCounts: (workshop) => call('GET', `${at(workshop)}/desks`, schema.deskCounts),
		marks: (workshop) => call('GET', `${at(workshop)}/now`, schema.marksNow),
		myMarks: (workshop) => call('GET', `${at(workshop)}/now/mine`, schema.marksNow),
		ownVotes: (workshop, ballot) =>
			call('GET', ballotAt(workshop, ballot, 'mine'), schema.ownVotes),
		voters: (workshop, ballot) => call('GET', ballotAt(workshop, ballot, 'voters'), schema.voters),
		waiting: (workshop) => call('GET', `${at(workshop)}/waiting`, schema.waitingRoom),
		admit: (workshop, person) =>
			call(
				'POST',
				person === null ? `${at(workshop)}/waiting/admit` : `${personAt(workshop, person)}/admit`,
				schema.waitingRoom
			),
		setWaitingRoom: (workshop, waitingRoom) =>
			call('PATCH', at(workshop), schema.workshopInfo, { waitingRoom }),
		namedLinks: (workshop) => call('GET', `${at(workshop)}/named-links`, schema.namedLinks),
		addNamedLink: (workshop, terms) =>
			call('POST', `${at(workshop)}/named-links`, schema.namedLinks, terms),
		changeNamedLink: (workshop, link, terms) =>
			call('PATCH', `${at(workshop)}/named-links/${encodeURIComponent(link)}`, schema.namedLinks, {
				...terms
			}),
		revokeNamedLink: (workshop, link) =>
			call(
				'POST',
				`${at(workshop)}/named-links/${encodeURIComponent(link)}/revoke`,
				schema.namedLinks
			),
		time: () => call('GET', '/api/time', schema.time)
	};
}

export const api: Api = createApi();
export const { getWorkshop } = api;

const bearer = (key: string | undefined): Record<string, string> =>
	key ? { authorization: `Bearer ${key}` } : {};

/** A proxy in between answers with its own pages: then the status has to do. */
export function errorCode(status: number, content: unknown): ErrorCode {
	const parsed = v.safeParse(schema.errorBody, content);
	if (parsed.success) return parsed.output.error.code;
	switch (status) {
		case 401:
			return 'unauthenticated';
		case 403:
			return 'forbidden';
		case 404:
			return 'not_found';
		case 413:
			return 'body_too_large';
		case 429:
			return 'too_many_requests';
		case 502:
		case 503:
		case 504:
			return 'unavailable';
		default:
			return 'internal';
	}
}
