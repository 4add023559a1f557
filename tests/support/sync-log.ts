import type { DocumentLog, LogEntry, StoredDocument } from '../../server/store/types.ts';

interface Row {
	readonly seq: number;
	readonly update: Uint8Array;
}

/** A log in memory that can be made slow or broken. */
export interface MemoryLog extends DocumentLog {
	/** Makes append, load or compact fail with this, until set to null. */
	readonly failures: Record<'append' | 'load' | 'compact', Error | null>;
	/** Makes the next calls wait until the answer is called. */
	hold(what: 'append' | 'load' | 'compact'): () => void;
	/** Calls so far, failed ones included. */
	readonly calls: Record<'append' | 'load' | 'compact', number>;
	/** Every batch that append was given and took, in order. */
	readonly batches: readonly (readonly LogEntry[])[];
	/** Rows of a document after its snapshot. */
	rows(doc: string): number;
	/** What a process that starts now would find: a log of its own with the same contents. */
	copy(): MemoryLog;
}

export function memoryLog(
	rows = new Map<string, Row[]>(),
	snapshots = new Map<string, Row>(),
	last = { seq: 0 }
): MemoryLog {
	const failures: MemoryLog['failures'] = { append: null, load: null, compact: null };
	const calls = { append: 0, load: 0, compact: 0 };
	const gates: Record<string, Promise<void> | undefined> = {};
	const batches: LogEntry[][] = [];

	const pass = async (what: 'append' | 'load' | 'compact'): Promise<void> => {
		calls[what]++;
		await gates[what];
		const failure = failures[what];
		if (failure !== null) throw failure;
	};

	return {
		failures,
		calls,
		batches,
		hold(what) {
			let release = (): void => undefined;
			const gate = new Promise<void>((resolve) => (release = resolve));
			gates[what] = gate;
			return () => {
				if (gates[what] === gate) gates[what] = undefined;
				release();
			};
		},
		async append(entries) {
			// Bytes are copied at the call: a log may not rely on the caller leaving them alone.
			const copies = entries.map(({ doc, update }) => ({ doc, update: copied(update) }));
			await pass('append');
			batches.push(copies);
			return copies.map(({ doc, update }) => {
				const seq = ++last.seq;
				rows.set(doc, [...(rows.get(doc) ?? []), { seq, update }]);
				return seq;
			});
		},
		async load(doc, after = 0): Promise<StoredDocument> {
			await pass('load');
			const snapshot = snapshots.get(doc);
			const from = Math.max(after, snapshot?.seq ?? 0);
			const found = (rows.get(doc) ?? []).filter(({ seq }) => seq > from);
			return {
				snapshot: snapshot !== undefined && snapshot.seq > after ? snapshot.update.slice() : null,
				updates: found.map(({ update }) => update.slice()),
				seq: found.at(-1)?.seq ?? from
			};
		},
		async compact(doc, uptoSeq, snapshot) {
			await pass('compact');
			const old = snapshots.get(doc);
			if (old !== undefined && old.seq >= uptoSeq) return false;
			snapshots.set(doc, { seq: uptoSeq, update: copied(snapshot) });
			rows.set(
				doc,
				(rows.get(doc) ?? []).filter(({ seq }) => seq > uptoSeq)
			);
			return true;
		},
		rows: (doc) => rows.get(doc)?.length ?? 0,
		copy: () => memoryLog(new Map(rows), new Map(snapshots), { ...last })
	};
}

/** Refuses what is none, as a database does; Buffer's own slice() would be a view. */
function copied(bytes: Uint8Array): Uint8Array {
	if (!(bytes instanceof Uint8Array)) throw new TypeError('not bytes');
	return new Uint8Array(bytes);
}
