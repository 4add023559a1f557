import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mark, Store } from '../../server/store/types.ts';

export interface MarksUnderTest {
	readonly store: Pick<Store, 'workshops' | 'marks' | 'stages'>;
	dispose(): Promise<void>;
}

const hand = (participant: string, at: number): Mark => ({ participant, kind: 'hand', at });

/** What every store of marks must do. */
export function marksContract(open: () => Promise<MarksUnderTest>): void {
	let under: MarksUnderTest;
	beforeEach(async () => {
		under = await open();
		for (const id of ['w1', 'w2']) {
			await under.store.workshops.create({ id, title: id, locale: 'en', createdAt: 1 }, [], [], []);
		}
	});
	afterEach(() => under.dispose());
	const marks = () => under.store.marks;

	describe('marks', () => {
		it('are listed in the order in which they were made, each workshop’s for itself', async () => {
			await marks().put('w1', hand('b', 20), 5);
			await marks().put('w1', hand('a', 10), 5);
			await marks().put('w2', hand('a', 30), 5);
			expect(await marks().list('w1', 5)).toEqual([hand('a', 10), hand('b', 20)]);
		});

		it('made twice keep their place, and in the next phase get a new one', async () => {
			expect(await marks().put('w1', hand('a', 10), 5)).toBe(true);
			expect(await marks().put('w1', hand('a', 99), 5)).toBe(false);
			expect(await marks().list('w1', 5)).toEqual([hand('a', 10)]);
			expect(await marks().list('w1', 6)).toEqual([]);
			expect(await marks().put('w1', hand('a', 120), 6)).toBe(true);
			expect(await marks().list('w1', 6)).toEqual([hand('a', 120)]);
		});

		it('go one by one, all of a kind, all of a person, and with their phase', async () => {
			const ready: Mark = { participant: 'a', kind: 'ready', at: 15 };
			for (const mark of [hand('a', 10), ready, hand('b', 20), hand('c', 30)]) {
				await marks().put('w1', mark, 5);
			}
			expect(await marks().remove('w1', 'b', 'hand')).toBe(true);
			expect(await marks().remove('w1', 'b', 'hand')).toBe(false);
			expect(await marks().list('w1', 5)).toEqual([hand('a', 10), ready, hand('c', 30)]);
			expect(await marks().forget('w1', 'c')).toBe(true);
			expect(await marks().remove('w1', null, 'hand')).toBe(true);
			expect(await marks().list('w1', 5)).toEqual([ready]);
			expect(await marks().sweep('w1', 5)).toBe(false);
			expect(await marks().sweep('w1', 6)).toBe(true);
			expect(await marks().list('w1', 5)).toEqual([]);
		});
	});
}
