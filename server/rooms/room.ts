import type * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { Malformed } from '../protocol/bytes.ts';
import { readMessage, type ClientMessage } from '../protocol/frames.ts';
import { readStateVector } from '../protocol/state-vector.ts';
import { Answers } from './answers.ts';
import { Compaction } from './compaction.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import { Delivery } from './delivery.ts';
import { BrokenDocument, type RoomDocument } from './document.ts';
import { Intake, type Taken } from './intake.ts';
import { Keeper } from './keeper.ts';
import { Presence } from './presence.ts';
import { NotWritten, type ErrorContext, type HostedRoom, type RoomHost } from './room-host.ts';
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
	readonly #intake: Intake;
	readonly #compaction: Compaction;
	readonly #together: Together | null;
	#settling = false;

	constructor(name: string, host: RoomHost) {
		const { limits, timers, metrics } = host;
		this.name = name;
		this.#host = host;
		this.#answers = new Answers(limits, timers);
		this.#presence = new Presence(limits.presenceClients);
		this.#intake = new Intake(limits);
		this.#together = Together.find({
			name,
			parts: host,
			presence: this.#presence,
			whenClean: (run, fail) => this.#whenClean(run, fail),
			apply: (document, update) => this.#applyLogged(document, update),
			reached: (seq) => this.#compaction.reached(seq),
			appended: (bytes) => this.#compaction.written(null, bytes),
			compacted: (size) => this.#compaction.compactedElsewhere(size),
			wake: () => this.#settleSoon(),
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
						this.#settleSoon();
					});
				},
				failed: (error) => this.#fail(error, 'load'),
				mustWrite: () => host.write(this, true),
				guard: (run) => this.#guard(run),
				worked: () => {
					this.#keeper.runHeld();
					this.#settleSoon();
				}
			},
			together?.ready
		);
		this.#compaction = new Compaction({
			name,
			parts: host,
			whenClean: (run, fail) => this.#whenClean(run, fail),
			encode: (document) => this.#answers.state(document),
			...(together && { catchUp: () => together.catchUp() }),
			compacted: (seq, size) => together?.tellCompacted(seq, size)
		});
		this.#delivery = new Delivery({
			answers: this.#answers,
			presence: this.#presence,
			metrics,
			watch: (connection) => host.watch(connection, this)
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
		this.#settleSoon();
	}

	/**
	 * Changes the document; resolved when the change is in the log. Rejects with what `change` throws,
	 * and with NotWritten when the store takes too long: the change may then still come about.
	 */
	async edit(change: (doc: Y.Doc) => void): Promise<void> {
		const { timers, limits } = this.#host;
		let cancel = (): void => undefined;
		try {
			await new Promise<void>((resolve, reject) => {
				cancel = timers.after(limits.editLimit, () => reject(new NotWritten()));
				this.#keeper.whenFree({
					run: (document) => this.#edit(document, change, { resolve, reject }),
					fail: reject
				});
			});
		} finally {
			cancel();
		}
	}

	/** The state as one update, nothing in it that isn't in the log. */
	read(): Promise<Uint8Array> {
		return new Promise((resolve, reject) => {
			this.#whenClean((document) => resolve(new Uint8Array(this.#answers.state(document))), reject);
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
			this.#settle();
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
			this.#settleSoon();
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
				const vector = readStateVector(message.vector);
				this.#inTurn(connection, message.vector.length, () => {
					this.#delivery.ask(connection, vector);
					this.#settleSoon();
				});
				return;
			}
			case 'change':
				this.#inTurn(connection, message.update.length, (document) =>
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

	#change(document: RoomDocument, connection: Connection, update: Uint8Array): void {
		const steps = this.#intake.take(document, connection, update, this.#compaction.size);
		this.#keeper.work(steps, (taken, ms) => {
			connection.worked(ms);
			this.#took(connection, taken);
		});
	}

	#took(connection: Connection, taken: Taken): void {
		if (taken.changes.length > 0 || connection.wantsSaved) this.#host.write(this, false);
		if (taken.refusal !== undefined) {
			connection.close(taken.refusal.code, taken.refusal.reason);
			// The estimate only grows between snapshots; the next ought to know the true size.
			if (taken.refusal.code === CLOSE.tooLarge) void this.#compaction.now();
		}
		this.#keep(taken);
	}

	#keep(taken: Taken): void {
		this.#host.metrics.add('updates_total', taken.changes.length);
		this.#keeper.push(taken.changes);
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
			if (update !== null) this.#keeper.push([{ update, from: null }]);
			this.#whenClean(done.resolve, done.reject);
		} catch (error) {
			if (!(error instanceof BrokenDocument)) throw error;
			// A part of the change may be in the document, and can't be taken out of it.
			done.reject(error.cause);
			this.#rebuild(error);
		}
	}

	/** False where the update builds on something that hasn't come. */
	#applyLogged(document: RoomDocument, bytes: Uint8Array): boolean {
		const { changes, waiting } = document.applyLogged(bytes);
		const [update] = changes;
		if (update !== undefined) {
			this.#answers.changed(update);
			const batch = { changes: [{ update, from: null }], update: update.bytes };
			this.#delivery.broadcast(batch, document);
		}
		return waiting === null;
	}

	/** Takes what other processes appended, and what waited for it here. */
	#settleTogether(together: Together, document: RoomDocument): void {
		try {
			together.settle(document);
		} catch (error) {
			if (!(error instanceof BrokenDocument)) throw error;
			this.#rebuild(error);
			return;
		}
		this.#keeper.work(this.#intake.retry(document), (taken) => {
			this.#keep(taken);
			if (taken.changes.length > 0) this.#host.write(this, false);
		});
	}

	#rebuild(error: BrokenDocument): void {
		this.#answers.clear();
		this.#keeper.rebuild(error);
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

	#whenClean(run: (document: RoomDocument) => void, fail: (error: Error) => void): void {
		this.#keeper.whenClean({ run, fail });
		this.#settleSoon();
	}

	/** One answer for all the questions that come in one read of a socket. */
	#settleSoon(): void {
		if (this.#settling) return;
		this.#settling = true;
		queueMicrotask(() => {
			this.#settling = false;
			this.#guard(() => this.#settle());
		});
	}

	/** Does what may only be done while the document is clean, or sees to it that it soon is. */
	#settle(): void {
		let { clean } = this.#keeper;
		if (clean !== null && this.#together !== null) {
			this.#settleTogether(this.#together, clean);
			({ clean } = this.#keeper);
		}
		if (clean !== null) {
			this.#delivery.acknowledge((connection) => this.#intake.settled(connection));
			this.#delivery.answer(clean);
		} else if (this.#delivery.isAsked) this.#keeper.urge();
		this.#keeper.runClean();
		this.#checkIdle();
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
