import type { CanvasKind } from '../domain/canvas.ts';
import type { CountsShown } from '../domain/desks.ts';
import type { Locale, Localized } from '../domain/locale.ts';
import type { Role } from '../domain/permissions.ts';

/** Bodies and answers of the HTTP interface. The first four are the public contract. */
export interface BoardRef {
	readonly id: string;
	/** Name for `/sync/<doc>`. */
	readonly doc: string;
}

export type Links = Readonly<Record<Role, string>>;

/** POST /api/workshops → 201 */
export interface CreatedWorkshop {
	readonly id: string;
	readonly boards: readonly BoardRef[];
	readonly links: Links;
}

/** GET /api/workshops/{id} → 200 */
export interface WorkshopInfo {
	readonly id: string;
	readonly title: string;
	readonly locale: Locale;
	readonly role: Role;
	readonly docs: { readonly stage: string; readonly plan: string };
	readonly boards: readonly (BoardRef & { readonly title: string })[];
	/** Absent for a program that came with a token instead of a session. */
	readonly me?: Me;
}

export interface Me {
	readonly participant: string;
	readonly name: string;
	readonly color: string;
	readonly role: Role;
}

/** GET /api/canvases → 200 { canvases } */
export interface CanvasSummary {
	readonly id: string;
	readonly kind: CanvasKind;
	readonly name: Localized;
	readonly purpose: Localized;
	readonly minutes: number;
	readonly frame: { readonly width: number; readonly height: number };
	readonly zones: readonly {
		readonly key: string;
		readonly title: Localized;
		readonly prompt: Localized;
	}[];
}

/** POST /api/links/resolve { token } → 200. `me` when this device has joined before. */
export interface ResolvedLink {
	readonly workshop: { readonly id: string; readonly title: string; readonly locale: Locale };
	readonly role: Role;
	/** The link asks for a passphrase, and this device hasn't joined by it before. */
	readonly passphrase?: boolean;
	/** What a newcomer gets who chooses none, unless somebody else comes first: the least used one. */
	readonly color: string;
	readonly me?: Me;
}

/** POST /api/join { token, name, color? } → 200, and the session cookie. */
export interface Joined {
	readonly workshop: string;
	readonly me: Me;
	/** A facilitator has to let them in first. */
	readonly waiting?: boolean;
}

/** GET /api/workshops/{id}/links (facilitators) → 200. Null: this server can't show it any more. */
export type KnownLinks = Readonly<Record<Role, string | null>>;

/** POST /api/workshops/{id}/images → 201, or 200 where the same picture was there before. */
export interface UploadedImage {
	/** SHA-256 of the bytes as they are kept, hex; the last part of its address. */
	readonly hash: string;
	readonly type: string;
	/** Bytes. */
	readonly size: number;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
}

/** GET /api/workshops/{id}/desks → 200. What the one who asks may know of what is written alone. */
export interface DeskCounts {
	/** Who else may know it, so that each knows what is known of them. */
	readonly shown: CountsShown;
	/** Participant id → how many things they have written that aren't revealed yet. */
	readonly written: Readonly<Record<string, number>>;
}

/** GET /api/workshops/{id}/waiting (facilitators) → 200 */
export interface WaitingRoom {
	readonly on: boolean;
	/** Who came first comes first. */
	readonly people: readonly (Me & { readonly since: number })[];
}

/** GET /api/workshops/{id}/named-links (facilitators) → 200 { links } */
export interface NamedLink {
	readonly id: string;
	readonly label: string;
	readonly role: Role;
	/** Null: this server can't show it any more. */
	readonly url: string | null;
	/** ms since the epoch; null: it lasts. */
	readonly expiresAt: number | null;
	/** Whether it asks for one. */
	readonly passphrase: boolean;
	/** People who may join by it; null: any number. */
	readonly most: number | null;
	/** Who have. */
	readonly people: number;
}

/** GET /api/workshops/{id}/now (facilitators) and …/now/mine → 200. Of the phase under way, oldest first. */
export interface MarksNow {
	readonly marks: readonly {
		readonly participant: string;
		readonly kind: 'hand' | 'ready';
		/** ms since the epoch. */
		readonly at: number;
	}[];
}

/** GET /api/workshops/{id}/ballots/{ballot}/mine: what the one who asks has given. */
export interface OwnVotes {
	readonly votes: readonly { readonly choice: string; readonly weight: number }[];
	/** Dots; 1 for an answer that wasn't given yet, else 0. */
	readonly left: number;
}

export interface ApiErrorBody {
	readonly error: { readonly code: ErrorCode; readonly message: string };
}

/** What went wrong, for programs; the message beside it is English, for people who read answers. */
export type ErrorCode =
	| 'bad_json'
	| 'bad_request'
	| 'body_too_large'
	| 'create_key_required'
	| 'forbidden'
	| 'image_broken'
	| 'image_quota'
	| 'image_too_large'
	| 'image_too_many_pixels'
	| 'image_unsupported'
	| 'expiry_invalid'
	| 'internal'
	| 'link_expired'
	| 'link_full'
	| 'link_revoked'
	| 'link_unknown'
	| 'method_not_allowed'
	| 'name_invalid'
	| 'not_found'
	| 'last_facilitator'
	| 'origin_refused'
	| 'passphrase_invalid'
	| 'passphrase_needed'
	| 'passphrase_wrong'
	| 'removed'
	| 'title_invalid'
	| 'too_many_links'
	| 'too_many_requests'
	| 'unauthenticated'
	| 'unavailable'
	| 'unknown_canvas'
	| 'waiting'
	| 'workshop_unknown';
