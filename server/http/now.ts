import { authorise, authoriseFacilitator } from './authorise.ts';
import type { ApiContext } from './context.ts';
import { ok, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';

/** GET /api/workshops/{id}/now and …/now/mine: hands and readiness in the phase under way. */
export function nowRoutes(context: ApiContext): readonly Route[] {
	const path = '/api/workshops/{id}/now';
	return [
		{ method: 'GET', path, handle: (call) => everybody(context, call) },
		{ method: 'GET', path: `${path}/mine`, handle: (call) => mine(context, call) }
	];
}

async function everybody(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	return ok({ marks: await context.attention.marks(who.ok.workshop.id) });
}

/** Word for word what facilitators are told of the one who asks, and nothing of anybody else. */
async function mine(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	const { workshop, participant } = who.ok.identity;
	const marks = await context.attention.marks(workshop);
	return ok({ marks: marks.filter((mark) => mark.participant === participant) });
}
