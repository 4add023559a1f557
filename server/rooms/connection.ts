import type { RawData, WebSocket } from 'ws';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Identity } from '../auth/identity.ts';
import type { Metrics } from '../metrics.ts';
import type { StateVector } from '../protocol/state-vector.ts';
import type { RoomLimits } from './limits.ts';
import { Outbox, type Outboxes, type Outlet } from './outbox.ts';
import { Pace, type Rates } from './pace.ts';
import type { Timers } from './timers.ts';
import type { Turns } from './turns.ts';

/** What a connection tells the room it is in. Neither may throw. */
export interface ConnectionListener {
	received(connection: Connection, frame: Uint8Array): void;
	closed(connection: Connection): void;
}

export interface ConnectionOptions {
	readonly identity: Identity;
	/** False: a change that brings anything new closes it with 4409. */
	readonly write: boolean;
	/** True: it wants to be told what is in the log (message 100). */
	readonly saved: boolean;
	/** What is below the socket. */
	readonly stream: Outlet;
}

/** What all connections of a process share. */
export interface ConnectionParts {
	/** What gathers writes to sockets. */
	readonly outboxes: Outboxes;
	readonly rates: Rates;
	readonly limits: RoomLimits;
	readonly timers: Timers;
	readonly turns: Turns;
	readonly metrics: Metrics;
}

/** What a connection lacks and will be sent once it may be: see Room. */
export interface Need {
	/** What the client has. */
	readonly vector: StateVector;
	/** True when the client asked, so that it gets a sync step 2. */
	readonly asked: boolean;
}

/** How full a socket's send buffer is. */
export type Backlog = 'none' | 'presence' | 'updates';

type PauseReason = 'held' | 'pace' | 'turn' | 'closing';

/** Shared by all that are read, which is nearly all of them nearly always. */
const NOT_PAUSED: readonly PauseReason[] = [];

const ignore = (): void => undefined;

/** One socket in one room: its rates, its backlog, its closing. */
export class Connection {
	readonly identity: Identity;
	readonly write: boolean;
	readonly wantsSaved: boolean;

	/** The room's own notes on it. */
	need: Need | null = null;
	greeted = false;
	/** It has missed presence and gets all of it when it has drained. */
	missedPresence = false;
	/** Messages that can carry changes, counted as they are dealt with. */
	changes = 0;
	saved = 0;
	heldFrames = 0;
	heldBytes = 0;
	lastSent: number;
	lastHeard: number;
	lastPing: number;

	readonly #socket: WebSocket;
	readonly #outbox: Outbox;
	readonly #parts: ConnectionParts;
	readonly #pace: Pace;
	#paused = NOT_PAUSED;
	#listener: ConnectionListener | null = null;
	#refused = false;
	#cancelPace: (() => void) | null = null;

	constructor(socket: WebSocket, options: ConnectionOptions, parts: ConnectionParts) {
		this.#socket = socket;
		this.#parts = parts;
		this.#outbox = new Outbox(socket, options.stream, parts.outboxes);
		this.identity = options.identity;
		this.write = options.write;
		this.wantsSaved = options.saved;
		this.#pace = new Pace(parts.rates);
		this.lastSent = this.lastHeard = this.lastPing = parts.timers.now();
	}

