import { Beat } from './beat.ts';
import type { Metronome } from './metronome.ts';
import type { HostedRoom, RoomParts } from './room-host.ts';

interface Pending {
	readonly room: HostedRoom;
	readonly update: Uint8Array;
}

/**
 * Writes what all rooms have, in one transaction per tick, and only then lets them tell it. What
 * can't be written stays where it is and is tried again, with a growing delay, each room by
 * itself, so that one that the store refuses doesn't hold up the others.
 */
export class Writer {
	readonly #parts: RoomParts;
	readonly #beat: Beat<HostedRoom>;
	/** One append at a time: what comes meanwhile makes the next. */
	#busy = false;
	readonly #next = new Set<HostedRoom>();
	#failed: Pending[] = [];
	#cancelRetry: (() => void) | null = null;
	#delay: number;

	constructor(parts: RoomParts, metronome: Metronome) {
		const { limits, timers } = parts;
		this.#parts = parts;
		this.#delay = limits.retryFirst;
		this.#beat = new Beat(timers, metronome, { gap: 0, quiet: limits.quiet }, (rooms) => {
			for (const room of rooms) this.#next.add(room);
			this.#start();
		});
	}

	/** Rooms whose changes the store has refused so far. */
	get failing(): number {
		return this.#failed.length;
	}

	mark(room: HostedRoom, urgent: boolean): void {
		this.#beat.mark(room, urgent);
	}

	/** Writes what there is now, without waiting for the tick or the retry. */
	flush(): void {
		this.#beat.flush();
		this.#cancelRetry?.();
		this.#cancelRetry = null;
		this.#start();
	}

	stop(): void {
		this.#beat.stop();
		this.#cancelRetry?.();
		this.#cancelRetry = null;
	}

	#start(): void {
		this.#run().catch((error: unknown) => this.#parts.onError(error, { what: 'append' }));
	}

	async #run(): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		try {
			while (this.#next.size > 0) await this.#writeNext();
			if (this.#failed.length > 0 && this.#cancelRetry === null) await this.#retry();
		} finally {
			this.#busy = false;
		}
		if (this.#next.size > 0) this.#start();
	}

	async #writeNext(): Promise<void> {
		const rooms = [...this.#next].filter((room) => !this.#isFailing(room));
		this.#next.clear();
		const pending: Pending[] = [];
		const idle: HostedRoom[] = [];
		for (const room of rooms) {
			const update = room.write();
			if (update === null) idle.push(room);
			else pending.push({ room, update });
		}
		for (const room of idle) room.written(null);
		if (pending.length > 0 && !(await this.#append(pending))) {
			this.#failed.push(...pending);
			this.#retryLater();
		}
	}

	async #append(pending: readonly Pending[]): Promise<boolean> {
		const { log, metrics, onError } = this.#parts;
		const started = performance.now();
		let seqs: readonly number[];
		try {
			seqs = await log.append(pending.map(({ room, update }) => ({ doc: room.name, update })));
		} catch (error) {
			metrics.add('append_failures_total');
			onError(error, { what: 'append' });
			return false;
		}
		metrics.add('rows_appended_total', pending.length);
		metrics.observe('append_ms', performance.now() - started);
		pending.forEach(({ room }, index) => room.written(seqs[index] ?? 0));
		return true;
	}

	#isFailing(room: HostedRoom): boolean {
		return this.#failed.some((pending) => pending.room === room);
	}

	async #retry(): Promise<void> {
		const again = this.#failed;
		this.#failed = [];
		const still: Pending[] = [];
		for (const pending of again) {
			if (!(await this.#append([pending]))) still.push(pending);
		}
		this.#failed.push(...still);
		const { limits } = this.#parts;
		if (still.length === 0) this.#delay = limits.retryFirst;
		else {
			this.#delay = Math.min(this.#delay * 2, limits.retryMost);
			this.#retryLater();
		}
	}

	#retryLater(): void {
		this.#cancelRetry ??= this.#parts.timers.after(this.#delay, () => {
			this.#cancelRetry = null;
			this.#start();
		});
	}
}
