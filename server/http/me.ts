import { authorise } from './authorise.ts';
import { readBody } from './body.ts';
import type { ApiContext } from './context.ts';
import { MeBody, cleanName, nameInvalid } from './fields.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';
import { meOf } from './views.ts';

/** PATCH /api/workshops/{id}/me */
export function meRoutes(context: ApiContext): readonly Route[] {
	return [
		{ method: 'PATCH', path: '/api/workshops/{id}/me', handle: (call) => change(context, call) }
	];
}

async function change(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	if (who.ok.participant === null) {
		return refuse('forbidden', 'A token has no name or colour: join the workshop first.');
	}
	const body = await readBody(call.req, MeBody);
	if ('refused' in body) return body.refused;
	const name = body.ok.name === undefined ? who.ok.participant.name : cleanName(body.ok.name);
	if (name === null) return nameInvalid();

	const color = body.ok.color ?? who.ok.participant.color;
	const saved = await context.store.workshops.saveParticipant({
		...who.ok.participant,
		name,
		color
	});
	await context.roster.refresh(saved.workshop);
	return ok(meOf(saved));
}
