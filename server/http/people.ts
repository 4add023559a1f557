import type { PeopleResult } from '../workshop/people.ts';
import { changeRole, removePerson } from '../workshop/people.ts';
import { authoriseFacilitator } from './authorise.ts';
import { readBody } from './body.ts';
import type { ApiContext } from './context.ts';
import { RoleBody } from './fields.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';
import { meOf } from './views.ts';

/** PATCH /api/workshops/{id}/people/{person} and POST …/remove */
export function peopleRoutes(context: ApiContext): readonly Route[] {
	const path = '/api/workshops/{id}/people/{person}';
	return [
		{ method: 'PATCH', path, handle: (call) => change(context, call) },
		{ method: 'POST', path: `${path}/remove`, handle: (call) => remove(context, call) }
	];
}

async function change(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const body = await readBody(call.req, RoleBody);
	if ('refused' in body) return body.refused;
	const { workshop } = who.ok.identity;
	const parts = { ...context, store: context.store.workshops };
	return answer(
		context,
		await changeRole(parts, workshop, call.params['person'] ?? '', body.ok.role)
	);
}

async function remove(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authoriseFacilitator(context, call);
	if ('refused' in who) return who.refused;
	const { workshop } = who.ok.identity;
	const parts = { ...context, store: context.store.workshops };
	const person = call.params['person'] ?? '';
	const removed = await removePerson(parts, workshop, person);
	if (typeof removed !== 'string') await context.attention.forget(workshop, person);
	return answer(context, removed);
}

async function answer(context: ApiContext, result: PeopleResult): Promise<Reply> {
	if (result === 'unknown') return refuse('not_found', 'There is no such person in this workshop.');
	if (result === 'last') {
		return refuse('last_facilitator', 'Somebody must stay facilitator: make another one first.');
	}
	await context.roster.refresh(result.workshop);
	return ok(meOf(result));
}
