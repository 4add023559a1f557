import type * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Metrics } from '../metrics.ts';
import { Malformed } from '../protocol/bytes.ts';
import { readMessage, type ClientMessage } from '../protocol/frames.ts';
import { readStateVector } from '../protocol/state-vector.ts';
import type { DocumentLog } from '../store/types.ts';
import { Answers } from './answers.ts';
import { Compaction, type Backlog } from './compaction.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import { Delivery } from './delivery.ts';
import { BrokenDocument, RoomDocument } from './document.ts';
import { Intake } from './intake.ts';
import type { RoomLimits } from './limits.ts';
import { Presence } from './presence.ts';
import type { Timers } from './timers.ts';
import { Unwritten, type Batch } from './unwritten.ts';

/** What a room needs of the process it lives in. */
export interface RoomHost {
	readonly log: DocumentLog;
	readonly limits: RoomLimits;
	readonly timers: Timers;
	readonly metrics: Metrics;
	/** Where unexpected errors go; `context` says what was being done, and to which document. */
	readonly onError: (error: unknown, context: ErrorContext) => void;
	/** Have the room write(): now, or with the next tick. */
	write(room: Room, urgent: boolean): void;
	/** Have the room tell its presence. */
	tellPresence(room: Room, urgent: boolean): void;
	/** Look after a slow connection. */
	watch(connection: Connection, room: Room): void;
	/** A connection of the room is no more. */
	left(connection: Connection): void;
	/** Nobody is there and nothing is left to do. */
	idle(room: Room): void;
	/** The room can't go on; it must not be found any more. */
	failed(room: Room): void;
}

export interface ErrorContext {
	readonly what: 'load' | 'append' | 'compact' | 'apply' | 'room' | 'listener';
	readonly doc?: string;
}

type Phase =
	/** `waits`: the load begins when what is left of a broken document is written. */
	| { readonly kind: 'loading'; readonly waits: boolean }
	| { readonly kind: 'ready'; readonly document: RoomDocument }
	| { readonly kind: 'closed' };

/** Something that waits for its moment, and is told when the room closes instead. */
interface Waiter {
	run(document: RoomDocument): void;
	fail(error: Error): void;
}

export class RoomClosed extends Error {
	constructor() {
		super('the room is closed');
	}
}

/**
 * One document while somebody uses it. It is free when it is loaded and nothing is being written;
 * only then is it changed, in the order in which changes came. It is clean when it has nothing
 * that isn't in the log; only then does anybody learn what is in it.
 */
export class Room implements ConnectionListener {
	readonly name: string;
	readonly #host: RoomHost;
	readonly #delivery: Delivery;
	readonly #answers: Answers;
	readonly #presence: Presence<Connection>;
	readonly #intake: Intake;
	readonly #compaction: Compaction;
	readonly #unwritten = new Unwritten();
	readonly #backlog: Backlog = { updates: 0, bytes: 0, snapshot: 0 };
	#phase: Phase = { kind: 'loading', waits: false };
	/** Waits until the room is free, in order. */
	#held: Waiter[] = [];
	/** Waits until it is clean. */
	#waiters: Waiter[] = [];
	#settling = false;
	#seq = 0;

