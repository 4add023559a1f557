import { authorise } from './authorise.ts';
import type { ApiContext } from './context.ts';
import { ok, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';

/** GET /api/workshops/{id}/desks: how much each person has written alone, where that is shown. */
export function desksRoutes(context: ApiContext): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/workshops/{id}/desks',
			handle: (call) => counts(context, call)
		}
	];
}

async function counts(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	return ok(await context.desks.shownTo(who.ok.identity));
}
