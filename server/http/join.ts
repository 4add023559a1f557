import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Joined, ResolvedLink } from '#lib/protocol/api.ts';
import { readSession, sessionCookie } from '../auth/session.ts';
import { isPassphrase } from '../auth/passphrase.ts';
import { hashOf } from '../auth/tokens.ts';
import type { LinkRow } from '../store/types.ts';
import { joinWorkshop, leastUsed } from '../workshop/join.ts';
import { LINK_EXPIRED, removed } from './authorise.ts';
import { readBody } from './body.ts';
import type { ApiContext } from './context.ts';
import { JoinBody, ResolveBody, cleanName, nameInvalid } from './fields.ts';
import { tooMany } from './rate-limit.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';
import { isSecure, meOf } from './views.ts';

/** POST /api/links/resolve and POST /api/join */
export function joinRoutes(context: ApiContext): readonly Route[] {
	return [
		{ method: 'POST', path: '/api/links/resolve', handle: (call) => resolve(context, call) },
		{ method: 'POST', path: '/api/join', handle: (call) => join(context, call) }
	];
}

async function resolve(context: ApiContext, call: Call): Promise<Reply> {
	const wait = context.limits.join(call.address);
	if (wait > 0) return tooMany(wait);
	const body = await readBody(call.req, ResolveBody);
	if ('refused' in body) return body.refused;

	const store = context.store.workshops;
	const found = await liveLink(context, body.ok.token);
	if ('refused' in found) return found.refused;
	const workshop = await store.workshop(found.ok.workshop);
	if (workshop === null) return refuse('workshop_unknown', 'This link’s workshop is gone.');
	const secret = readSession(call.req.headers.cookie);
	const me = secret === null ? null : await store.participant(workshop.id, hashOf(secret));
	const knows = me?.link === found.ok.id;
	const answer: ResolvedLink = {
		workshop: { id: workshop.id, title: workshop.title, locale: workshop.locale },
		role: found.ok.role,
		color: leastUsed(await store.participants(workshop.id)),
		...(found.ok.passphrase !== undefined && !knows && { passphrase: true }),
		...(me !== null && { me: meOf(me) })
	};
	return ok(answer);
}

async function join(context: ApiContext, call: Call): Promise<Reply> {
	const wait = context.limits.join(call.address);
	if (wait > 0) return tooMany(wait);
	const body = await readBody(call.req, JoinBody);
	if ('refused' in body) return body.refused;

	const store = context.store.workshops;
	const found = await liveLink(context, body.ok.token);
	if ('refused' in found) return found.refused;
	const name = cleanName(body.ok.name);
	if (name === null) return nameInvalid();

	const known = readSession(call.req.headers.cookie);
	const barred = await passphraseBar(context, call, found.ok, known, body.ok.passphrase);
	if (barred) return barred;
	const workshop = await store.workshop(found.ok.workshop);
	const secret = known ?? context.newSecret();
	const me = await joinWorkshop(
		{ ...context, store },
		{
			link: found.ok,
			session: hashOf(secret),
			name,
			color: body.ok.color,
			waitingRoom: workshop?.waitingRoom === true
		}
	);
	if (me === 'removed') return removed();
	if (me === 'full') {
		return refuse('link_full', 'As many people as this link is for have joined by it.');
	}
	await context.roster.refresh(me.workshop);
	// Tabs that are open already came with another role; they come back with this one.
	context.rooms.disconnect(
		{ participant: me.id, notRole: me.role },
		CLOSE.restarting,
		'the role has changed'
	);
	const answer: Joined = {
		workshop: me.workshop,
		me: meOf(me),
		...(me.waitingSince !== undefined && { waiting: true })
	};
	return ok(answer, { 'set-cookie': sessionCookie(secret, { secure: isSecure(context, call) }) });
}

/** Null to go on. Whoever has joined by the link before isn't asked again. */
async function passphraseBar(
	context: ApiContext,
	call: Call,
	link: LinkRow,
	session: string | null,
	given: string | undefined
): Promise<Reply | null> {
	if (link.passphrase === undefined) return null;
	const before =
		session === null
			? null
			: await context.store.workshops.participant(link.workshop, hashOf(session));
	if (before?.link === link.id) return null;
	if (given === undefined) {
		return refuse('passphrase_needed', 'This link asks for a passphrase.');
	}
	const key = `${call.address} ${link.id}`;
	const { passphrase } = context.limits;
	const wait = passphrase.take(key);
	if (wait > 0) return tooMany(wait);
	if (!(await isPassphrase(given.trim(), link.passphrase))) {
		return refuse('passphrase_wrong', 'That isn’t this link’s passphrase.');
	}
	passphrase.giveBack(key);
	return null;
}

async function liveLink(
	{ store: { workshops: store }, now }: Pick<ApiContext, 'store' | 'now'>,
	token: string
): Promise<{ ok: LinkRow } | { refused: Reply }> {
	const link = await store.linkByHash(hashOf(token));
	if (link === null) {
		return {
			refused: refuse('link_unknown', 'No workshop has this link: check that it was copied whole.')
		};
	}
	if (link.revokedAt !== null) {
		return {
			refused: refuse('link_revoked', 'This link was taken back: ask a facilitator for a new one.')
		};
	}
	if (link.expiresAt !== undefined && link.expiresAt <= now()) {
		return { refused: refuse('link_expired', LINK_EXPIRED) };
	}
	return { ok: link };
}