	constructor(name: string, host: RoomHost) {
		const { limits, timers, metrics } = host;
		this.name = name;
		this.#host = host;
		this.#answers = new Answers(limits, timers);
		this.#presence = new Presence(limits.presenceClients);
		this.#intake = new Intake(limits);
		this.#compaction = new Compaction(limits, timers, () => this.#compact());
		this.#delivery = new Delivery({
			answers: this.#answers,
			presence: this.#presence,
			timers,
			metrics,
			watch: (connection) => host.watch(connection, this)
		});
	}

	/** Begins to load. */
	open(): void {
		void this.#load();
	}

	get connections(): ReadonlySet<Connection> {
		return this.#delivery.connections;
	}

	/** Nobody is there, and nothing would be lost or left undone. */
	get isIdle(): boolean {
		return (
			this.#isClean &&
			this.connections.size === 0 &&
			this.#held.length === 0 &&
			this.#waiters.length === 0
		);
	}

	get isSaved(): boolean {
		return this.#unwritten.isEmpty && this.#held.length === 0;
	}

	join(connection: Connection): void {
		this.#delivery.join(connection);
		connection.open(this);
		this.#settleSoon();
	}

	/** Changes the document; resolved when the change is in the log. Rejects with what `change` throws. */
	edit(change: (doc: Y.Doc) => void): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#whenFree({
				run: (document) => this.#edit(document, change, { resolve, reject }),
				fail: reject
			});
		});
	}

	/** The state as one update, nothing in it that isn't in the log. */
	read(): Promise<Uint8Array> {
		return new Promise((resolve, reject) => {
			this.#whenClean({
				run: (document) => resolve(this.#answers.state(document).slice()),
				fail: reject
			});
		});
	}

	received(connection: Connection, frame: Uint8Array): void {
		this.#guard(() => {
			try {
				this.#message(connection, readMessage(frame));
			} catch (error) {
				if (!(error instanceof Malformed)) throw error;
				connection.close(CLOSE.badRequest, error.message);
			}
		});
	}

	closed(connection: Connection): void {
		this.#delivery.leave(connection);
		this.#intake.forget(connection);
		if (this.#presence.leave(connection)) this.#host.tellPresence(this, true);
		this.#host.left(connection);
		this.#checkIdle();
	}

	/** Begins to write: what to append, or null when there is nothing. written() must follow. */
	write(): Uint8Array | null {
		let update: Uint8Array | null = null;
		this.#guard(() => {
			update = this.#unwritten.take()?.update ?? null;
		});
		return update;
	}

	/** What write() gave is in the log; `seq` is its number, null when it was nothing. */
	written(seq: number | null): void {
		this.#guard(() => {
			const batch = this.#unwritten.done();
			if (batch !== null && seq !== null) this.#spread(batch, seq);
			if (this.#phase.kind === 'ready') this.#settle(this.#phase.document);
			else this.#loadWhenWritten();
			this.#runHeld();
			this.#checkIdle();
		});
	}

	tellPresence(): void {
		this.#guard(() => this.#delivery.sendPresence());
	}

	caughtUp(connection: Connection): void {
		this.#guard(() => {
			this.#delivery.caughtUp(connection);
			this.#settleSoon();
		});
	}

	/** From time to time: lets go of what nobody used lately. */
	tidy(): void {
		this.#answers.dropUnused();
	}

	/** A last snapshot if it is worth one; the room may well be used again meanwhile. */
	beforeUnload(): Promise<void> {
		return this.#compaction.beforeUnload(this.#backlog);
	}

	/** Forgets everything. Connections must be closed by the caller, or before. */
	dispose(): void {
		const phase = this.#phase;
		this.#phase = { kind: 'closed' };
		this.#compaction.stop();
		const waiting = [...this.#held, ...this.#waiters];
		this.#held = [];
		this.#waiters = [];
		for (const waiter of waiting) waiter.fail(new RoomClosed());
		if (phase.kind === 'ready') phase.document.destroy();
	}

	// — what comes in

	#message(connection: Connection, message: ClientMessage): void {
		switch (message.kind) {
			case 'ask': {
				const vector = readStateVector(message.vector);
				this.#hold(connection, message.vector.length, () => {
					this.#delivery.ask(connection, vector);
					this.#settleSoon();
				});
				return;
			}
			case 'change':
				this.#hold(connection, message.update.length, (document) =>
					this.#change(document, connection, message.update)
				);
				return;
			case 'presence':
				if (this.#presence.receive(connection, message.update)) {
					this.#host.tellPresence(this, this.#presence.urgent);
				}
				return;
			case 'ask-presence':
				this.#delivery.sendEverybody(connection);
				return;
		}
	}

	#change(document: RoomDocument, connection: Connection, update: Uint8Array): void {
		const started = performance.now();
		const { updates, bytes, snapshot } = this.#backlog;
		const taken = this.#intake.take(document, connection, update, snapshot + bytes);
		connection.worked(performance.now() - started);
		this.#host.metrics.add('updates_total', taken.changes.length);
		this.#unwritten.push(taken.changes);
		if (taken.changes.length > 0 || connection.wantsSaved) this.#host.write(this, false);
		if (taken.refusal !== undefined) {
			connection.close(taken.refusal.code, taken.refusal.reason);
			// The estimate only grows between snapshots; the next ought to know the true size.
			if (taken.refusal.code === CLOSE.tooLarge && updates > 0) void this.#compaction.now();
		}
		if (taken.broken !== undefined) {
			taken.broken.by.close(CLOSE.badRequest, 'an update that can’t be applied');
			this.#rebuild(taken.broken.error);
		}
	}

	#edit(
		document: RoomDocument,
		change: (doc: Y.Doc) => void,
		done: { resolve: () => void; reject: (error: unknown) => void }
	): void {
		try {
			const update = document.edit(change);
			if (update !== null) this.#unwritten.push([{ update, from: null }]);
			this.#whenClean({ run: done.resolve, fail: done.reject });
		} catch (error) {
			if (!(error instanceof BrokenDocument)) throw error;
			// A part of the change may be in the document, and can't be taken out of it.
			done.reject(error.cause);
			this.#rebuild(error);
		}
	}

	// — what goes out

	#spread(batch: Batch, seq: number): void {
		const started = performance.now();
		this.#seq = seq;
		this.#backlog.updates++;
		this.#backlog.bytes += batch.update.length;
		for (const { update } of batch.changes) this.#answers.changed(update);
		const document = this.#phase.kind === 'ready' ? this.#phase.document : null;
		this.#delivery.broadcast(batch, document);
		this.#compaction.written(this.#backlog);
		this.#host.metrics.observe('tick_ms', performance.now() - started);
	}

	#settleSoon(): void {
		if (this.#settling) return;
		this.#settling = true;
		// One answer for all the questions that come in one read of a socket.
		queueMicrotask(() => {
			this.#settling = false;
			this.#guard(() => {
				if (this.#phase.kind === 'ready') this.#settle(this.#phase.document);
			});
		});
	}

	/** Does what may only be done while the room is clean; sees to it that it soon is. */
	#settle(document: RoomDocument): void {
		if (this.#isClean) {
			this.#delivery.acknowledge((connection) => this.#intake.settled(connection));
			if (this.#delivery.isAsked) this.#delivery.answer(document);
			const waiters = this.#waiters;
			this.#waiters = [];
			for (const waiter of waiters) waiter.run(document);
			this.#checkIdle();
		} else if ((this.#delivery.isAsked || this.#waiters.length > 0) && !this.#unwritten.isWriting) {
			this.#host.write(this, true);
		}
	}

	// — moments

	get #isFree(): boolean {
		return this.#phase.kind === 'ready' && !this.#unwritten.isWriting;
	}

	get #isClean(): boolean {
		return this.#phase.kind === 'ready' && this.#unwritten.isEmpty;
	}

	#hold(connection: Connection, bytes: number, run: (document: RoomDocument) => void): void {
		if (this.#phase.kind === 'ready' && this.#isFree) {
			run(this.#phase.document);
			return;
		}
		connection.hold(bytes);
		this.#whenFree({
			run: (document) => {
				connection.release(bytes);
				// What it sent before it left counts; what it sent before it was thrown out doesn't.
				if (!connection.isRefused) run(document);
			},
			fail: () => undefined
		});
	}

	#whenFree(task: Waiter): void {
		if (this.#phase.kind === 'closed') task.fail(new RoomClosed());
		else if (this.#phase.kind === 'ready' && this.#isFree) task.run(this.#phase.document);
		else this.#held.push(task);
	}

	#whenClean(waiter: Waiter): void {
		if (this.#phase.kind === 'closed') {
			waiter.fail(new RoomClosed());
			return;
		}
		this.#waiters.push(waiter);
		this.#settleSoon();
	}

	#runHeld(): void {
		let done = 0;
		while (done < this.#held.length) {
			if (this.#phase.kind !== 'ready' || !this.#isFree) break;
			const task = this.#held[done++];
			task?.run(this.#phase.document);
		}
		this.#held.splice(0, done);
	}

	#checkIdle(): void {
		if (this.isIdle) this.#host.idle(this);
	}

	// — load, rebuild, fail

	async #load(): Promise<void> {
		const { log, limits, timers, metrics } = this.#host;
		const started = performance.now();
		let cancel = (): void => undefined;
		const tooLong = new Promise<never>((_, reject) => {
			cancel = timers.after(limits.loadTimeout, () => reject(new Error('loading took too long')));
		});
		try {
			const stored = await Promise.race([log.load(this.name), tooLong]);
			if (this.#phase.kind !== 'loading') return;
			const document = new RoomDocument(stored);
			const bytes = stored.updates.reduce((sum, update) => sum + update.length, 0);
			this.#seq = stored.seq;
			this.#backlog.updates = stored.updates.length;
			this.#backlog.bytes = bytes;
			this.#backlog.snapshot = stored.snapshot?.length ?? 0;
			this.#phase = { kind: 'ready', document };
			metrics.observe('load_ms', performance.now() - started);
		} catch (error) {
			metrics.add('load_failures_total');
			this.#fail(error, 'load');
			return;
		} finally {
			cancel();
		}
		this.#guard(() => {
			this.#compaction.written(this.#backlog);
			this.#runHeld();
			this.#settleSoon();
		});
	}

	/** Builds the document anew from the log, after what is true of the old one is written. */
	#rebuild(error: BrokenDocument): void {
		this.#host.metrics.add('rebuilds_total');
		this.#host.onError(error.cause, { what: 'apply', doc: this.name });
		if (this.#phase.kind === 'ready') this.#phase.document.destroy();
		this.#phase = { kind: 'loading', waits: true };
		this.#answers.clear();
		this.#loadWhenWritten();
	}

	#loadWhenWritten(): void {
		if (this.#phase.kind !== 'loading' || !this.#phase.waits) return;
		if (this.#unwritten.isEmpty) {
			this.#phase = { kind: 'loading', waits: false };
			void this.#load();
		} else if (!this.#unwritten.isWriting) this.#host.write(this, true);
	}

	#fail(error: unknown, what: ErrorContext['what']): void {
		if (this.#phase.kind === 'closed') return;
		this.#host.onError(error, { what, doc: this.name });
		this.#host.failed(this);
		this.dispose();
		for (const connection of [...this.connections]) {
			connection.close(CLOSE.failed, 'try again');
		}
	}

	/** What nobody foresaw ends the room, which is loaded again, and never the process. */
	#guard(run: () => void): void {
		try {
			run();
		} catch (error) {
			this.#fail(error, 'room');
		}
	}

	// — compaction

	async #compact(): Promise<void> {
		const { log, metrics, onError } = this.#host;
		try {
			const started = performance.now();
			const { snapshot, seq, updates, bytes } = await this.#snapshot();
			await log.compact(this.name, seq, snapshot);
			// What came meanwhile is still in the log.
			this.#backlog.updates -= updates;
			this.#backlog.bytes -= bytes;
			this.#backlog.snapshot = snapshot.length;
			metrics.add('compactions_total');
			metrics.observe('compact_ms', performance.now() - started);
		} catch (error) {
			if (!(error instanceof RoomClosed)) onError(error, { what: 'compact', doc: this.name });
		}
	}

	#snapshot(): Promise<{ snapshot: Uint8Array; seq: number; updates: number; bytes: number }> {
		return new Promise((resolve, reject) => {
			this.#whenClean({
				run: (document) => {
					const { updates, bytes } = this.#backlog;
					resolve({ snapshot: this.#answers.state(document), seq: this.#seq, updates, bytes });
				},
				fail: reject
			});
		});
	}
}
