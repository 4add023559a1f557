import type { IncomingMessage } from 'node:http';
import type { Identified } from '../auth/identify.ts';
import { readSession } from '../auth/session.ts';
import type { ApiContext } from './context.ts';
import { refuse, type Reply } from './reply.ts';
import type { Call } from './router.ts';

export type Known = Extract<Identified, { kind: 'known' }>;
export type Authorised = { readonly ok: Known } | { readonly refused: Reply };

/** The secret of an `Authorization: Bearer` header; null when there is none. */
export function bearerOf(req: IncomingMessage): string | null {
	return /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1] ?? null;
}

/** Whoever has a live link of the workshop that the path's `{id}` names. */
export async function authorise(
	{ identify }: Pick<ApiContext, 'identify'>,
	{ req, params }: Call
): Promise<Authorised> {
	const who = await identify(params['id'] ?? '', {
		token: bearerOf(req),
		session: readSession(req.headers.cookie)
	});
	switch (who.kind) {
		case 'known':
			return { ok: who };
		case 'unknown-workshop':
			return { refused: refuse('workshop_unknown', 'There is no such workshop on this server.') };
		case 'nobody':
			return {
				refused: refuse('unauthenticated', 'Open one of the workshop’s links, or send its token.', {
					headers: { 'www-authenticate': 'Bearer' }
				})
			};
		case 'revoked':
			return {
				refused: refuse(
					'link_revoked',
					'Your link was taken back: ask a facilitator for a new one.',
					{
						// Unlike the link itself, the workshop isn't gone.
						status: 403
					}
				)
			};
		case 'expired':
			return { refused: refuse('link_expired', LINK_EXPIRED, { status: 403 }) };
		case 'passphrase':
			return {
				refused: refuse('passphrase_needed', 'This link asks for a passphrase: join in a browser.')
			};
		case 'waiting':
			return { refused: refuse('waiting', 'A facilitator has to let you in first.') };
		case 'removed':
			return { refused: removed() };
		case 'stranger':
			return { refused: refuse('forbidden', 'That token belongs to another workshop.') };
	}
}

export const LINK_EXPIRED = 'Your link’s time is over: ask a facilitator for a new one.';

export const removed = (): Reply =>
	refuse('removed', 'A facilitator has ended your part in this workshop.');

/** The same, for what only facilitators may do. */
export async function authoriseFacilitator(
	context: Pick<ApiContext, 'identify'>,
	call: Call
): Promise<Authorised> {
	const who = await authorise(context, call);
	if ('refused' in who || who.ok.identity.role === 'facilitator') return who;
	return { refused: refuse('forbidden', 'Only facilitators may do this.') };
}