	/** Starts to listen; until then the socket should be paused. */
	open(listener: ConnectionListener): void {
		this.#listener = listener;
		this.#socket.on('message', (data, binary) => this.#message(data, binary));
		this.#socket.on('pong', () => {
			this.lastHeard = this.#parts.timers.now();
		});
		// Without a listener a protocol error of one client would end the process. ws closes by itself.
		this.#socket.on('error', ignore);
		this.#socket.on('close', () => this.#end());
		if (this.#socket.readyState > this.#socket.OPEN) this.#end();
		else this.#updateReading();
	}

	get isOpen(): boolean {
		return this.#listener !== null;
	}

	get backlog(): Backlog {
		const bytes = this.#outbox.unsent;
		if (bytes > this.#parts.limits.slowUpdates) return 'updates';
		return bytes > this.#parts.limits.slowPresence ? 'presence' : 'none';
	}

	get drained(): boolean {
		return this.#outbox.unsent <= this.#parts.limits.drained;
	}

	/** ms that a poor line needs for what isn't sent yet. */
	get timeToDrain(): number {
		return (this.#outbox.unsent * 1000) / this.#parts.limits.slowSpeed;
	}

	/**
	 * Sends one whole WebSocket frame (protocol/frames); the bytes must not change afterwards. It
	 * goes around ws, which would make a header of its own for everybody who gets it.
	 */
	send(frame: Uint8Array): void {
		if (!this.isOpen) return;
		this.lastSent = this.#parts.timers.now();
		this.#parts.metrics.add('frames_out_total');
		this.#parts.metrics.add('bytes_out_total', frame.length);
		this.#outbox.send(frame);
	}

	ping(): void {
		this.lastPing = this.#parts.timers.now();
		this.#socket.ping(undefined, undefined, ignore);
	}

	/** True once the server ended it: nothing it sent and that is still waiting counts any more. */
	get isRefused(): boolean {
		return this.#refused;
	}

	/** Ends it. ws gives up on a peer that doesn't answer. */
	close(code: number, reason: string): void {
		if (!this.isOpen) return;
		this.#refused = true;
		this.#parts.metrics.refused(code);
		this.#outbox.flush();
		this.#socket.close(code, reason);
		this.#end();
		// A paused socket would never read the answer.
		this.#socket.resume();
	}

	/** Before the end: what comes now belongs to the next server. */
	stopReading(): void {
		this.#pause('closing');
	}

	/** Resolves when the socket is closed, both ways or for lack of an answer. */
	gone(): Promise<void> {
		if (this.#socket.readyState === this.#socket.CLOSED) return Promise.resolve();
		return new Promise((resolve) => this.#socket.once('close', () => resolve()));
	}

	terminate(): void {
		this.#socket.terminate();
		this.#end();
	}

	/** Stops reading while more than a little of what it sent is still waiting. */
	hold(bytes: number): void {
		this.heldFrames++;
		this.heldBytes += bytes;
		const { heldFrames, heldBytes } = this.#parts.limits;
		if (this.heldFrames > heldFrames || this.heldBytes > heldBytes) this.#pause('held');
	}

	release(bytes: number): void {
		this.heldFrames--;
		this.heldBytes -= bytes;
		if (this.heldFrames === 0) this.#resume('held');
	}

	/** `ms` of processor time went into what it sent. */
	worked(ms: number): void {
		const now = this.#parts.timers.now();
		if (!this.#pace.worked(ms, now)) this.#slowDown(now);
	}

	#message(data: RawData, binary: boolean): void {
		const listener = this.#listener;
		if (listener === null) return;
		if (!binary || !(data instanceof Uint8Array)) {
			this.close(CLOSE.badRequest, 'binary frames only');
			return;
		}
		const now = this.#parts.timers.now();
		this.lastHeard = now;
		this.#parts.metrics.add('frames_in_total');
		this.#parts.metrics.add('bytes_in_total', data.length);
		if (!this.#pace.arrived(data.length, now)) this.#slowDown(now);
		if (this.isOpen) listener.received(this, data);
		if (this.#parts.turns.isOver) this.#rest();
	}

	/** Two megabytes of messages may come in one turn of the event loop: the rest is read later. */
	#rest(): void {
		if (!this.isOpen || this.#paused.includes('turn')) return;
		this.#pause('turn');
		this.#parts.turns.rest(() => this.#resume('turn'));
	}

	#slowDown(now: number): void {
		if (this.#paused.includes('pace') || !this.isOpen) return;
		const wait = this.#pace.wait(now);
		if (!this.#pace.endures(wait, now)) {
			this.close(CLOSE.tooFast, 'too fast for too long');
			return;
		}
		this.#parts.metrics.add('throttles_total');
		this.#pause('pace');
		this.#cancelPace = this.#parts.timers.after(wait, () => this.#resume('pace'));
	}

	get isPaused(): boolean {
		return this.#paused.length > 0;
	}

	#pause(reason: PauseReason): void {
		if (this.#paused.includes(reason)) return;
		this.#paused = [...this.#paused, reason];
		this.#updateReading();
	}

	#resume(reason: PauseReason): void {
		if (!this.#paused.includes(reason)) return;
		const still = this.#paused.filter((each) => each !== reason);
		this.#paused = still.length === 0 ? NOT_PAUSED : still;
		// It couldn't be heard while it wasn't listened to.
		this.lastHeard = this.#parts.timers.now();
		this.#updateReading();
	}

	#updateReading(): void {
		if (!this.isOpen) return;
		if (this.isPaused) this.#socket.pause();
		else this.#socket.resume();
	}

	#end(): void {
		const listener = this.#listener;
		if (listener === null) return;
		this.#listener = null;
		this.#cancelPace?.();
		listener.closed(this);
	}
}
