import type { DatabaseSync } from 'node:sqlite';

/**
 * Which rows of the log are whose. In memory, because nobody else writes to the database (open.ts):
 * an index in it would have each tick write a page for each document beside the one page that all
 * of the tick's rows go to, which cost three quarters of an append. Read once, at the start.
 */
export class LogRows {
	/** Document → its rows' seqs, growing. None without rows. */
	readonly #seqs = new Map<string, number[]>();

	static read(db: DatabaseSync): LogRows {
		const rows = new LogRows();
		for (const row of db.prepare('SELECT seq, doc FROM doc_update ORDER BY seq').iterate()) {
			rows.#add(String(row['doc']), Number(row['seq']));
		}
		return rows;
	}

	/**
	 * Rows are in the log: not before the transaction that puts them there has ended.
	 * @param seqs of the entries, one each
	 */
	add(entries: readonly { readonly doc: string }[], seqs: readonly number[]): void {
		for (const [index, { doc }] of entries.entries()) {
			const seq = seqs[index];
			if (seq !== undefined) this.#add(doc, seq);
		}
	}

	#add(doc: string, seq: number): void {
		const seqs = this.#seqs.get(doc);
		if (seqs === undefined) this.#seqs.set(doc, [seq]);
		else seqs.push(seq);
	}

	/** Those with higher seqs, in order. */
	after(doc: string, seq: number): number[] {
		return (this.#seqs.get(doc) ?? []).filter((each) => each > seq);
	}

	upTo(doc: string, seq: number): number[] {
		return (this.#seqs.get(doc) ?? []).filter((each) => each <= seq);
	}

	/** The rows up to and including `seq` have been deleted. */
	drop(doc: string, seq: number): void {
		const left = this.after(doc, seq);
		if (left.length === 0) this.#seqs.delete(doc);
		else this.#seqs.set(doc, left);
	}
}
