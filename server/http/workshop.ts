import { setRoom } from '#lib/domain/stage-doc.ts';
import { readSession, sessionCookie } from '../auth/session.ts';
import { authorise, authoriseFacilitator } from './authorise.ts';
import { admit } from '../workshop/waiting.ts';
import { readBody } from './body.ts';
import type { ApiContext } from './context.ts';
import { RenameBody, cleanTitle, titleInvalid } from './fields.ts';
import { ok, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';
import { infoOf, isSecure } from './views.ts';

/** GET and PATCH /api/workshops/{id} */
export function workshopRoutes(context: ApiContext): readonly Route[] {
	const path = '/api/workshops/{id}';
	return [
		{ method: 'GET', path, handle: (call) => show(context, call) },
		{ method: 'PATCH', path, handle: (call) => rename(context, call) }
	];
}

async function show(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	const secret = who.ok.participant === null ? null : readSession(call.req.headers.cookie);
	return ok(
		await infoOf(context, who.ok),
		// Each visit starts the cookie's year anew.
		secret === null
			? undefined
			: { 'set-cookie': sessionCookie(secret, { secure: isSecure(context, call) }) }
	);
}

async function rename(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const body = await readBody(call.req, RenameBody);
	if ('refused' in body) return body.refused;
	const { id, locale } = who.ok.workshop;
	const { waitingRoom } = body.ok;
	if (waitingRoom !== undefined) {
		await context.store.workshops.setWaitingRoom(id, waitingRoom);
		// Who waits has nothing to wait for any more.
		if (!waitingRoom) {
			await admit(context.store.workshops, id, null);
			await context.roster.refresh(id);
		}
		if (body.ok.title === undefined) return ok(await infoOf(context, who.ok));
	}
	const title = cleanTitle(body.ok.title);
	if (title === null) return titleInvalid();

	await context.store.workshops.rename(id, title);
	await context.rooms.edit({ kind: 'stage', workshop: id }, (doc) =>
		setRoom(doc, { title, locale })
	);
	return ok(await infoOf(context, { ...who.ok, workshop: { ...who.ok.workshop, title } }));
}
