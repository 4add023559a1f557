import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { accessTo } from '#lib/domain/permissions.ts';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import type { DocName } from '#lib/protocol/doc-names.ts';
import { MAX_FRAME_BYTES } from '#lib/protocol/limits.ts';
import type { Identity } from '../auth/identity.ts';
import { NO_METRICS, type Metrics } from '../metrics.ts';
import type { Rooms } from '../rooms/types.ts';
import { ADDRESS_LIMITS, Addresses, type AddressLimits, type Visit } from './address-limits.ts';
import { parseSyncUrl, type SyncUrl } from './sync-url.ts';

export interface GatewayOptions {
	readonly rooms: Pick<Rooms, 'attach' | 'moment'>;
	/** Who asks for `workshop`, by the token, or the request's cookie where there is none. */
	readonly identify: (
		request: IncomingMessage,
		token: string | null,
		workshop: string
	) => Promise<
		{ readonly identity: Identity } | { readonly refused: 'unauthenticated' | 'forbidden' }
	>;
	readonly exists: (doc: DocName) => Promise<boolean>;
	/** Whether only facilitators may write to it just now. */
	readonly frozen?: (doc: DocName) => boolean;
	/** Whether a browser on this page may use its cookie here. */
	readonly allowedOrigins: (request: IncomingMessage) => boolean;
	/** ms; only differences are used. */
	readonly now: () => number;
	/** False lifts the limits per address, for load tests. */
	readonly rateLimits?: boolean;
	readonly addressLimits?: Partial<AddressLimits>;
	/** The client's address; the socket's where nothing is in between. */
	readonly addressOf?: (request: IncomingMessage) => string;
	/** Bytes of one frame. */
	readonly maxFrameBytes?: number;
	/** ms to find out who somebody is. */
	readonly identifyTimeout?: number;
	readonly metrics?: Metrics;
	readonly onError?: (error: unknown, context: { readonly what: 'identify' }) => void;
}

export interface Gateway {
	/** True when the URL is under /sync/ and the request was taken over; false: it is another's. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	/** Takes no more sockets, and closes those that aren't in a room yet. */
	close(): Promise<void>;
}

/** ms. A store that takes longer to say who somebody is has other troubles. */
const IDENTIFY_TIMEOUT = 10_000;
/** ms. How long a peer may take to answer the closing of its socket before it is cut off. */
const CLOSE_TIMEOUT = 5_000;
/** WebSocket's own code for a message that is too big, which y-websocket would send again for ever. */
const WS_MESSAGE_TOO_BIG = 1009;

class SyncSocket extends WebSocket {
	override close(code?: number, data?: string | Buffer): void {
		super.close(code === WS_MESSAGE_TOO_BIG ? CLOSE.tooLarge : code, data);
	}
}

interface Refusal {
	readonly code: CloseCode;
	readonly reason: string;
}

interface Visitor {
	readonly request: IncomingMessage;
	readonly client: WebSocket;
	/** What the client's frames travel on. */
	readonly stream: Duplex;
	readonly url: Exclude<SyncUrl, { kind: 'other' }>;
}

/** The door of the rooms: finds out who comes, to which document, and with which rights. */
export function createGateway(options: GatewayOptions): Gateway {
	return new SyncGateway(options);
}

class SyncGateway implements Gateway {
	readonly #options: GatewayOptions;
	readonly #metrics: Metrics;
	readonly #addresses: Addresses | null;
	readonly #pending = new Set<WebSocket>();
	readonly #server: WebSocketServer;
	#isClosing = false;

