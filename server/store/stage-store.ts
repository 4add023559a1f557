import type { AnsweredCommand } from './commands.ts';
import type { NewReveal } from './reveal-store.ts';

/** One change of what a room is doing, all or nothing. */
export interface StageChange {
	readonly workshop: string;
	/** The step it was decided on; null for the first ever. */
	readonly from: number | null;
	readonly step: number;
	/** JSON, as domain/run reads it. */
	readonly state: string;
	/** When the server has to act by itself, ms since the epoch; null for never. */
	readonly deadline: number | null;
	/** What a person asked for, so that the same asked again gets the same answer; null for the server's own. */
	readonly command: AnsweredCommand | null;
	/** What is to be revealed from now on, whatever happens to this process. */
	readonly reveal?: NewReveal;
}

/** What each room is doing. Rows, not documents: a restart goes on where it was, and each deadline counts once. */
export interface StageStore {
	find(workshop: string): Promise<{ readonly step: number; readonly state: string } | null>;
	/**
	 * False, and nothing changed, when the room is no longer at `from`. Rejects when the key was
	 * answered before.
	 */
	save(change: StageChange): Promise<boolean>;
	/** The answer that a command's key got; null for a new one. */
	answered(workshop: string, key: string): Promise<string | null>;
	/** Keeps an answer by itself, for what may safely be done twice; one that is kept already stays. */
	remember(workshop: string, command: AnsweredCommand): Promise<void>;
	/** All that are still to come or were missed, the earliest first. */
	deadlines(): Promise<
		readonly { readonly workshop: string; readonly step: number; readonly at: number }[]
	>;
}
