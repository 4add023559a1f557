import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Role } from '#lib/domain/permissions.ts';
import type { Tokens } from '../auth/tokens.ts';
import { keepPassphrase } from '../auth/passphrase.ts';
import type { Rooms } from '../rooms/types.ts';
import type { LinkRow, WorkshopStore } from '../store/types.ts';
import { newLink } from './create.ts';

export interface NamedLinksContext {
	readonly store: WorkshopStore;
	readonly rooms: Pick<Rooms, 'disconnect'>;
	/** Told when a link ends from now on; null: it lasts. */
	readonly expiry: { set(link: string, at: number | null): void };
	readonly tokens: Tokens;
	readonly newId: () => string;
	readonly now: () => number;
}

/** What facilitators set; absent: as it is, null: none. */
export interface LinkTerms {
	readonly label?: string;
	/** ms since the epoch. */
	readonly expiresAt?: number | null;
	readonly passphrase?: string | null;
	/** People who may join by it. */
	readonly most?: number | null;
}

/** A workshop's live links besides the three that each has; whoever manages more has lost count. */
export const MAX_NAMED_LINKS = 50;

/** A link that somebody gave a name to; each role's first link has none. */
export const isNamed = (link: LinkRow): boolean => link.label !== undefined;

export const namedLinks = async (
	{ store }: Pick<NamedLinksContext, 'store'>,
	workshop: string
): Promise<readonly LinkRow[]> =>
	(await store.links(workshop)).filter((link) => isNamed(link) && link.revokedAt === null);

/** Null when there are as many as there may be. */
export async function addNamedLink(
	context: NamedLinksContext,
	workshop: string,
	role: Role,
	terms: LinkTerms & { readonly label: string }
): Promise<LinkRow | null> {
	if ((await namedLinks(context, workshop)).length >= MAX_NAMED_LINKS) return null;
	const link = await withTerms(newLink(context, workshop, role), terms);
	await context.store.addLink(link);
	context.expiry.set(link.id, link.expiresAt ?? null);
	return link;
}

/** Null when there is no such link. What is stricter from now on counts for those who come from now on. */
export async function changeNamedLink(
	context: NamedLinksContext,
	workshop: string,
	id: string,
	terms: LinkTerms
): Promise<LinkRow | null> {
	const link = (await namedLinks(context, workshop)).find((each) => each.id === id);
	if (link === undefined) return null;
	const changed = await withTerms(link, terms);
	if (!(await context.store.changeLink(changed))) return null;
	context.expiry.set(id, changed.expiresAt ?? null);
	return changed;
}

/** Whoever came by it loses access at once. False when there is no such link. */
export async function revokeNamedLink(
	context: NamedLinksContext,
	workshop: string,
	id: string
): Promise<boolean> {
	const link = (await namedLinks(context, workshop)).find((each) => each.id === id);
	if (link === undefined) return false;
	await context.store.revokeLink(id, context.now());
	context.expiry.set(id, null);
	context.rooms.disconnect({ link: id }, CLOSE.forbidden, 'the link was taken back');
	return true;
}

async function withTerms(link: LinkRow, terms: LinkTerms): Promise<LinkRow> {
	const { passphrase: kept, expiresAt: until, most: upTo, ...rest } = link;
	const passphrase =
		terms.passphrase === undefined
			? kept
			: terms.passphrase === null
				? undefined
				: await keepPassphrase(terms.passphrase);
	const expiresAt = terms.expiresAt === undefined ? until : (terms.expiresAt ?? undefined);
	const most = terms.most === undefined ? upTo : (terms.most ?? undefined);
	return {
		...rest,
		...(terms.label !== undefined && { label: terms.label }),
		...(passphrase !== undefined && { passphrase }),
		...(expiresAt !== undefined && { expiresAt }),
		...(most !== undefined && { most })
	};
}
