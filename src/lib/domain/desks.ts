import type { Phase } from './agenda.ts';
import { isPlainObject } from './values.ts';

/**
 * A private round: from the moment when people begin to write alone, each at a desk of their own,
 * until all of it is revealed. Part of what the room does now (run.ts).
 */
export interface Desks {
	/** People write there now. False: that phase is over, and nothing has been revealed yet. */
	readonly open: boolean;
	/** Whether notes show their authors once they are revealed, as announced before anybody wrote. */
	readonly named: boolean;
	readonly counts: CountsShown;
}

/** Who may know how many notes each person has written. */
export const COUNTS_SHOWN = ['nobody', 'facilitators', 'everybody'] as const;
export type CountsShown = (typeof COUNTS_SHOWN)[number];

/**
 * People go to their desks. What was promised to those whose notes are still there holds: once
 * anonymous, a round stays so until it is revealed.
 */
export const desksIn = (before: Desks | null, { named }: Pick<Phase, 'named'>): Desks => ({
	open: true,
	named: named && (before?.named ?? true),
	counts: before?.counts ?? 'nobody'
});

/** They leave them; what lies there stays. */
export const desksLeft = (before: Desks | null): Desks | null =>
	before && { ...before, open: false };

/** Null for what isn't a round. What can't be read promises more rather than less. Never throws. */
export function parseDesks(value: unknown): Desks | null {
	if (!isPlainObject(value)) return null;
	return {
		open: value.open === true,
		named: value.named === true,
		counts: COUNTS_SHOWN.find((shown) => shown === value.counts) ?? 'nobody'
	};
}
