import type { CountsShown } from '#lib/domain/desks.ts';
import { countOnDesk } from '#lib/domain/desk-doc.ts';
import type { DeskCounts } from '#lib/protocol/api.ts';
import type { Identity } from '../auth/identity.ts';
import type { Rooms } from '../rooms/types.ts';
import type { WorkshopStore } from '../store/types.ts';
import type { Stage } from './stage.ts';

/** How much each person has written alone, for whoever may know it now. */
export interface CountsOnDesks {
	/** What this person may know: nothing, their own count, or everybody's. */
	shownTo(who: Identity): Promise<DeskCounts>;
	/** Whether what people write now must never be tied to them, by no row either. */
	isAnonymous(workshop: string): Promise<boolean>;
}

export interface DeskCountsContext {
	readonly stage: Pick<Stage, 'run'>;
	readonly rooms: Pick<Rooms, 'edit'>;
	readonly store: Pick<WorkshopStore, 'participants'>;
	/** ms; only differences are used. */
	readonly now: () => number;
}

/** ms for which desks aren't counted again: thirty pages ask every few seconds. */
const KEPT = 2_000;

type Counts = Readonly<Record<string, number>>;

export function createDeskCounts({ stage, rooms, store, now }: DeskCountsContext): CountsOnDesks {
	const kept = new Map<string, { readonly at: number; readonly counts: Promise<Counts> }>();

	async function count(workshop: string): Promise<Counts> {
		const counts: Record<string, number> = {};
		for (const { id, role, removedAt } of await store.participants(workshop)) {
			if (role === 'viewer' || removedAt !== null) continue;
			await rooms.edit({ kind: 'desk', workshop, participant: id }, (doc) => {
				counts[id] = countOnDesk(doc);
			});
		}
		return counts;
	}

	function lately(workshop: string): Promise<Counts> {
		const known = kept.get(workshop);
		if (known && now() - known.at < KEPT) return known.counts;
		const counts = count(workshop);
		kept.set(workshop, { at: now(), counts });
		// A failure isn't kept: the next one to ask tries again.
		counts.catch(() => kept.delete(workshop));
		return counts;
	}

	return {
		async isAnonymous(workshop) {
			const { desks } = await stage.run(workshop);
			return desks?.named === false;
		},
		async shownTo({ workshop, participant, role }) {
			const { desks } = await stage.run(workshop);
			const shown: CountsShown = desks?.counts ?? 'nobody';
			if (shown === 'nobody') {
				kept.delete(workshop);
				return { shown, written: {} };
			}
			const written = await lately(workshop);
			if (shown === 'everybody' || role === 'facilitator') return { shown, written };
			const own = participant === null ? undefined : written[participant];
			return {
				shown,
				written: participant === null || own === undefined ? {} : { [participant]: own }
			};
		}
	};
}
