import type { DocumentLog } from './document-log.ts';
import type { ImageStore } from './image-store.ts';
import type { MarkStore } from './mark-store.ts';
import type { RevealStore } from './reveal-store.ts';
import type { StageStore } from './stage-store.ts';
import type { VoteStore } from './vote-store.ts';
import type { WorkshopStore } from './workshop-store.ts';

export type * from './commands.ts';
export type * from './document-log.ts';
export type * from './image-store.ts';
export type * from './mark-store.ts';
export type * from './reveal-store.ts';
export type * from './stage-store.ts';
export type * from './vote-store.ts';
export type * from './workshop-store.ts';

/**
 * What a store must do, whichever database is behind it. Every store passes the contract suite in
 * tests/contract. All calls are asynchronous so that a networked store needs no change elsewhere.
 */
export interface Store {
	readonly log: DocumentLog;
	readonly workshops: WorkshopStore;
	readonly images: ImageStore;
	readonly stages: StageStore;
	readonly votes: VoteStore;
	readonly marks: MarkStore;
	readonly reveals: RevealStore;
	/** Rejects when the store can't take a write now. */
	check(): Promise<void>;
	close(): Promise<void>;
}
