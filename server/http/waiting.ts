import { admit, waiting } from '../workshop/waiting.ts';
import { authoriseFacilitator } from './authorise.ts';
import type { ApiContext } from './context.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';

/** GET /api/workshops/{id}/waiting, POST …/waiting/admit and POST …/people/{person}/admit */
export function waitingRoutes(context: ApiContext): readonly Route[] {
	const path = '/api/workshops/{id}';
	return [
		{ method: 'GET', path: `${path}/waiting`, handle: (call) => show(context, call) },
		{ method: 'POST', path: `${path}/waiting/admit`, handle: (call) => letIn(context, call, null) },
		{
			method: 'POST',
			path: `${path}/people/{person}/admit`,
			handle: (call) => letIn(context, call, call.params['person'] ?? '')
		}
	];
}

async function show(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	return ok(await listOf(context, who.ok.workshop.id, who.ok.workshop.waitingRoom === true));
}

async function letIn(context: ApiContext, call: Call, person: string | null): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const { workshop } = who.ok;
	const admitted = await admit(context.store.workshops, workshop.id, person);
	if (admitted === null) return refuse('not_found', 'There is no such person in this workshop.');
	if (admitted.length > 0) await context.roster.refresh(workshop.id);
	return ok(await listOf(context, workshop.id, workshop.waitingRoom === true));
}

async function listOf(context: ApiContext, workshop: string, on: boolean) {
	const people = await waiting(context.store.workshops, workshop);
	return {
		on,
		people: people.map(({ id, name, color, role, waitingSince }) => ({
			participant: id,
			name,
			color,
			role,
			since: waitingSince ?? 0
		}))
	};
}
