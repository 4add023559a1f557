import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewReveal, StageChange, Store } from '../../server/store/types.ts';

export interface RevealsUnderTest {
	readonly store: Pick<Store, 'workshops' | 'stages' | 'reveals'>;
	dispose(): Promise<void>;
}

const reveal = (id: string, more: Partial<NewReveal> = {}): NewReveal => ({
	id,
	who: null,
	named: true,
	seed: `seed of ${id}`,
	at: 7,
	...more
});
const change = (more: Partial<StageChange>): StageChange => ({
	workshop: 'w1',
	from: null,
	step: 1,
	state: '{}',
	deadline: null,
	command: null,
	...more
});
const asked = { key: 'k', answer: '"k"', at: 1_000, forgetBefore: 0 };

/** What every store of reveals must do. */
export function revealsContract(open: () => Promise<RevealsUnderTest>): void {
	let under: RevealsUnderTest;
	beforeEach(async () => {
		under = await open();
		for (const id of ['w1', 'w2']) {
			await under.store.workshops.create({ id, title: id, locale: 'en', createdAt: 1 }, [], [], []);
		}
	});
	afterEach(() => under.dispose());

	describe('a reveal', () => {
		it('begins with the change that accepts it, each workshop’s for itself, the oldest first', async () => {
			const { stages, reveals } = under.store;
			expect(await reveals.pendingIn()).toEqual([]);
			await stages.save(change({ reveal: reveal('b', { who: 'anna' }) }));
			await stages.save(change({ from: 1, step: 2, reveal: reveal('a', { named: false }) }));
			await stages.save(change({ workshop: 'w2', reveal: reveal('c') }));
			expect(await reveals.pending('w1')).toEqual([
				{ ...reveal('b', { who: 'anna' }), workshop: 'w1', placed: false },
				{ ...reveal('a', { named: false }), workshop: 'w1', placed: false }
			]);
			expect(await reveals.pendingIn()).toEqual(['w1', 'w2']);
		});

		it('doesn’t begin when the change comes to nothing', async () => {
			const { stages, reveals } = under.store;
			await stages.save(change({ command: asked }));
			expect(await stages.save(change({ from: 9, step: 10, reveal: reveal('a') }))).toBe(false);
			const twice = change({ from: 1, step: 2, command: asked, reveal: reveal('b') });
			await expect(stages.save(twice)).rejects.toThrow();
			expect(await reveals.pendingIn()).toEqual([]);
		});

		it('knows how far it has come, and is forgotten when it is done', async () => {
			const { stages, reveals } = under.store;
			await stages.save(change({ reveal: reveal('a') }));
			await reveals.placed('a');
			expect(await reveals.pending('w1')).toMatchObject([{ id: 'a', placed: true }]);
			await reveals.done('a');
			await reveals.done('a');
			expect(await reveals.pending('w1')).toEqual([]);
			expect(await reveals.scrub()).toBe(true);
		});
	});
}
