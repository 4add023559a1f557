import * as v from 'valibot';
import { COUNTS_SHOWN } from '../domain/desks.ts';
import { LOCALES } from '../domain/locale.ts';
import { ROLES } from '../domain/permissions.ts';
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
	UploadedImage,
	WaitingRoom,
	WorkshopInfo
} from '../protocol/api.ts';

/** Answers of the HTTP interface as they are parsed at the border; the types are the protocol's. */
type Parser<T> = v.GenericSchema<unknown, T>;

const role = v.picklist(ROLES);
const locale = v.picklist(LOCALES);
const boardRef = v.object({ id: v.string(), doc: v.string() });

export const me: Parser<Me> = v.object({
	participant: v.string(),
	name: v.string(),
	color: v.string(),
	role
});

export const createdWorkshop: Parser<CreatedWorkshop> = v.object({
	id: v.string(),
	boards: v.array(boardRef),
	links: v.object({ facilitator: v.string(), participant: v.string(), viewer: v.string() })
});

export const workshopInfo: Parser<WorkshopInfo> = v.object({
	id: v.string(),
	title: v.string(),
	locale,
	role,
	docs: v.object({ stage: v.string(), plan: v.string() }),
	boards: v.array(v.object({ ...boardRef.entries, title: v.string() })),
	me: v.exactOptional(me)
});

export const resolvedLink: Parser<ResolvedLink> = v.object({
	workshop: v.object({ id: v.string(), title: v.string(), locale }),
	role,
	passphrase: v.exactOptional(v.boolean()),
	color: v.string(),
	me: v.exactOptional(me)
});

export const joined: Parser<Joined> = v.object({
	workshop: v.string(),
	me,
	waiting: v.exactOptional(v.boolean())
});

export const waitingRoom: Parser<WaitingRoom> = v.object({
	on: v.boolean(),
	people: v.array(
		v.object({
			participant: v.string(),
			name: v.string(),
			color: v.string(),
			role,
			since: v.number()
		})
	)
});

export const namedLinks: Parser<{ links: readonly NamedLink[] }> = v.object({
	links: v.array(
		v.object({
			id: v.string(),
			label: v.string(),
			role,
			url: v.nullable(v.string()),
			expiresAt: v.nullable(v.number()),
			passphrase: v.boolean(),
			most: v.nullable(v.number()),
			people: v.number()
		})
	)
});

export const knownLinks: Parser<KnownLinks> = v.object({
	facilitator: v.nullable(v.string()),
	participant: v.nullable(v.string()),
	viewer: v.nullable(v.string())
});

export const ownVotes: Parser<OwnVotes> = v.object({
	votes: v.array(v.object({ choice: v.string(), weight: v.number() })),
	left: v.number()
});

export const voters: Parser<{ readonly voters: readonly string[] }> = v.object({
	voters: v.array(v.string())
});

export const time: Parser<{ now: number }> = v.object({ now: v.number() });

export const uploadedImage: Parser<UploadedImage> = v.object({
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	type: v.string(),
	size: v.number(),
	width: v.number(),
	height: v.number()
});

export const deskCounts: Parser<DeskCounts> = v.object({
	shown: v.picklist(COUNTS_SHOWN),
	written: v.record(v.string(), v.number())
});

export const marksNow: Parser<MarksNow> = v.object({
	marks: v.array(
		v.object({
			participant: v.string(),
			kind: v.picklist(['hand', 'ready']),
			at: v.number()
		})
	)
});

/** Every code there is; a record, so that the compiler notices one that is missing here. */
const CODES: Readonly<Record<ErrorCode, true>> = {
	bad_json: true,
	bad_request: true,
	body_too_large: true,
	create_key_required: true,
	forbidden: true,
	image_broken: true,
	image_quota: true,
	image_too_large: true,
	image_too_many_pixels: true,
	image_unsupported: true,
	expiry_invalid: true,
	internal: true,
	link_expired: true,
	link_full: true,
	link_revoked: true,
	link_unknown: true,
	method_not_allowed: true,
	name_invalid: true,
	not_found: true,
	last_facilitator: true,
	origin_refused: true,
	passphrase_invalid: true,
	passphrase_needed: true,
	passphrase_wrong: true,
	removed: true,
	title_invalid: true,
	too_many_links: true,
	too_many_requests: true,
	unauthenticated: true,
	unavailable: true,
	unknown_canvas: true,
	waiting: true,
	workshop_unknown: true
};

const errorCode = v.custom<ErrorCode>(
	(value) => typeof value === 'string' && Object.hasOwn(CODES, value)
);
export const errorBody = v.object({ error: v.object({ code: errorCode }) });
