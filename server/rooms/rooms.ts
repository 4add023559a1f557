import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { formatDocName, type DocName } from '#lib/protocol/doc-names.ts';
import type { Identity } from '../auth/identity.ts';
import { NO_METRICS, type Metrics } from '../metrics.ts';
import type { DocumentLog } from '../store/types.ts';
import { Attendance, type PresenceListener } from './attendance.ts';
import { Beat } from './beat.ts';
import { Connection } from './connection.ts';
import { ROOM_LIMITS, type RoomLimits } from './limits.ts';
import { Metronome } from './metronome.ts';
import { Outboxes, type Outlet } from './outbox.ts';
import { Pulse } from './pulse.ts';
import { RoomClosed, type ErrorContext, type RoomHost, type RoomParts } from './room-host.ts';
import { Room } from './room.ts';
import { SlowReaders } from './slow-readers.ts';
import { systemTimers, type Timers } from './timers.ts';
import type { Rooms } from './types.ts';
import { Writer } from './writer.ts';

export interface RoomsOptions {
	readonly log: DocumentLog;
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
	readonly #connections = new Map<Connection, DocName>();
	readonly #unloads = new Map<Room, () => void>();
	readonly #attendance: Attendance;
	readonly #writer: Writer;
	readonly #presence: Beat<Room>;
	readonly #slow: SlowReaders;
	readonly #pulse: Pulse;
	readonly #outboxes = new Outboxes();
	readonly #metronome: Metronome;
	readonly #host: RoomHost;
	#closing: Promise<void> | null = null;

	constructor({ log, now, onError, limits, metrics, timers }: RoomsOptions) {
		this.#limits = { ...ROOM_LIMITS, ...limits };
		this.#timers = timers ?? systemTimers(now);
		this.#metrics = metrics ?? NO_METRICS;
		this.#onError = onError;
		const parts: RoomParts = {
			log,
			limits: this.#limits,
			timers: this.#timers,
			metrics: this.#metrics,
			onError
		};
		this.#attendance = new Attendance((error) => onError(error, { what: 'listener' }));
		const { tick, quiet, presenceTick } = this.#limits;
		this.#metronome = new Metronome(this.#timers, tick);
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
		this.#metrics.gauge('connections', () => this.#connections.size);
		this.#metrics.gauge('rooms', () => this.#rooms.size);
		this.#metrics.gauge('connections_behind', () => this.#slow.size);
		this.#metrics.gauge('unsaved_rooms', () => this.#unsaved().length);
	}

	attach(
		socket: WebSocket,
		doc: DocName,
		identity: Identity,
		options: { readonly write: boolean; readonly saved: boolean; readonly stream: Outlet }
	): void {
		const connection = new Connection(socket, {
			...options,
			outboxes: this.#outboxes,
			identity,
			limits: this.#limits,
			timers: this.#timers,
			metrics: this.#metrics
		});
		if (this.#closing !== null) {
			connection.open({ received: () => undefined, closed: () => undefined });
			connection.close(CLOSE.restarting, 'the server restarts');
			return;
		}
		const room = this.#room(formatDocName(doc));
		this.#connections.set(connection, doc);
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

	disconnect(
		match: (identity: Identity, doc: DocName) => boolean,
		code: CloseCode,
		reason: string
	): void {
		for (const [connection, doc] of [...this.#connections]) {
			if (match(connection.identity, doc)) connection.close(code, reason);
		}
	}

	onPresence(listener: PresenceListener): void {
		this.#attendance.listen(listener);
	}

	close(): Promise<void> {
		this.#closing ??= this.#close();
		return this.#closing;
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

	#forget(room: Room): void {
		this.#unloads.get(room)?.();
		this.#unloads.delete(room);
		if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name);
	}

	#unloadLater(room: Room): void {
		if (this.#unloads.has(room) || this.#rooms.get(room.name) !== room) return;
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
			connection.close(CLOSE.restarting, 'the server restarts');
		}
		this.#metronome.stop();
		this.#writer.stop();
		this.#presence.stop();
		this.#slow.stop();
		for (const cancel of this.#unloads.values()) cancel();
		this.#unloads.clear();
		for (const room of this.#rooms.values()) room.dispose();
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

/** ms between two looks whether everything is written, while closing. */
const CLOSE_LOOK = 10;
