import { mergeScanned } from '../protocol/update-merge.ts';
import type { ScannedUpdate } from '../protocol/update-scan.ts';
import type { Connection } from './connection.ts';

/** One change of a document and the connection it came from; null: the server's own. */
export interface Change {
	readonly update: ScannedUpdate;
	readonly from: Connection | null;
}

/** Changes on their way together: to the log, and then to everybody. */
export interface Batch {
	readonly changes: readonly Change[];
	/** All of them as one update. */
	readonly update: Uint8Array;
}

/** What a document has that the log hasn't. */
export class Unwritten {
	#pending: Change[] = [];
	#writing: Batch | null = null;
	#isWriting = false;

	/** Nothing here, and nothing on its way. */
	get isEmpty(): boolean {
		return this.#pending.length === 0 && !this.#isWriting;
	}

	get isWriting(): boolean {
		return this.#isWriting;
	}

	push(changes: readonly Change[]): void {
		this.#pending.push(...changes);
	}

	/** Begins to write what there is; null when there is nothing, which `done` must follow as well. */
	take(): Batch | null {
		const changes = this.#pending;
		this.#pending = [];
		this.#isWriting = true;
		this.#writing =
			changes.length === 0
				? null
				: { changes, update: mergeScanned(changes.map(({ update }) => update)) };
		return this.#writing;
	}

	/** What was taken is written. */
	done(): Batch | null {
		const batch = this.#writing;
		this.#writing = null;
		this.#isWriting = false;
		return batch;
	}
}
