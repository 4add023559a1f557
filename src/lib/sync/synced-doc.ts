import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { MESSAGE_AWARENESS, MESSAGE_SAVED, QUERY_SAVED } from '../protocol/messages.ts';
import { DeviceCopy } from './device-copy.ts';
import { DeviceLog } from './device-log.ts';
import { SaveTracker } from './save-tracker.ts';

export type Link =
	| { readonly kind: 'connecting' }
	| { readonly kind: 'online' }
	| { readonly kind: 'offline' }
	/** Final: the server said why (protocol/close-codes). */
	| { readonly kind: 'closed'; readonly code: number };

/** ms. The local copy is small; where storage hangs, the network must not wait for it. */
const LOCAL_COPY_PATIENCE = 2_000;
/** ms. Spread, so that a room of people doesn't return to a restarted server in one moment. */
const BACKOFF_LEAST = 1_500;
const BACKOFF_SPREAD = 2_500;

export interface SyncedDocOptions {
	/** Name below /sync/. */
	readonly name: string;
	/** Server, as ws(s)://host. */
	readonly server: string;
	/** 0…1, for the backoff's spread. */
	readonly random: number;
	/** Called when `link` or `unsaved` changed. */
	readonly onstate: () => void;
}

/**
 * One document on the wire and on the device: y-websocket for the server, y-indexeddb so that what
 * was written offline survives the tab. Local copies only ever merge.
 */
export class SyncedDoc {
	readonly doc = new Y.Doc();
	readonly awareness: Awareness;
	/** Resolves when there is something to show: the local copy or the server's state. */
	readonly ready: Promise<void>;
	readonly #options: SyncedDocOptions;
	readonly #provider: WebsocketProvider;
	readonly #copy: DeviceCopy | null;
	readonly #tracker: SaveTracker;
	readonly #log: DeviceLog;
	#link: Link = { kind: 'connecting' };
	#destroyed = false;

	constructor(options: SyncedDocOptions) {
		this.#options = options;
		this.awareness = new Awareness(this.doc);
		this.awareness.setLocalState(null);
		this.#log = new DeviceLog(options.name);
		this.#tracker = new SaveTracker((unsaved) => {
			this.#log.remember(unsaved);
			options.onstate();
		}, this.#log.recalled);
		this.#copy = DeviceCopy.open(options.name, this.doc);
		this.#provider = this.#connect();
		this.doc.on('update', this.#onupdate);
		addEventListener('offline', this.#onoffline);
		addEventListener('online', this.#ononline);
		this.ready = this.#start();
	}

	get link(): Link {
		return this.#link;
	}

	/** Local changes that aren't in the server's log yet. */
	get unsaved(): number {
		return this.#tracker.unsaved;
	}

	/** True once the server's state has arrived on the present connection. */
	get synced(): boolean {
		return this.#provider.synced;
	}

	/** Forgets the local copy; for a document that the server refused to take. */
	async discard(): Promise<void> {
		this.#log.remember(0);
		this.destroy();
		await DeviceCopy.clear(this.#options.name);
	}

	destroy(): void {
		if (this.#destroyed) return;
		this.#destroyed = true;
		this.#log.destroy();
		removeEventListener('offline', this.#onoffline);
		removeEventListener('online', this.#ononline);
		this.#provider.destroy();
		this.awareness.destroy();
		this.#copy?.destroy();
		this.doc.destroy();
	}

	#connect(): WebsocketProvider {
		const { server, name, random } = this.#options;
		const provider = new WebsocketProvider(`${server}/sync`, name, this.doc, {
			connect: false,
			awareness: this.awareness,
			// Two tabs would swap updates behind the server's access rules.
			disableBc: true,
			params: { [QUERY_SAVED]: '1' },
			maxBackoffTime: BACKOFF_LEAST + random * BACKOFF_SPREAD,
			WebSocketPolyfill: trackedSocket(this.#tracker)
		});
		provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
			this.#tracker.saved(decoding.readVarUint(decoder));
		};
		// y-websocket sends every state it hears back to the server; ours sends only our own.
		this.awareness.off('update', provider._awarenessUpdateHandler);
		this.awareness.on('update', this.#onawareness);
		provider.on('status', ({ status }) => {
			if (status === 'connected') return;
			this.#setLink({ kind: status === 'connecting' ? 'connecting' : 'offline' });
		});
		provider.on('connection-close', () => this.#setLink({ kind: 'offline' }));
		provider.on('sync', (synced: boolean) => {
			if (synced) this.#setLink({ kind: 'online' });
		});
		provider.on('closed', ({ code }) => this.#setLink({ kind: 'closed', code }));
		return provider;
	}

	async #start(): Promise<void> {
		const copied = this.#copy?.read ?? Promise.resolve();
		await Promise.race([copied, after(LOCAL_COPY_PATIENCE)]);
		if (this.#destroyed) return;
		this.#provider.connect();
		if (this.doc.store.clients.size > 0) return;
		await new Promise<void>((resolve) => {
			const settle = (): void => {
				if (!this.#provider.synced && this.#link.kind !== 'closed') return;
				this.#provider.off('sync', settle);
				this.#provider.off('closed', settle);
				resolve();
			};
			this.#provider.on('sync', settle);
			this.#provider.on('closed', settle);
		});
	}

	#setLink(link: Link): void {
		// "Connecting" between two attempts is still offline to the person who waits.
		if (link.kind === 'connecting' && this.#link.kind === 'offline') return;
		if (this.#link.kind === 'closed' && link.kind !== 'online') return;
		this.#link = link;
		this.#options.onstate();
	}

	/**
	 * The device has lost its network. Its sockets may not notice for half a minute, and all that
	 * time "saved" would be a guess: a new one tells at once, and a server on this very device is
	 * still there to answer.
	 */
	readonly #onoffline = (): void => {
		if (!this.#provider.shouldConnect) return;
		this.#provider.disconnect();
		this.#provider.connect();
	};

	/** Sooner than the next attempt's turn. */
	readonly #ononline = (): void => {
		if (this.#provider.shouldConnect) this.#provider.connect();
	};

	readonly #onupdate = (_update: Uint8Array, origin: unknown): void => {
		if (origin === this.#provider || this.#copy?.isOrigin(origin)) return;
		this.#tracker.localChange(this.#provider.wsconnected);
	};

	readonly #onawareness = (
		{ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
		origin: unknown
	): void => {
		const own = this.doc.clientID;
		const mine = [...added, ...updated, ...removed].includes(own);
		if (!mine || origin === this.#provider) return;
		const socket = this.#provider.ws;
		if (!this.#provider.wsconnected || socket?.readyState !== WebSocket.OPEN) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
		encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [own]));
		socket.send(encoding.toUint8Array(encoder));
	};
}

function trackedSocket(tracker: SaveTracker): typeof WebSocket {
	return class extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols);
			tracker.opened();
		}
		override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
			super.send(data as ArrayBuffer);
			if (data instanceof Uint8Array) tracker.frameSent(data);
		}
	};
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
