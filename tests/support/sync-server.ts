import { createServer } from 'node:http';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { WebSocket } from 'ws';
import { isRole } from '#lib/domain/permissions.ts';
import { createGateway, type GatewayOptions } from '../../server/gateway/gateway.ts';
import type { FanOut } from '../../server/fanout/types.ts';
import type { Identity } from '../../server/auth/identity.ts';
import type { RoomLimits } from '../../server/rooms/limits.ts';
import { createRooms } from '../../server/rooms/rooms.ts';
import type { ErrorContext } from '../../server/rooms/room-host.ts';
import type { Timers } from '../../server/rooms/timers.ts';
import type { Rooms } from '../../server/rooms/types.ts';
import type { DocumentLog } from '../../server/store/types.ts';
import type { ManualClock } from './sync-clock.ts';
import { memoryLog } from './sync-log.ts';

export const WORKSHOP = 'w1';
export const BOARD = `${WORKSHOP}/board/b1`;
export const STAGE = `${WORKSHOP}/stage`;
export const PLAN = `${WORKSHOP}/plan`;

export interface SyncServer {
	/** ws://…/sync, as y-websocket wants it. */
	readonly url: string;
	readonly port: number;
	readonly rooms: Rooms;
	readonly log: DocumentLog;
	/** The server's ends of the sockets that were let in so far. */
	readonly sockets: readonly WebSocket[];
	readonly errors: { readonly error: unknown; readonly context: ErrorContext }[];
	close(): Promise<void>;
}

export interface SyncServerOptions {
	readonly log?: DocumentLog;
	readonly fanOut?: FanOut;
	readonly timers?: Timers;
	readonly limits?: Partial<RoomLimits>;
	readonly gateway?: Partial<GatewayOptions>;
	readonly port?: number;
}

/**
 * Tokens of these servers: `facilitator`, `participant` and `viewer` are programs without a
 * person; `participant:ann` is Ann. Everything else is nobody, `other` belongs to another workshop.
 */
export function identityOf(token: string | null): Identity | null {
	const [role, participant] = (token ?? '').split(':');
	if (!isRole(role)) return null;
	return { workshop: WORKSHOP, participant: participant ?? null, role, link: `link-${role}` };
}

/** Lets a manual clock run while the rooms close, which they do with deadlines. */
async function pump(timers: Timers | undefined, done: Promise<void>): Promise<void> {
	let closing = true;
	void done.finally(() => (closing = false));
	if (timers === undefined || !('advance' in timers)) return done;
	const clock = timers as ManualClock;
	while (closing) await clock.advance(50);
}

/** Rooms and their gateway behind a real port. Ended with the test. */
export async function startSync(options: SyncServerOptions = {}): Promise<SyncServer> {
	const log = options.log ?? memoryLog();
	const errors: SyncServer['errors'] = [];
	const rooms = createRooms({
		log,
		now: () => performance.now(),
		onError: (error, context) => errors.push({ error, context }),
		...(options.fanOut && { fanOut: options.fanOut }),
		...(options.timers && { timers: options.timers }),
		...(options.limits && { limits: options.limits })
	});
	const sockets: WebSocket[] = [];
	const door: Pick<Rooms, 'attach' | 'moment'> = {
		get moment() {
			return rooms.moment;
		},
		attach(socket, ...rest) {
			sockets.push(socket);
			rooms.attach(socket, ...rest);
		}
	};
	const gateway = createGateway({
		rooms: door,
		identify: async (_, token) => {
			if (token === 'other') return { refused: 'forbidden' };
			const identity = identityOf(token);
			return identity === null ? { refused: 'unauthenticated' } : { identity };
		},
		exists: async (doc) =>
			doc.workshop === WORKSHOP && (doc.kind !== 'board' || doc.board !== 'b9'),
		allowedOrigins: (request) => request.headers.origin === undefined,
		now: () => performance.now(),
		onError: (error) => errors.push({ error, context: { what: 'room' } }),
		...options.gateway
	});
	const http = createServer((_, response) => response.writeHead(404).end());
	http.on('upgrade', (request, socket, head) => {
		if (!gateway.handleUpgrade(request, socket, head)) socket.destroy();
	});
	http.listen(options.port ?? 0, '127.0.0.1');
	await once(http, 'listening');
	const address = http.address();
	if (address === null || typeof address === 'string') throw new Error('no port');

	let closed: Promise<void> | null = null;
	const close = (): Promise<void> => {
		closed ??= (async () => {
			await gateway.close();
			const done = rooms.close();
			await Promise.race([done, pump(options.timers, done)]);
			await done;
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		})();
		return closed;
	};
	onTestFinished(close);
	return {
		url: `ws://127.0.0.1:${address.port}/sync`,
		port: address.port,
		rooms,
		log,
		sockets,
		errors,
		close
	};
}
