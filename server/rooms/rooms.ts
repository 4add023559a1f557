import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { formatDocName, type DocName } from '#lib/protocol/doc-names.ts';
import type { Identity } from '../auth/identity.ts';
import { NO_METRICS, type Metrics } from '../metrics.ts';
import { LOCAL_FANOUT } from '../fanout/local.ts';
import type { FanOut } from '../fanout/types.ts';
import type { DocumentLog } from '../store/types.ts';
import { Attendance, type PresenceListener } from './attendance.ts';
import { Beat } from './beat.ts';
import { Connection, type ConnectionParts } from './connection.ts';
import { Dismissals } from './dismissals.ts';
import { ROOM_LIMITS, type RoomLimits } from './limits.ts';
import { Metronome } from './metronome.ts';
import { Outboxes } from './outbox.ts';
import { Rates } from './pace.ts';
import { Processes } from './processes.ts';
import { Pulse } from './pulse.ts';
import {
	RoomClosed,
	type ErrorContext,
	type HostedRoom,
	type RoomHost,
	type RoomParts
} from './room-host.ts';
import { Room } from './room.ts';
import { SlowReaders } from './slow-readers.ts';
import { fits, type SocketFilter } from './socket-filter.ts';
import { systemTimers, type Timers } from './timers.ts';
import { Turns } from './turns.ts';
import type { AttachOptions, Rooms } from './types.ts';
import { Writer } from './writer.ts';

export interface RoomsOptions {
	readonly log: DocumentLog;
	/** How other processes on the same log are told; absent where there are none. */
	readonly fanOut?: FanOut;
	/** ms; only differences are used. */
	readonly now: () => number;
	/** Unexpected errors. Everything goes on: it is for the log. */
	readonly onError: (error: unknown, context: ErrorContext) => void;
	readonly limits?: Partial<RoomLimits>;
	readonly metrics?: Metrics;
	/** Instead of `now` and the system's timers. */
	readonly timers?: Timers;
}

/** Every document that somebody has open, each in one room. */
export function createRooms(options: RoomsOptions): Rooms {
	return new RoomRegistry(options);
}

class RoomRegistry implements Rooms {
	readonly #limits: RoomLimits;
	readonly #timers: Timers;
	readonly #metrics: Metrics;
	readonly #onError: RoomsOptions['onError'];
	readonly #rooms = new Map<string, Room>();
	readonly #connections = new Map<Connection, DocName['kind']>();
	readonly #unloads = new Map<HostedRoom, () => void>();
	readonly #attendance: Attendance;
	readonly #writer: Writer;
	readonly #presence: Beat<HostedRoom>;
	readonly #slow: SlowReaders;
	readonly #pulse: Pulse;
	readonly #dismissals: Dismissals;
	readonly #processes: Processes;
	readonly #metronome: Metronome;
	readonly #host: RoomHost;
	readonly #forConnections: ConnectionParts;
	#closing: Promise<void> | null = null;

