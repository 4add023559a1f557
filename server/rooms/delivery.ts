import type { Metrics } from '../metrics.ts';
import { askFrame, savedFrame, updateFrame } from '../protocol/frames.ts';
import { encodeStateVector, type StateVector } from '../protocol/state-vector.ts';
import { mergeScanned } from '../protocol/update-merge.ts';
import type { Answers } from './answers.ts';
import type { Connection } from './connection.ts';
import type { RoomDocument } from './document.ts';
import type { Presence } from './presence.ts';
import type { Batch, Change } from './unwritten.ts';

export interface DeliveryOptions {
	readonly answers: Answers;
	readonly presence: Presence<Connection>;
	readonly metrics: Metrics;
	/** The connection is slow: look at it from time to time, and say so by caughtUp(). */
	readonly watch: (connection: Connection) => void;
}

/**
 * Who is in a room and what each is to be sent. A connection that lacks something has a `need`:
 * it asked, or it was too slow for some updates. Until the need is met it gets no updates, because
 * the answer will contain them.
 */
export class Delivery {
	readonly connections = new Set<Connection>();
	readonly #answers: Answers;
	readonly #presence: Presence<Connection>;
	readonly #metrics: Metrics;
	readonly #watch: (connection: Connection) => void;
	/** Those that are to be greeted or answered. */
	readonly #asking = new Set<Connection>();

	constructor({ answers, presence, metrics, watch }: DeliveryOptions) {
		this.#answers = answers;
		this.#presence = presence;
		this.#metrics = metrics;
		this.#watch = watch;
	}

	join(connection: Connection): void {
		this.connections.add(connection);
		this.#asking.add(connection);
	}

	leave(connection: Connection): void {
		this.connections.delete(connection);
		this.#asking.delete(connection);
	}

	/** A sync step 1 came. */
	ask(connection: Connection, vector: StateVector): void {
		connection.need = { vector, asked: true };
		this.#asking.add(connection);
	}

	get isAsked(): boolean {
		return this.#asking.size > 0;
	}

	/** Somebody whose answer takes long to be made, and isn't yet. */
	slowToAnswer(document: RoomDocument): { by: Connection; vector: StateVector } | null {
		for (const by of this.#asking) {
			const { need, backlog } = by;
			if (need === null || backlog === 'updates') continue;
			if (!this.#answers.isReady(document, need.vector)) return { by, vector: need.vector };
		}
		return null;
	}

	/** Greets and answers who waits for it, unless the answer has yet to be made. Only while the document has nothing that isn't logged. */
	answer(document: RoomDocument): void {
		const asking = [...this.#asking];
		this.#asking.clear();
		let vector: Uint8Array | null = null;
		for (const connection of asking) {
			const { need, backlog } = connection;
			if (need !== null && backlog !== 'updates' && !this.#answers.isReady(document, need.vector)) {
				this.#asking.add(connection);
				continue;
			}
			const isNew = !connection.greeted;
			if (isNew) {
				connection.greeted = true;
				connection.send(askFrame((vector ??= encodeStateVector(document.state))));
			}
			this.#meet(connection, document);
			if (isNew) this.#sendEverybody(connection);
		}
	}

	/** Sends a written batch to everybody but, to each, what came from themselves. */
	broadcast(batch: Batch, document: RoomDocument | null): void {
		const senders = new Set(batch.changes.map(({ from }) => from));
		let whole: Uint8Array | null = null;
		let before: StateVector | null = null;
		for (const connection of this.connections) {
			if (connection.need !== null) continue;
			if (connection.backlog === 'updates') {
				before ??= stateBefore(batch.changes, document);
				connection.need = { vector: before, asked: false };
				this.#watch(connection);
			} else if (!senders.has(connection)) {
				connection.send((whole ??= updateFrame(batch.update)));
			} else {
				const others = batch.changes.filter(({ from }) => from !== connection);
				if (others.length === 0) continue;
				connection.send(updateFrame(mergeScanned(others.map(({ update }) => update))));
			}
		}
	}

	/** Tells who wants to know how many of their changes are in the log. */
	acknowledge(settled: (connection: Connection) => number): void {
		for (const connection of this.connections) {
			if (!connection.wantsSaved) continue;
			const count = settled(connection);
			if (count <= connection.saved) continue;
			if (connection.backlog === 'updates') {
				// Told when it has drained; without a watch nothing might ever wake it.
				this.#watch(connection);
				continue;
			}
			connection.saved = count;
			connection.send(savedFrame(count));
		}
	}

	sendPresence(): void {
		const frameFor = this.#presence.takeFrames();
		if (frameFor === null) return;
		for (const connection of this.connections) {
			// Who isn't greeted yet is told of everybody then.
			if (!connection.greeted) continue;
			if (connection.backlog !== 'none') {
				connection.missedPresence = true;
				this.#watch(connection);
				continue;
			}
			const frame = frameFor(connection);
			if (frame !== null) connection.send(frame);
		}
	}

	/** Answers a query for presence. */
	sendEverybody(connection: Connection): void {
		if (connection.greeted) this.#sendEverybody(connection);
	}

	/** A slow connection has drained: it gets the presence it missed, and waits to be answered. */
	caughtUp(connection: Connection): void {
		if (connection.missedPresence) this.#sendEverybody(connection);
		if (connection.need !== null) this.#asking.add(connection);
	}

	#meet(connection: Connection, document: RoomDocument): void {
		if (connection.need === null) return;
		if (connection.backlog === 'updates') {
			this.#watch(connection);
			return;
		}
		const { vector, asked } = connection.need;
		connection.need = null;
		if (!asked) this.#metrics.add('resyncs_total');
		const started = performance.now();
		const frames = this.#answers.frames(document, vector);
		const took = performance.now() - started;
		this.#metrics.observe('answer_ms', took);
		for (const frame of frames) connection.send(frame);
		connection.worked(took);
	}

	#sendEverybody(connection: Connection): void {
		if (connection.backlog !== 'none') {
			connection.missedPresence = true;
			this.#watch(connection);
			return;
		}
		connection.missedPresence = false;
		const frame = this.#presence.everybodyFor(connection);
		if (frame !== null) connection.send(frame);
	}
}

/** What a reader had that got everything before these changes. */
function stateBefore(changes: readonly Change[], document: RoomDocument | null): StateVector {
	const vector = new Map(document?.state);
	for (const { update } of changes) {
		for (const { client, clock } of update.sections) {
			const now = vector.get(client);
			if (now !== undefined) vector.set(client, Math.min(now, clock));
		}
	}
	return vector;
}
