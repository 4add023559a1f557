import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { nanoid } from 'nanoid';
import { CANVASES } from '#lib/canvases/index.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { createIdentify } from './auth/identify.ts';
import { openKeyFile } from './auth/key-file.ts';
import { SESSION_BYTES } from './auth/session.ts';
import { createTries, unlimitedTries } from './auth/tries.ts';
import { createTokens } from './auth/tokens.ts';
import type { Config } from './config.ts';
import { createHttpApi, type HttpApi } from './http/api.ts';
import {
	CREATE_RATE,
	IMAGE_RATE,
	JOIN_RATE,
	createRateLimit,
	unlimited
} from './http/rate-limit.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createRooms } from './rooms/rooms.ts';
import { systemTimers } from './rooms/timers.ts';
import { createAttention } from './stage/attention.ts';
import { createCommands } from './stage/commands.ts';
import { createDeskCounts } from './stage/desk-counts.ts';
import { createOrder } from './stage/order.ts';
import { createReveals } from './stage/reveals.ts';
import { createStage } from './stage/stage.ts';
import { createVotes } from './stage/votes/votes.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import { createSync } from './sync.ts';
import { createLinkExpiry } from './stage/link-expiry.ts';
import { createRoster } from './workshop/roster.ts';

/** Everything but the pages and the port: what production and development have in common. */
export interface App {
	/** Answers what isn't a page, and hands on the rest. */
	readonly handle: HttpApi;
	/** Takes over a socket to a document; false when the path is none. */
	upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	/** Writes what is under way and closes every socket with 1012. */
	stop(): Promise<void>;
	/** Closes the store; to be called when nothing asks any more. */
	dispose(): Promise<void>;
}

export type AppResult = { readonly ok: App } | { readonly error: string };

/** ms for what is being written to the stages when the server stops; the rooms need 3.5 s of the 5. */
const LAST_WORDS = 1_000;

/** Puts the server together over its data directory; what a person can mend answers as one line. */
export function openApp(config: Config, log: Log): AppResult {
	const opened = openSqliteStore(config);
	if ('error' in opened) return opened;
	const store = opened.ok;
	const key = openKeyFile(config.dataDir, randomBytes);
	if ('error' in key) {
		void store.close();
		return key;
	}

	// Only differences are used of this one: a clock that is set must not stretch a limit.
	const monotonic = (): number => performance.now();
	const metrics = createMetrics();
	const rooms = createRooms({
		log: store.log,
		now: monotonic,
		metrics,
		onError: (error, context) => log.error('room.failed', { ...context, error })
	});
	const roster = createRoster({
		store: store.workshops,
		rooms,
		now: Date.now,
		onError: (error, workshop) => log.error('roster.failed', { workshop, error })
	});
	const votes = createVotes({
		store,
		rooms,
		now: Date.now,
		timers: systemTimers(Date.now),
		onError: (error, workshop) => log.error('votes.failed', { workshop, error })
	});
	const attention = createAttention({
		marks: store.marks,
		stages: store.stages,
		workshops: store.workshops,
		rooms,
		now: Date.now
	});
	const order = createOrder({
		rooms,
		workshops: store.workshops,
		stages: store.stages,
		now: Date.now
	});
	const stage = createStage({
		store: store.stages,
		rooms,
		now: Date.now,
		timers: systemTimers(Date.now),
		reveals: createReveals({ store, rooms, canvases: CANVASES }),
		// They come back at once, with the access that they have now.
		onAccess: (sockets) =>
			rooms.disconnect(sockets, CLOSE.restarting, 'writing was closed or opened'),
		async onRun(workshop) {
			await Promise.all([votes.follow(workshop), attention.onRun(workshop)]);
		},
		newId: () => nanoid(),
		newSecret: () => randomBytes(SESSION_BYTES).toString('base64url'),
		onError: (error, workshop) => log.error('stage.failed', { workshop, error })
	});
	const identify = createIdentify(store.workshops, Date.now);
	const gateway = createSync({
		config,
		log,
		rooms,
		roster: {
			async prepare(workshop) {
				await Promise.all([
					roster.prepare(workshop),
					stage.prepare(workshop),
					votes.prepare(workshop),
					order.prepare(workshop)
				]);
			}
		},
		frozen: stage.isClosed,
		identify,
		metrics,
		store: store.workshops,
		now: monotonic
	});

	const expiry = createLinkExpiry({
		store: store.workshops,
		rooms,
		timers: systemTimers(Date.now),
		now: Date.now
	});
	const limit = (rate: Parameters<typeof createRateLimit>[0]) =>
		config.rateLimits ? createRateLimit(rate, monotonic) : unlimited;
	const handle = createHttpApi({
		config,
		log,
		store,
		rooms,
		roster,
		desks: createDeskCounts({ stage, rooms, store: store.workshops, now: monotonic }),
		commands: createCommands({ stage, votes, attention, order }),
		attention,
		votes,
		identify,
		tokens: createTokens(key.ok),
		expiry,
		canvases: CANVASES,
		metrics: () => metrics.render(),
		limits: {
			create: limit(CREATE_RATE),
			join: limit(JOIN_RATE),
			image: limit(IMAGE_RATE),
			passphrase: config.rateLimits ? createTries(monotonic) : unlimitedTries
		},
		newId: () => nanoid(),
		newSecret: () => randomBytes(SESSION_BYTES).toString('base64url'),
		now: Date.now
	});

	expiry.start().catch((error: unknown) => log.error('links.failed', { error }));
	stage.start().catch((error: unknown) => log.error('stage.failed', { error }));
	votes.start().catch((error: unknown) => log.error('votes.failed', { error }));

	return {
		ok: {
			handle,
			upgrade: (req, socket, head) => gateway.handleUpgrade(req, socket, head),
			async stop() {
				expiry.close();
				await gateway.close();
				// While the store fails, what they are writing never ends; the rooms give it up.
				const written = Promise.all([
					stage
						.close()
						.then(() => Promise.all([votes.close(), attention.settled(), order.settled()])),
					roster.close()
				]);
				const enough = new Promise((resolve) => setTimeout(resolve, LAST_WORDS).unref());
				await Promise.race([written, enough]);
				await rooms.close();
			},
			async dispose() {
				metrics.close();
				await store.close();
			}
		}
	};
}
