import { CommandBody } from '#lib/protocol/commands/commands.ts';
import { authorise } from './authorise.ts';
import { readBody } from './body.ts';
import type { ApiContext } from './context.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';

/** POST /api/workshops/{id}/commands and GET /api/time */
export function commandsRoutes(context: ApiContext): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/workshops/{id}/commands',
			handle: (call) => command(context, call)
		},
		// For a client to know how far its own clock is off: the room's timer is the server's.
		{ method: 'GET', path: '/api/time', handle: () => ok({ now: context.now() }) }
	];
}

async function command(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	const body = await readBody(call.req, CommandBody);
	if ('refused' in body) return body.refused;
	const { key, command } = body.ok;
	const { identity } = who.ok;
	if (!context.commands.mayAsk(identity, command)) {
		return refuse('forbidden', 'That is not for your role.');
	}
	const answer = await context.commands.run(identity, key, command);
	return answer.kind === 'done' ? ok(answer) : { status: 409, body: answer };
}
