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
	#thread: Worker | null = null;
	#isBusy = false;
	#isClosed = false;

	/** `file`: the database's. `due`: bytes. */
	constructor(file: string, due = DUE) {
		this.#file = file;
		this.#due = due;
	}

	/** So many bytes were committed. */
	committed(bytes: number): void {
		this.#written += bytes + PER_TRANSACTION;
		if (this.#written >= this.#due) this.#start();
	}

	/** Resolved when nothing has the database open any more. */
	async close(): Promise<void> {
		this.#isClosed = true;
		const thread = this.#thread;
		if (thread === null) return;
		await new Promise((resolve) => {
			thread.once('exit', resolve);
			thread.postMessage('end');
		});
	}

	#start(): void {
		if (this.#isBusy || this.#isClosed) return;
		this.#isBusy = true;
		this.#written = 0;
		this.#thread ??= this.#open();
		this.#thread.postMessage('checkpoint');
	}

	/** Begins with the first need: a server that writes little never has the thread. */
	#open(): Worker {
		const thread = new Worker(THREAD, { workerData: this.#file, name: 'checkpoints' });
		const ended = (): void => {
			if (this.#thread === thread) this.#thread = null;
			this.#isBusy = false;
		};
		// The next need opens another one, and SQLite's own checkpoint is the last resort.
		thread.on('error', ended);
		thread.on('exit', ended);
		thread.on('message', () => {
			this.#isBusy = false;
			if (this.#written >= this.#due) this.#start();
		});
		thread.unref();
		return thread;
	}
}
