import type { Timers } from '../rooms/timers.ts';

/** A moment at which a room changes by itself; `step` says which state it belongs to. */
export interface Deadline {
	readonly workshop: string;
	readonly step: number;
	/** ms since the epoch. */
	readonly at: number;
}

/** ms. setTimeout takes no more than 2^31; and a clock that is set meanwhile is noticed this soon. */
const LONGEST_WAIT = 60_000;

export interface Deadlines {
	/** Replaces the workshop's deadline; `at` null: it has none. */
	set(deadline: Omit<Deadline, 'at'> & { readonly at: number | null }): void;
	close(): void;
}

/**
 * One deadline per workshop, kept in memory beside its row. One that is past is due at once. Due
 * says only "look now": the row's step decides whether anything happens, so a deadline that two
 * processes know of counts once.
 */
export function createDeadlines(options: {
	readonly timers: Pick<Timers, 'after'>;
	/** ms since the epoch. */
	readonly now: () => number;
	readonly onDue: (deadline: Deadline) => void;
}): Deadlines {
	const { timers, now, onDue } = options;
	/** Workshop → how to stop waiting. */
	const waiting = new Map<string, () => void>();

	function wait(deadline: Deadline): void {
		const left = Math.max(0, deadline.at - now());
		const cancel = timers.after(Math.min(LONGEST_WAIT, left), () => {
			waiting.delete(deadline.workshop);
			if (deadline.at > now()) wait(deadline);
			else onDue(deadline);
		});
		waiting.set(deadline.workshop, cancel);
	}

	return {
		set({ workshop, step, at }) {
			waiting.get(workshop)?.();
			waiting.delete(workshop);
			if (at !== null) wait({ workshop, step, at });
		},
		close() {
			for (const cancel of waiting.values()) cancel();
			waiting.clear();
		}
	};
}
