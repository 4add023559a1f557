import { answerFrame, updateFrame } from '../protocol/frames.ts';
import { encodeStateVector, reduceVector, type StateVector } from '../protocol/state-vector.ts';
import { atOnce, type Steps } from '../protocol/steps.ts';
import { mergeScanned } from '../protocol/update-merge.ts';
import type { ScannedUpdate } from '../protocol/update-scan.ts';
import type { RoomDocument } from './document.ts';
import type { RoomLimits } from './limits.ts';
import type { Timers } from './timers.ts';

interface CachedAnswer {
	readonly update: Uint8Array;
	/** Position in the tail up to which `update` contains everything. */
	readonly upto: number;
	/** The same bytes as frames, made when first asked for. */
	whole: Uint8Array | null;
	bulk: Uint8Array | null;
}

/** What a new client has: nothing. */
const NOTHING: StateVector = new Map();

/**
 * What clients lack, encoded once for all that lack the same: a class of thirty opens a board in
 * the same second, and after a restart everybody comes back with the same state. An answer stays
 * good while people edit, because the updates since are kept beside it. Only ever used, and told
 * of changes, while the document holds nothing that isn't in the log.
 */
export class Answers {
	readonly #limits: RoomLimits;
	readonly #timers: Timers;
	#lastUsed = 0;
	readonly #cached = new Map<string, CachedAnswer>();
	#bytes = 0;
	/** Changes since the oldest cached answer; the first is number `#first`. */
	#tail: ScannedUpdate[] = [];
	#first = 0;
	#tailBytes = 0;
	#tailMerged: { readonly from: number; readonly to: number; readonly update: Uint8Array } | null =
		null;

	constructor(limits: RoomLimits, timers: Timers) {
		this.#limits = limits;
		this.#timers = timers;
	}

	/** Lets go of what nobody asked for in a while. */
	dropUnused(): void {
		if (this.#cached.size === 0) return;
		if (this.#timers.now() - this.#lastUsed >= this.#limits.cacheIdle) this.clear();
	}

	/** The document changed by this. */
	changed(update: ScannedUpdate): void {
		if (this.#cached.size === 0) return;
		this.#tail.push(update);
		this.#tailBytes += update.bytes.length;
		const { cachedTail, cachedTailBytes } = this.#limits;
		if (this.#tail.length > cachedTail || this.#tailBytes > cachedTailBytes) this.clear();
	}

	/** Whether frames() has little to do. */
	isReady(document: RoomDocument, vector: StateVector): boolean {
		const reduced = reduce(document, vector);
		return this.#cached.has(keyOf(reduced)) || document.isSoonEncoded(reduced);
	}

	/** Sees to it that the next frames() for this vector has little to do. */
	*prepare(document: RoomDocument, vector: StateVector): Steps<void> {
		yield* this.#answer(document, vector);
	}

	/**
	 * Frames that bring a client with `vector` up to date. The last is the sync step 2, after which
	 * a stock client calls itself synced, so the bulk goes before it as an update where there are two.
	 */
	frames(document: RoomDocument, vector: StateVector): Uint8Array[] {
		const answer = atOnce(this.#answer(document, vector));
		const since = this.#since(answer.upto);
		if (since === null) return [(answer.whole ??= toKeep(answerFrame(answer.update)))];
		return [(answer.bulk ??= toKeep(updateFrame(answer.update))), answerFrame(since)];
	}

	/** The whole state as one update. */
	*state(document: RoomDocument): Steps<Uint8Array> {
		const answer = yield* this.#answer(document, NOTHING);
		if (this.#since(answer.upto) === null) return answer.update;
		this.clear();
		return (yield* this.#answer(document, NOTHING)).update;
	}

	clear(): void {
		this.#cached.clear();
		this.#bytes = 0;
		this.#first += this.#tail.length;
		this.#tail = [];
		this.#tailBytes = 0;
		this.#tailMerged = null;
	}

	*#answer(document: RoomDocument, vector: StateVector): Steps<CachedAnswer> {
		this.#lastUsed = this.#timers.now();
		const reduced = reduce(document, vector);
		const key = keyOf(reduced);
		const found = this.#cached.get(key);
		if (found !== undefined) return found;
		const answer: CachedAnswer = {
			update: yield* document.encode(reduced),
			upto: this.#first + this.#tail.length,
			whole: null,
			bulk: null
		};
		this.#makeRoom(answer.update.length);
		this.#cached.set(key, answer);
		this.#bytes += answer.update.length;
		return answer;
	}

	#makeRoom(bytes: number): void {
		for (const [key, answer] of this.#cached) {
			const fits = this.#bytes + bytes <= this.#limits.cachedBytes;
			if (fits && this.#cached.size < this.#limits.cachedAnswers) return;
			this.#cached.delete(key);
			this.#bytes -= answer.update.length;
		}
	}

	/** The changes from number `from` on as one update; null when there are none. */
	#since(from: number): Uint8Array | null {
		const to = this.#first + this.#tail.length;
		if (from === to) return null;
		if (this.#tailMerged?.from !== from || this.#tailMerged.to !== to) {
			const update = mergeScanned(this.#tail.slice(from - this.#first));
			this.#tailMerged = { from, to, update };
		}
		return this.#tailMerged.update;
	}
}

function reduce(document: RoomDocument, vector: StateVector): StateVector {
	return vector.size === 0 ? NOTHING : reduceVector(vector, document.state);
}

/** A copy where it is written into Node's shared memory, 64 kB of which it would hold on to. */
const toKeep = (frame: Uint8Array): Uint8Array =>
	frame.buffer.byteLength > frame.byteLength ? new Uint8Array(frame) : frame;

const keyOf = (vector: StateVector): string =>
	Buffer.from(encodeStateVector(vector)).toString('latin1');
