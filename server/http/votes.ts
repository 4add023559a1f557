import { authorise } from './authorise.ts';
import type { ApiContext } from './context.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';

/** GET /api/workshops/{id}/ballots/{ballot}/mine and …/voters */
export function votesRoutes(context: ApiContext): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/workshops/{id}/ballots/{ballot}/mine',
			handle: (call) => mine(context, call)
		},
		{
			method: 'GET',
			path: '/api/workshops/{id}/ballots/{ballot}/voters',
			handle: (call) => voters(context, call)
		}
	];
}

/** What the one who asks has given, and nobody else. */
async function mine(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	const { workshop, participant, role } = who.ok.identity;
	if (participant === null || role === 'viewer') {
		return refuse('forbidden', 'Only people who have joined as more than viewers can vote.');
	}
	const own = await context.votes.mine(workshop, call.params['ballot'] ?? '', participant);
	return own === null ? unknownBallot() : ok(own);
}

/** Who has voted, not for what: the facilitator sees whom the room still waits for. */
async function voters(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	const { workshop, role } = who.ok.identity;
	if (role !== 'facilitator') return refuse('forbidden', 'That is for facilitators.');
	const people = await context.votes.voters(workshop, call.params['ballot'] ?? '');
	return people === null ? unknownBallot() : ok({ voters: people });
}

const unknownBallot = (): Reply => refuse('not_found', 'This workshop has no such ballot.');
