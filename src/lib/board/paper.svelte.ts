import { untrack } from 'svelte';
import { openBoard, type Board } from '#lib/domain/board-doc.ts';
import { deskBoard } from '#lib/domain/desk-doc.ts';
import { createUndo, type Undo } from '#lib/domain/undo.ts';
import type { SyncedDoc } from '#lib/sync/synced-doc.ts';
import type { WorkshopSession } from './workshop-session.svelte.ts';

/**
 * What this person writes on: the board that everybody sees or, while each works alone, their own
 * desk, with the board beneath it. The two look alike to whatever writes.
 */
export class Paper {
	/** The board that everybody sees. */
	readonly shared: Board;
	/** What is written on now. */
	board: Board = $state.raw() as Board;
	undo: Undo = $state.raw() as Undo;
	/** Told after the paper was changed; what follows writes on the new one. */
	onturned: (() => void) | null = null;
	/** Told before, while everything still belongs to the old one. */
	onturning: (() => void) | null = null;
	/** Told when there is more or less to undo. */
	onundo: (() => void) | null = null;
	readonly #sharedUndo: Undo;
	readonly #disposers: (() => void)[] = [];
	#desk: { readonly doc: SyncedDoc; readonly board: Board; readonly undo: Undo } | null = null;

	constructor(workshop: WorkshopSession, now: () => number) {
		this.shared = openBoard(workshop.board.doc);
		this.#sharedUndo = createUndo(this.shared, { now });
		this.#listen(this.#sharedUndo);
		this.board = this.shared;
		this.undo = this.#sharedUndo;
		this.#disposers.push(
			$effect.root(() => {
				$effect(() => {
					const { doc, ready } = workshop.desk;
					const open = workshop.desks?.open === true;
					untrack(() => this.#turn(open && ready ? doc : null, workshop.boardRef.id, now));
				});
			})
		);
	}

	/** Whether what is written is seen by nobody else. */
	get isDesk(): boolean {
		return this.board !== this.shared;
	}

	destroy(): void {
		for (const dispose of this.#disposers) dispose();
		this.#sharedUndo.destroy();
		this.#desk?.undo.destroy();
	}

	#turn(doc: SyncedDoc | null, board: string, now: () => number): void {
		if (this.isDesk ? this.#desk?.doc === doc : doc === null) return;
		this.onturning?.();
		if (doc && this.#desk?.doc !== doc) {
			this.#desk?.undo.destroy();
			const own = deskBoard(doc.doc, board);
			this.#desk = { doc, board: own, undo: createUndo(own, { now }) };
			this.#listen(this.#desk.undo);
		}
		const desk = doc && this.#desk;
		this.board = desk?.board ?? this.shared;
		this.undo = desk?.undo ?? this.#sharedUndo;
		this.onturned?.();
		this.onundo?.();
	}

	#listen(undo: Undo): void {
		this.#disposers.push(undo.onChange(() => undo === this.undo && this.onundo?.()));
	}
}
