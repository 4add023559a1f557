import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const KB = 1024;
const MB = 1024 * KB;

/** Bytes in the write-ahead log at which it is copied: a page that many commits changed is copied once. */
const DUE = 16 * MB;
/** Bytes that a transaction adds beside what is in it: it writes whole pages. */
const PER_TRANSACTION = 8 * KB;
/**
 * Pages of 4 kB in the log (64 MB) at which SQLite copies it in the thread that commits: when the
 * other thread couldn't, or never came to the end because more was always being written.
 */
export const LAST_RESORT_PAGES = 16_384;

const THREAD = new URL('./checkpoint-thread.ts', import.meta.url);

/** Copies what it can without keeping anybody waiting; or all of it, and leaves an empty log. */
export type Wish = 'copy' | 'empty';

/**
 * Copies the write-ahead log into the database, in a thread of its own. A commit only adds to the
 * log; copying waits for the disk twice, and all rooms would wait with it: 20 ms for a megabyte or
 * two on a good disk, a second where others write to it.
 * https://sqlite.org/wal.html#ckpt
 */
export class Checkpoints {
	readonly #file: string;
	readonly #due: number;
	#written = 0;
	#isCopying = false;
	#thread: Worker | null = null;
	/** Who waits for an answer, in order. */
	#asking: ((done: boolean) => void)[] = [];
	#isClosed = false;

	/** `file`: the database's. `due`: bytes. */
	constructor(file: string, due = DUE) {
		this.#file = file;
		this.#due = due;
	}

	/** So many bytes were committed. */
	committed(bytes: number): void {
		this.#written += bytes + PER_TRANSACTION;
		if (this.#written >= this.#due && !this.#isCopying) void this.#copy();
	}

	/**
	 * Empties the log, which keeps what the database had before. False when another program reads, and
	 * when it can't be done: to be tried again.
	 */
	async empty(): Promise<boolean> {
		const log = statSync(`${this.#file}-wal`, { throwIfNoEntry: false });
		// As it is when the server starts, and most of the time when somebody asks twice.
		return log?.size === 0 || this.#ask('empty');
	}

	/** Resolved when nothing has the database open any more. */
	async close(): Promise<void> {
		this.#isClosed = true;
		const thread = this.#thread;
		if (thread === null) return;
		// Nothing else may keep the process alive until it has ended.
		thread.ref();
		await new Promise((resolve) => {
			thread.once('exit', resolve);
			thread.postMessage('end');
		});
	}

	async #copy(): Promise<void> {
		this.#isCopying = true;
		do {
			this.#written = 0;
			await this.#ask('copy');
		} while (this.#written >= this.#due);
		this.#isCopying = false;
	}

	#ask(wish: Wish): Promise<boolean> {
		if (this.#isClosed) return Promise.resolve(false);
		return new Promise((resolve) => {
			this.#asking.push(resolve);
			this.#thread ??= this.#open();
			this.#thread.postMessage(wish);
		});
	}

	/** Begins with the first need: a server that writes little never has the thread. */
	#open(): Worker {
		const thread = new Worker(THREAD, { workerData: this.#file, name: 'checkpoints' });
		const ended = (): void => {
			if (this.#thread !== thread) return;
			// The next need opens another one, and SQLite's own checkpoint is the last resort.
			this.#thread = null;
			for (const resolve of this.#asking.splice(0)) resolve(false);
		};
		thread.on('error', ended);
		thread.on('exit', ended);
		thread.on('message', (done: unknown) => this.#asking.shift()?.(done === true));
		thread.unref();
		return thread;
	}
}
