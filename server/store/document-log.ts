export interface LogEntry {
	/** Document name as in protocol/doc-names. */
	readonly doc: string;
	/** A Yjs update, V1 encoding. */
	readonly update: Uint8Array;
}

export interface StoredDocument {
	readonly snapshot: Uint8Array | null;
	/** Updates after the snapshot, oldest first. */
	readonly updates: readonly Uint8Array[];
	/** Sequence number of the newest row there is; 0 when there is none. */
	readonly seq: number;
}

export interface DocumentLog {
	/**
	 * One transaction for all entries, in order. Resolved means: survives a killed process. Answers
	 * the seq of each entry. A document's seqs only grow, whichever process appends, and a row can be
	 * read only when all of its document's rows with lower ones can.
	 */
	append(entries: readonly LogEntry[]): Promise<readonly number[]>;
	/**
	 * An unknown document is an empty one: it exists once something was appended. `after`: only the
	 * rows with higher seqs, and the snapshot only where it has taken the place of such rows.
	 */
	load(doc: string, after?: number): Promise<StoredDocument>;
	/**
	 * Puts `snapshot`, which must contain everything up to and including `uptoSeq`, in the place of
	 * those rows, in one transaction. Of a desk nothing of what they held stays in the tables' file. An older snapshot never replaces a newer one, and no row with a
	 * higher seq is touched: answers false where the stored snapshot is already as new.
	 */
	compact(doc: string, uptoSeq: number, snapshot: Uint8Array): Promise<boolean>;
}
