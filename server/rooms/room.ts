import type * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { Malformed } from '../protocol/bytes.ts';
import { readMessage, type ClientMessage } from '../protocol/frames.ts';
import { readStateVector } from '../protocol/state-vector.ts';
import { Answers } from './answers.ts';
import { Changes } from './changes.ts';
import { CleanMoments } from './clean-moments.ts';
import { Compaction } from './compaction.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import { Delivery } from './delivery.ts';
import type { RoomDocument } from './document.ts';
import { Keeper } from './keeper.ts';
import { Presence } from './presence.ts';
import type { ErrorContext, HostedRoom, RoomHost } from './room-host.ts';
import { Together } from './together.ts';
import type { Batch } from './unwritten.ts';

/** One document while somebody uses it, and everybody who does. */
export class Room implements ConnectionListener, HostedRoom {
	readonly name: string;
	readonly #host: RoomHost;
	readonly #keeper: Keeper;
	readonly #delivery: Delivery;
	readonly #answers: Answers;
	readonly #presence: Presence<Connection>;
	readonly #changes: Changes;
	readonly #compaction: Compaction;
	readonly #together: Together | null;
	readonly #clean: CleanMoments;

	constructor(name: string, host: RoomHost) {
		const { limits, timers, metrics } = host;
		this.name = name;
		this.#host = host;
		this.#answers = new Answers(limits, timers);
		this.#presence = new Presence(limits.presenceClients);
		this.#together = Together.find({
			name,
			parts: host,
			presence: this.#presence,
			reached: (seq) => this.#compaction.reached(seq),
			appended: (bytes) => this.#compaction.written(null, bytes),
			compacted: (size) => this.#compaction.compactedElsewhere(size),
			wake: () => this.#clean.soon(),
			tellPresence: () => host.tellPresence(this, this.#presence.urgent)
		});
		const together = this.#together;
		this.#keeper = new Keeper(
			name,
			host,
			{
				loaded: (stored) => {
					this.#guard(() => {
						this.#compaction.loaded(stored);
						together?.loaded(stored.seq);
						this.#keeper.runHeld();
						this.#clean.soon();
					});
				},
				failed: (error) => this.#fail(error, 'load'),
				mustWrite: () => host.write(this, true),
				guard: (run) => this.#guard(run),
				worked: () => {
					this.#keeper.runHeld();
					this.#clean.soon();
				}
			},
			together?.ready
		);
		this.#compaction = new Compaction({
			name,
			parts: host,
			encode: (done, fail) => this.#clean.encode(done, fail),
			...(together && { catchUp: () => together.catchUp() }),
			compacted: (seq, size) => together?.tellCompacted(seq, size)
		});
		this.#delivery = new Delivery({
			answers: this.#answers,
			presence: this.#presence,
			metrics,
			watch: (connection) => host.watch(connection, this)
		});
		this.#changes = new Changes({
			parts: host,
			keeper: this.#keeper,
			answers: this.#answers,
			delivery: this.#delivery,
			size: () => this.#compaction.size,
			full: () => void this.#compaction.now(),
			write: () => host.write(this, false),
			whenClean: (task) => this.#clean.await(task)
		});
		this.#clean = new CleanMoments({
			keeper: this.#keeper,
			answers: this.#answers,
			delivery: this.#delivery,
			changes: this.#changes,
			together,
			guard: (run) => this.#guard(run),
			settled: () => this.#checkIdle()
		});
	}

	/** Begins to load. */
	open(): void {
		void this.#keeper.load();
	}

	/** Nobody is there, and nothing would be lost or left undone. */
	get isIdle(): boolean {
		return this.#keeper.isIdle && this.#delivery.connections.size === 0;
	}

	get isSaved(): boolean {
		return this.#keeper.isSaved;
	}

	join(connection: Connection): void {
		this.#delivery.join(connection);
		connection.open(this);
		this.#clean.soon();
	}

	/**
	 * Changes the document; resolved when the change is in the log. Rejects with what `change` throws,
	 * and with NotWritten when the store takes too long: the change may then still come about.
	 */
	edit(change: (doc: Y.Doc) => void): Promise<void> {
		return this.#changes.edit(change);
	}

	/** The state as one update, nothing in it that isn't in the log. */
	read(): Promise<Uint8Array> {
		return new Promise((resolve, reject) => {
			this.#clean.encode((bytes) => resolve(new Uint8Array(bytes)), reject);
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
		this.#changes.forget(connection);
		if (this.#presence.leave(connection)) this.#host.tellPresence(this, true);
		this.#host.left(connection);
		this.#checkIdle();
	}

	/** Begins to write: what to append, or null when there is nothing. written() must follow. */
	write(): Uint8Array | null {
		let update: Uint8Array | null = null;
		this.#guard(() => {
			update = this.#keeper.take()?.update ?? null;
		});
		return update;
	}

	/** What write() gave is in the log; `seq` is its number, null when it was nothing. */
	written(seq: number | null): void {
		this.#guard(() => {
			const batch = this.#keeper.done();
			if (batch !== null && seq !== null) this.#spread(batch, seq);
			this.#keeper.loadIfWritten();
			this.#clean.use();
			this.#keeper.runHeld();
		});
	}

	tellPresence(): void {
		this.#guard(() => {
			this.#together?.tellPeople();
			this.#delivery.sendPresence();
		});
	}

	caughtUp(connection: Connection): void {
		this.#guard(() => {
			this.#delivery.caughtUp(connection);
			this.#clean.soon();
		});
	}

	/** From time to time: lets go of what nobody used lately. */
	tidy(): void {
		this.#answers.dropUnused();
		this.#together?.tidy();
	}

	/** A last snapshot if it is worth one; the room may well be used again meanwhile. */
	beforeUnload(): Promise<void> {
		return this.#compaction.beforeUnload();
	}

	/** Forgets everything but its connections, which the caller closes. */
	dispose(): void {
		this.#compaction.stop();
		this.#keeper.dispose();
		this.#together?.leave();
	}

	#message(connection: Connection, message: ClientMessage): void {
		switch (message.kind) {
			case 'ask': {
				const vector = this.#charge(connection, () => readStateVector(message.vector));
				this.#inTurn(connection, message.vector.length, () => {
					this.#delivery.ask(connection, vector);
					this.#clean.soon();
				});
				return;
			}
			case 'change':
				this.#inTurn(connection, message.update.length, (document) =>
					this.#changes.take(document, connection, message.update)
				);
				return;
			case 'presence':
				if (this.#charge(connection, () => this.#presence.receive(connection, message.update))) {
					this.#host.tellPresence(this, this.#presence.urgent);
				}
				return;
			case 'ask-presence':
				this.#delivery.sendEverybody(connection);
				return;
		}
	}

	/** Counts what it costs to read what somebody sent, which is done at once. */
	#charge<R>(connection: Connection, read: () => R): R {
		const started = performance.now();
		try {
			return read();
		} finally {
			const took = performance.now() - started;
			this.#host.turns.worked(took);
			connection.worked(took);
		}
	}

	/** Runs now, or when the document is free and everything that came before has run. */
	#inTurn(connection: Connection, bytes: number, run: (document: RoomDocument) => void): void {
		connection.hold(bytes);
		this.#keeper.whenFree({
			run: (document) => {
				connection.release(bytes);
				// What it sent before it left counts; what it sent before it was thrown out doesn't.
				if (!connection.isRefused) run(document);
			},
			fail: () => undefined
		});
	}

	#spread(batch: Batch, seq: number): void {
		const started = performance.now();
		for (const { update } of batch.changes) this.#answers.changed(update);
		this.#delivery.broadcast(batch, this.#keeper.document);
		this.#together?.tellRow(seq, batch.update);
		// Others may have appended rows before this one that haven't come yet.
		this.#compaction.written(this.#together === null ? seq : null, batch.update.length);
		this.#host.metrics.observe('tick_ms', performance.now() - started);
	}

	#checkIdle(): void {
		if (this.isIdle) this.#host.idle(this);
	}

	/** What nobody foresaw ends the room, which is loaded again, and never the process. */
	#guard(run: () => void): void {
		try {
			run();
		} catch (error) {
			this.#fail(error, 'room');
		}
	}

	#fail(error: unknown, what: ErrorContext['what']): void {
		if (this.#keeper.isClosed) return;
		this.#host.onError(error, { what, doc: this.name });
		this.#host.failed(this);
		this.dispose();
		for (const connection of [...this.#delivery.connections]) {
			connection.close(CLOSE.failed, 'try again');
		}
	}
}