	constructor({ log, fanOut, now, onError, limits, metrics, timers }: RoomsOptions) {
		this.#limits = { ...ROOM_LIMITS, ...limits };
		this.#timers = timers ?? systemTimers(now);
		this.#metrics = metrics ?? NO_METRICS;
		this.#onError = onError;
		const soon = this.#timers.soon?.bind(this.#timers) ?? setImmediate;
		const parts: RoomParts = {
			log,
			fanOut: fanOut ?? LOCAL_FANOUT,
			limits: this.#limits,
			timers: this.#timers,
			turns: new Turns((run) => void soon(run)),
			metrics: this.#metrics,
			onError
		};
		this.#attendance = new Attendance({
			changedHere: (who, here) => this.#processes.tellAttends(who, here),
			onError: (error) => onError(error, { what: 'listener' })
		});
		this.#dismissals = new Dismissals(this.#timers);
		this.#processes = new Processes(parts, this.#attendance, {
			disconnect: (filter, code, reason) => this.#dismiss(filter, code, reason),
			mayHaveMissed: () => this.#dismiss({}, CLOSE.restarting, 'please come again')
		});
		const { tick, longestTick, quiet, presenceTick } = this.#limits;
		this.#metronome = new Metronome(this.#timers, { shortest: tick, longest: longestTick });
		this.#writer = new Writer(parts, this.#metronome);
		this.#slow = new SlowReaders(this.#limits, this.#timers);
		this.#presence = new Beat(
			this.#timers,
			this.#metronome,
			{ gap: presenceTick, quiet },
			(rooms) => {
				for (const room of rooms) room.tellPresence();
			}
		);
		this.#pulse = new Pulse(
			this.#limits,
			this.#timers,
			() => this.#connections.keys(),
			() => {
				for (const room of this.#rooms.values()) room.tidy();
				this.#processes.tidy();
			}
		);
		this.#host = {
			...parts,
			write: (room, urgent) => this.#writer.mark(room, urgent),
			tellPresence: (room, urgent) => this.#presence.mark(room, urgent),
			watch: (connection, room) => this.#slow.watch(connection, room),
			left: (connection) => this.#left(connection),
			idle: (room) => this.#unloadLater(room),
			failed: (room) => this.#forget(room)
		};
		this.#forConnections = {
			outboxes: new Outboxes(),
			rates: new Rates(this.#limits),
			limits: this.#limits,
			timers: this.#timers,
			turns: parts.turns,
			metrics: this.#metrics
		};
		this.#metrics.gauge('connections', () => this.#connections.size);
		this.#metrics.gauge('rooms', () => this.#rooms.size);
		this.#metrics.gauge('connections_behind', () => this.#slow.size);
		this.#metrics.gauge('unsaved_rooms', () => this.#unsaved().length);
	}

	attach(socket: WebSocket, doc: DocName, identity: Identity, options: AttachOptions): void {
		const connection = new Connection(socket, { ...options, identity }, this.#forConnections);
		const dismissal =
			this.#closing === null
				? this.#dismissals.since(options.asOf, identity, doc.kind)
				: RESTARTING;
		if (dismissal !== null) {
			connection.open({ received: () => undefined, closed: () => undefined });
			connection.close(dismissal.code, dismissal.reason);
			return;
		}
		const room = this.#room(formatDocName(doc));
		this.#connections.set(connection, doc.kind);
		this.#metrics.add('connections_opened_total');
		this.#pulse.start();
		this.#attendance.opened(identity);
		room.join(connection);
	}

	edit(doc: DocName, change: (doc: Y.Doc) => void): Promise<void> {
		if (this.#closing !== null) return Promise.reject(new RoomClosed());
		return this.#room(formatDocName(doc)).edit(change);
	}

	read(doc: DocName): Promise<Uint8Array> {
		if (this.#closing !== null) return Promise.reject(new RoomClosed());
		return this.#room(formatDocName(doc)).read();
	}

	get moment(): number {
		return this.#dismissals.moment;
	}

	disconnect(filter: SocketFilter, code: CloseCode, reason: string): void {
		this.#dismiss(filter, code, reason);
		this.#processes.tellDisconnect(filter, code, reason);
	}

	onPresence(listener: PresenceListener): void {
		this.#attendance.listen(listener);
	}

	close(): Promise<void> {
		this.#closing ??= this.#close();
		return this.#closing;
	}

	#dismiss(filter: SocketFilter, code: CloseCode, reason: string): void {
		this.#dismissals.add({ filter, code, reason });
		for (const [connection, doc] of [...this.#connections]) {
			if (fits(filter, connection.identity, doc)) connection.close(code, reason);
		}
	}

	#room(name: string): Room {
		const found = this.#rooms.get(name);
		if (found !== undefined) {
			this.#unloads.get(found)?.();
			this.#unloads.delete(found);
			return found;
		}
		const room = new Room(name, this.#host);
		this.#rooms.set(name, room);
		room.open();
		return room;
	}

	#forget(room: HostedRoom): void {
		this.#unloads.get(room)?.();
		this.#unloads.delete(room);
		if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name);
	}

	#unloadLater({ name }: HostedRoom): void {
		const room = this.#rooms.get(name);
		if (room === undefined || this.#unloads.has(room)) return;
		const cancel = this.#timers.after(this.#limits.unloadGrace, () => {
			this.#unloads.delete(room);
			this.#unload(room).catch((error: unknown) =>
				this.#onError(error, { what: 'room', doc: room.name })
			);
		});
		this.#unloads.set(room, cancel);
	}

	async #unload(room: Room): Promise<void> {
		if (!room.isIdle || this.#closing !== null) return;
		await room.beforeUnload();
		// Somebody may have come while the snapshot was written; from here on nothing waits.
		if (!room.isIdle || this.#unloads.has(room) || this.#rooms.get(room.name) !== room) return;
		this.#forget(room);
		room.dispose();
	}

	#left(connection: Connection): void {
		this.#slow.forget(connection);
		if (!this.#connections.delete(connection)) return;
		this.#attendance.closed(connection.identity);
	}

	#unsaved(): Room[] {
		return [...this.#rooms.values()].filter((room) => !room.isSaved);
	}

	async #close(): Promise<void> {
		this.#pulse.stop();
		const connections = [...this.#connections.keys()];
		for (const connection of connections) connection.stopReading();
		await this.#flush();
		const gone = connections.map((connection) => connection.gone());
		for (const connection of connections) {
			connection.close(RESTARTING.code, RESTARTING.reason);
		}
		this.#metronome.stop();
		this.#writer.stop();
		this.#presence.stop();
		this.#slow.stop();
		for (const cancel of this.#unloads.values()) cancel();
		this.#unloads.clear();
		for (const room of this.#rooms.values()) room.dispose();
		this.#processes.leave();
		this.#rooms.clear();
		await this.#atMost(this.#limits.closeSockets, Promise.all(gone));
		for (const connection of connections) connection.terminate();
	}

	/** Waits for `done`, but no longer than `ms`. */
	async #atMost(ms: number, done: Promise<unknown>): Promise<void> {
		let cancel = (): void => undefined;
		const enough = new Promise<void>((resolve) => (cancel = this.#timers.after(ms, resolve)));
		await Promise.race([done, enough]);
		cancel();
	}

	/** Writes what there is; gives up after a while, as nobody was told that it is saved. */
	async #flush(): Promise<void> {
		const deadline = this.#timers.now() + this.#limits.closeFlush;
		while (this.#unsaved().length > 0 && this.#timers.now() < deadline) {
			this.#writer.flush();
			await new Promise<void>((resolve) => this.#timers.after(CLOSE_LOOK, resolve));
		}
		for (const room of this.#unsaved()) {
			this.#onError(new Error('not written before the end'), { what: 'append', doc: room.name });
		}
	}
}

const RESTARTING = { code: CLOSE.restarting, reason: 'the server restarts' } as const;

/** ms between two looks whether everything is written, while closing. */
const CLOSE_LOOK = 10;
