import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { CANVASES } from '#lib/canvases/index.ts';
import type { ApiErrorBody, CreatedWorkshop, Joined } from '#lib/protocol/api.ts';
import { createIdentify } from '../../server/auth/identify.ts';
import { createTries } from '../../server/auth/tries.ts';
import { createTokens } from '../../server/auth/tokens.ts';
import { createHttpApi } from '../../server/http/api.ts';
import type { ApiContext } from '../../server/http/context.ts';
import { unlimited } from '../../server/http/rate-limit.ts';
import { createLog } from '../../server/log.ts';
import { createImageFiles } from '../../server/store/sqlite/image-files.ts';
import { createSqliteImages } from '../../server/store/sqlite/images.ts';
import { openDatabase } from '../../server/store/sqlite/open.ts';
import { createSqliteVotes } from '../../server/store/sqlite/votes.ts';
import { createSqliteLog } from '../../server/store/sqlite/document-log.ts';
import { createSqliteReveals } from '../../server/store/sqlite/reveals.ts';
import { createSqliteStages } from '../../server/store/sqlite/stages.ts';
import { createSqliteWorkshops } from '../../server/store/sqlite/workshops.ts';
import type { ImageStore, WorkshopStore } from '../../server/store/types.ts';
import { createSqliteMarks } from '../../server/store/sqlite/marks.ts';
import { createAttention } from '../../server/stage/attention.ts';
import { createCommands } from '../../server/stage/commands.ts';
import { createDeskCounts } from '../../server/stage/desk-counts.ts';
import { createOrder } from '../../server/stage/order.ts';
import { createReveals } from '../../server/stage/reveals.ts';
import { createStage } from '../../server/stage/stage.ts';
import { createVotes } from '../../server/stage/votes/votes.ts';
import { createRoster } from '../../server/workshop/roster.ts';
import { createMemoryRooms, type MemoryRooms } from './memory-rooms.ts';

export interface CallOptions {
	readonly json?: unknown;
	readonly body?: BodyInit;
	readonly headers?: Record<string, string>;
	/** A link's token, as a program would send it. */
	readonly token?: string;
	/** A Cookie header, as a browser would send it. */
	readonly cookie?: string;
}

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	/** The parsed JSON, or the text where it isn't JSON. */
	readonly body: unknown;
}

/** The API on a real socket over a real store; only the rooms are in memory. */
export interface TestApi {
	readonly url: string;
	readonly rooms: MemoryRooms;
	readonly store: WorkshopStore;
	/** Every line of the log so far. */
	readonly log: string[];
	/** ms; moves only when a test says so. */
	clock: number;
	call(method: string, path: string, options?: CallOptions): Promise<Answer>;
	create(body?: object): Promise<CreatedWorkshop>;
	/** Joins by a link and answers who that made, and the cookie. */
	join(link: string, name: string, cookie?: string): Promise<Joined & { cookie: string }>;
	close(): Promise<void>;
}

export const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
export const codeOf = (answer: Answer): string => (answer.body as ApiErrorBody).error.code;
export const messageOf = (answer: Answer): string => (answer.body as ApiErrorBody).error.message;

