import * as v from 'valibot';
import { ROLES } from '#lib/domain/permissions.ts';
import type { NamedLink } from '#lib/protocol/api.ts';
import { MAX_LINK_DAYS, MAX_LINK_PEOPLE, PASSPHRASE_LENGTH } from '#lib/protocol/limits.ts';
import type { LinkRow } from '../store/types.ts';
import {
	addNamedLink,
	changeNamedLink,
	MAX_NAMED_LINKS,
	namedLinks,
	revokeNamedLink,
	type LinkTerms
} from '../workshop/named-links.ts';
import { authoriseFacilitator } from './authorise.ts';
import { readBody } from './body.ts';
import type { ApiContext } from './context.ts';
import { cleanName, nameInvalid } from './fields.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';
import { linkUrl } from './views.ts';

const most = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LINK_PEOPLE));
const Terms = v.object({
	label: v.optional(v.unknown()),
	expiresAt: v.optional(v.nullable(v.number())),
	passphrase: v.optional(v.nullable(v.string())),
	most: v.optional(v.nullable(most))
});
const NewLink = v.object({ ...Terms.entries, role: v.picklist(ROLES) });

/** GET and POST /api/workshops/{id}/named-links, PATCH …/{link} and POST …/{link}/revoke */
export function namedLinksRoutes(context: ApiContext): readonly Route[] {
	const path = '/api/workshops/{id}/named-links';
	return [
		{ method: 'GET', path, handle: (call) => list(context, call) },
		{ method: 'POST', path, handle: (call) => add(context, call) },
		{ method: 'PATCH', path: `${path}/{link}`, handle: (call) => change(context, call) },
		{ method: 'POST', path: `${path}/{link}/revoke`, handle: (call) => revoke(context, call) }
	];
}

const partsOf = (context: ApiContext) => ({ ...context, store: context.store.workshops });

async function list(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	return 'refused' in who ? who.refused : ok(await listOf(context, call, who.ok.workshop.id));
}

async function add(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const body = await readBody(call.req, NewLink);
	if ('refused' in body) return body.refused;
	const terms = termsOf(context, body.ok);
	if ('refused' in terms) return terms.refused;
	const { label } = terms.ok;
	if (label === undefined) return nameInvalid();
	const { id } = who.ok.workshop;
	const made = await addNamedLink(partsOf(context), id, body.ok.role, { ...terms.ok, label });
	if (made === null) {
		return refuse('too_many_links', `A workshop has at most ${MAX_NAMED_LINKS} named links.`);
	}
	return { status: 201, body: await listOf(context, call, id) };
}

async function change(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const body = await readBody(call.req, Terms);
	if ('refused' in body) return body.refused;
	const terms = termsOf(context, body.ok);
	if ('refused' in terms) return terms.refused;
	const { id } = who.ok.workshop;
	const changed = await changeNamedLink(partsOf(context), id, call.params['link'] ?? '', terms.ok);
	return changed === null ? unknownLink() : ok(await listOf(context, call, id));
}

async function revoke(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const { id } = who.ok.workshop;
	const done = await revokeNamedLink(partsOf(context), id, call.params['link'] ?? '');
	return done ? ok(await listOf(context, call, id)) : unknownLink();
}

type Terms = v.InferOutput<typeof Terms>;

function termsOf(
	{ now }: Pick<ApiContext, 'now'>,
	{ label: given, expiresAt, passphrase, most }: Terms
): { readonly ok: LinkTerms } | { readonly refused: Reply } {
	const label = given === undefined ? undefined : cleanName(given);
	if (label === null) return { refused: nameInvalid() };
	if (typeof expiresAt === 'number') {
		const left = expiresAt - now();
		if (!Number.isFinite(expiresAt) || left <= 0 || left > MAX_LINK_DAYS * 24 * 60 * 60 * 1000) {
			return {
				refused: refuse(
					'expiry_invalid',
					`A link ends at a time from now to ${MAX_LINK_DAYS} days from now, in ms since 1970.`
				)
			};
		}
	}
	if (typeof passphrase === 'string') {
		const { least, most } = PASSPHRASE_LENGTH;
		const { length } = passphrase.trim();
		if (length < least || length > most) {
			return {
				refused: refuse('passphrase_invalid', `A passphrase has ${least} to ${most} characters.`)
			};
		}
	}
	return {
		ok: {
			...(label !== undefined && { label }),
			...(expiresAt !== undefined && { expiresAt: expiresAt && Math.round(expiresAt) }),
			...(passphrase !== undefined && { passphrase: passphrase && passphrase.trim() }),
			...(most !== undefined && { most })
		}
	};
}

async function listOf(
	context: ApiContext,
	call: Call,
	workshop: string
): Promise<{ links: readonly NamedLink[] }> {
	const store = context.store.workshops;
	const people = await store.participants(workshop);
	const show = (link: LinkRow): NamedLink => {
		const token = context.tokens.recall(link.id, link.hash);
		return {
			id: link.id,
			label: link.label ?? '',
			role: link.role,
			url: token === null ? null : linkUrl(context, call, token),
			expiresAt: link.expiresAt ?? null,
			passphrase: link.passphrase !== undefined,
			most: link.most ?? null,
			people: people.filter((each) => each.link === link.id && each.removedAt === null).length
		};
	};
	return { links: (await namedLinks({ store }, workshop)).map(show) };
}

const unknownLink = (): Reply => refuse('not_found', 'This workshop has no such link.');
