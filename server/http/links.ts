import { isRole } from '#lib/domain/permissions.ts';
import { renewLink } from '../workshop/links.ts';
import { authoriseFacilitator } from './authorise.ts';
import type { ApiContext } from './context.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';
import { linksOf } from './views.ts';

/** GET /api/workshops/{id}/links and POST /api/workshops/{id}/links/{role}/renew */
export function linksRoutes(context: ApiContext): readonly Route[] {
	const path = '/api/workshops/{id}/links';
	return [
		{ method: 'GET', path, handle: (call) => show(context, call) },
		{ method: 'POST', path: `${path}/{role}/renew`, handle: (call) => renew(context, call) }
	];
}

async function show(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	return ok(await linksOf(context, call, who.ok.workshop.id));
}

async function renew(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const role = call.params['role'];
	if (!isRole(role)) return refuse('not_found', 'There is no link for such a role.');

	const { workshop, participant } = who.ok;
	const store = context.store.workshops;
	await renewLink({ ...context, store }, workshop.id, role, participant);
	return ok(await linksOf(context, call, workshop.id));
}