	constructor(options: GatewayOptions) {
		this.#options = options;
		this.#metrics = options.metrics ?? NO_METRICS;
		this.#addresses =
			options.rateLimits === false
				? null
				: new Addresses({ ...ADDRESS_LIMITS, ...options.addressLimits }, options.now);
		// A variable, because the types of ws don't know closeTimeout yet.
		const serverOptions = {
			noServer: true,
			clientTracking: false,
			perMessageDeflate: false,
			maxPayload: options.maxFrameBytes ?? MAX_FRAME_BYTES,
			closeTimeout: CLOSE_TIMEOUT,
			WebSocket: SyncSocket
		};
		this.#server = new WebSocketServer(serverOptions);
		this.#server.on('error', (error) => this.#report(error));
		this.#metrics.gauge('connections_pending', () => this.#pending.size);
	}

	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
		const url = parseSyncUrl(request.url);
		if (url.kind === 'other') return false;
		// ws takes this over; until then an error would have no listener.
		socket.on('error', ignore);
		if (this.#isClosing) {
			this.#reject(socket, 503);
			return true;
		}
		const visit = this.#addresses?.enter(this.#addressOf(request)) ?? null;
		if (visit === null && this.#addresses !== null) {
			// Not a close code: this passes, and a stock client tries again by itself.
			this.#reject(socket, 429);
			return true;
		}
		if (visit !== null) countOut(socket, visit);
		try {
			this.#server.handleUpgrade(request, socket, head, (client) => {
				socket.off('error', ignore);
				this.#receive({ request, client, stream: socket, url }, visit);
			});
		} catch (error) {
			this.#report(error);
			socket.destroy();
		}
		return true;
	}

	close(): Promise<void> {
		this.#isClosing = true;
		for (const client of this.#pending) refuse(client, RESTARTING);
		return new Promise((resolve) => this.#server.close(() => resolve()));
	}

	/**
	 * Keeps the socket until it is decided about. What listens to it longer must not hold on to the
	 * request, which is as large as all else about a connection.
	 */
	#receive(visitor: Visitor, visit: Visit | null): void {
		const { client } = visitor;
		const forget = (): void => void this.#pending.delete(client);
		// Nothing is read, and so nothing has to be kept, before we know who it is.
		client.pause();
		client.on('error', ignore);
		client.on('close', forget);
		this.#pending.add(client);
		void this.#admit(visitor).finally(() => {
			forget();
			client.off('close', forget);
			visit?.identified();
		});
	}

	async #admit(visitor: Visitor): Promise<void> {
		const { client } = visitor;
		try {
			const refusal = await within(
				this.#options.identifyTimeout ?? IDENTIFY_TIMEOUT,
				this.#decide(visitor)
			);
			if (refusal !== null) this.#refuse(client, refusal);
		} catch (error) {
			this.#report(error);
			this.#refuse(client, { code: CLOSE.failed, reason: 'try again' });
		}
	}

	/** Puts the socket into its room, or says why not. */
	async #decide({ request, client, stream, url }: Visitor): Promise<Refusal | null> {
		if (url.kind === 'malformed') return { code: CLOSE.badRequest, reason: 'malformed address' };
		const { doc, token, saved } = url;
		if (doc === null) return NOT_FOUND;
		// Another site's page could use this browser's cookie; a token is nobody's to send by accident.
		if (token === null && !this.#options.allowedOrigins(request)) {
			return { code: CLOSE.forbidden, reason: 'not from that site' };
		}
		const { workshop } = doc;
		const [isThere, isWorkshop] = await Promise.all([
			this.#options.exists(doc),
			this.#options.exists({ kind: 'stage', workshop })
		]);
		if (!isWorkshop) return NOT_FOUND;
		// Last, so that little is awaited between knowing the rights and using them. What is taken back
		// in between counts all the same.
		const asOf = this.#options.rooms.moment;
		const found = await this.#options.identify(request, token, workshop);
		if ('refused' in found) {
			return found.refused === 'forbidden'
				? FORBIDDEN
				: { code: CLOSE.unauthenticated, reason: 'who are you?' };
		}
		const access = this.#accessOf(found.identity, doc);
		if (access === 'none') return FORBIDDEN;
		if (!isThere) return NOT_FOUND;
		if (this.#isClosing) return RESTARTING;
		if (client.readyState !== client.OPEN) return null;
		const write = access === 'write';
		this.#options.rooms.attach(client, doc, found.identity, { write, saved, stream, asOf });
		client.off('error', ignore);
		return null;
	}

	#accessOf(identity: Identity, doc: DocName): ReturnType<typeof accessTo> {
		if (identity.workshop !== doc.workshop) return 'none';
		return accessTo(identity.role, doc.kind, {
			owner: doc.kind === 'desk' && doc.participant === identity.participant,
			frozen: this.#options.frozen?.(doc) ?? false
		});
	}

	#refuse(client: WebSocket, refusal: Refusal): void {
		this.#metrics.refused(refusal.code);
		refuse(client, refusal);
	}

	#reject(socket: Duplex, status: 429 | 503): void {
		this.#metrics.refused(`http_${status}`);
		socket.end(
			`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n` +
				'Connection: close\r\nContent-Length: 0\r\nRetry-After: 1\r\n\r\n'
		);
	}

	#addressOf(request: IncomingMessage): string {
		return this.#options.addressOf?.(request) ?? request.socket.remoteAddress ?? 'unknown';
	}

	#report(error: unknown): void {
		this.#options.onError?.(error, { what: 'identify' });
	}
}

const NOT_FOUND: Refusal = { code: CLOSE.notFound, reason: 'no such document' };
const FORBIDDEN: Refusal = { code: CLOSE.forbidden, reason: 'not for your role' };
const RESTARTING: Refusal = { code: CLOSE.restarting, reason: 'the server restarts' };

const ignore = (): void => undefined;

/** By itself, so that what it remembers is the visit alone. */
function countOut(socket: Duplex, visit: Visit): void {
	socket.on('close', () => visit.left());
}

function refuse(client: WebSocket, { code, reason }: Refusal): void {
	client.close(code, reason);
	// Paused, it would never read the answer.
	client.resume();
}

/** Rejects when `promise` takes longer than `ms`. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const tooLong = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('identifying took too long')), ms);
	});
	try {
		return await Promise.race([promise, tooLong]);
	} finally {
		clearTimeout(timer);
	}
}