export async function startApi({
	images,
	store: storeParts,
	...overrides
}: Partial<Omit<ApiContext, 'config' | 'store'>> & {
	config?: Partial<ApiContext['config']>;
	store?: Partial<ApiContext['store']>;
	images?: Partial<ImageStore>;
} = {}): Promise<TestApi> {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-api-'));
	const opened = openDatabase(dataDir, 'normal');
	if ('error' in opened) throw new Error(opened.error);
	const store = createSqliteWorkshops(opened.ok.db, opened.ok.rows);
	const rooms = createMemoryRooms();
	const reveals = {
		workshops: store,
		log: createSqliteLog(opened.ok.db, opened.ok.rows),
		reveals: createSqliteReveals(opened.ok.db)
	};
	const log: string[] = [];
	let ids = 0;
	const now = (): number => api.clock;
	const stages = createSqliteStages(opened.ok.db);
	const parts = {
		rooms,
		now,
		timers: { after: () => () => undefined },
		onError: (error: unknown) => log.push(String(error))
	};
	const votes = createVotes({
		...parts,
		store: { stages, votes: createSqliteVotes(opened.ok.db), workshops: store }
	});
	const attention = createAttention({
		marks: createSqliteMarks(opened.ok.db),
		stages,
		workshops: store,
		rooms,
		now
	});
	const stage = createStage({
		...parts,
		store: stages,
		reveals: createReveals({ store: reveals, rooms, canvases: CANVASES }),
		onAccess: () => undefined,
		newId: () => `id${++ids}`,
		newSecret: () => 'secret',
		async onRun(workshop) {
			await votes.follow(workshop);
			await attention.onRun(workshop);
		}
	});
	const context: ApiContext = {
		log: createLog({ level: 'debug', now, write: (line) => log.push(line) }),
		store: {
			workshops: store,
			images: { ...createSqliteImages(opened.ok.db, createImageFiles(dataDir)), ...images },
			check: async () => undefined,
			...storeParts
		},
		rooms,
		roster: createRoster({ store, rooms, now, onError: (error) => log.push(String(error)) }),
		desks: createDeskCounts({ stage, rooms, store, now }),
		commands: createCommands({
			stage,
			votes,
			attention,
			order: createOrder({
				...parts,
				stages,
				workshops: store
			})
		}),
		attention,
		votes,
		expiry: { set: () => undefined },
		tokens: createTokens(new Uint8Array(32).fill(7)),
		identify: createIdentify(store, now),
		canvases: CANVASES,
		metrics: () => 'figures 1\n',
		limits: { create: unlimited, join: unlimited, image: unlimited, passphrase: createTries(now) },
		newId: () => `id${++ids}`,
		newSecret: () => randomBytes(32).toString('base64url'),
		now,
		...overrides,
		config: {
			publicUrl: null,
			createKey: null,
			metricsKey: null,
			trustProxy: 0,
			...overrides.config
		}
	};
	const handle = createHttpApi(context);
	const server = createServer((req, res) =>
		handle(req, res, () => res.writeHead(200, { 'content-type': 'text/html' }).end('a page'))
	).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');

	const api: TestApi = {
		url: `http://127.0.0.1:${address.port}`,
		rooms,
		store,
		log,
		clock: 1_700_000_000_000,
		async call(method, place, { json, body, headers, token, cookie } = {}) {
			const response = await fetch(api.url + place, {
				method,
				body: json === undefined ? (body ?? null) : JSON.stringify(json),
				headers: {
					...(json !== undefined && { 'content-type': 'application/json' }),
					...(token !== undefined && { authorization: `Bearer ${token}` }),
					...(cookie !== undefined && { cookie }),
					...headers
				}
			});
			const text = await response.text();
			const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
			return {
				status: response.status,
				headers: response.headers,
				body: isJson && text !== '' ? JSON.parse(text) : text
			};
		},
		async create(body = {}) {
			const made = await api.call('POST', '/api/workshops', { json: { title: 'Loop 1', ...body } });
			if (made.status !== 201) throw new Error(`not made: ${JSON.stringify(made.body)}`);
			return made.body as CreatedWorkshop;
		},
		async join(link, name, cookie) {
			const joined = await api.call('POST', '/api/join', {
				json: { token: tokenOf(link), name },
				...(cookie !== undefined && { cookie })
			});
			if (joined.status !== 200) throw new Error(`not joined: ${JSON.stringify(joined.body)}`);
			const set = joined.headers.get('set-cookie')?.split(';')[0] ?? '';
			return { ...(joined.body as Joined), cookie: set };
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
			opened.ok.close();
			await rm(dataDir, { recursive: true });
		}
	};
	return api;
}
