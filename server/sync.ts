import type { DocName } from '#lib/protocol/doc-names.ts';
import type { Identify } from './auth/identify.ts';
import { readSession } from './auth/session.ts';
import type { Config } from './config.ts';
import { addressOf, isOwnOrigin } from './http/origin.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import type { Rooms } from './rooms/types.ts';
import type { WorkshopStore } from './store/types.ts';
import type { Roster } from './workshop/roster.ts';

export interface SyncContext {
	readonly config: Config;
	readonly log: Log;
	readonly store: WorkshopStore;
	readonly rooms: Rooms;
	readonly roster: Pick<Roster, 'prepare'>;
	/** Whether only facilitators may write in a document now. */
	readonly frozen?: (doc: DocName) => boolean;
	readonly identify: Identify;
	readonly metrics: Metrics;
	/** ms; only differences are used. */
	readonly now: () => number;
}

/** The gateway, asking the same rows as the HTTP interface who somebody is. */
export function createSync(context: SyncContext): Gateway {
	const { config, log, store, rooms, roster, frozen, identify, metrics, now } = context;
	return createGateway({
		rooms,
		metrics,
		now,
		rateLimits: config.rateLimits,
		addressOf: (request) => addressOf(request, config),
		allowedOrigins: (request) => isOwnOrigin(request, config),
		exists: (doc) => exists(store, doc),
		...(frozen && { frozen }),
		async identify(request, token, workshop) {
			await roster.prepare(workshop);
			// After the wait: whoever has been shut out meanwhile is.
			const session = readSession(request.headers.cookie);
			const who = await identify(workshop, { token, session });
			switch (who.kind) {
				case 'known':
					return { identity: who.identity };
				case 'nobody':
				case 'unknown-workshop':
					return { refused: 'unauthenticated' };
				case 'revoked':
				case 'removed':
				case 'expired':
				case 'passphrase':
				case 'waiting':
				case 'stranger':
					return { refused: 'forbidden' };
			}
		},
		onError: (error, { what }) => log.error('gateway.failed', { what, error })
	});
}

async function exists(store: WorkshopStore, doc: DocName): Promise<boolean> {
	switch (doc.kind) {
		case 'stage':
		case 'plan':
			return (await store.workshop(doc.workshop)) !== null;
		case 'board':
			return (await store.boards(doc.workshop)).some(({ id }) => id === doc.board);
		case 'desk':
			return (await store.participants(doc.workshop)).some(({ id }) => id === doc.participant);
	}
}
