import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StageChange, Store } from '../../server/store/types.ts';

export interface StagesUnderTest {
	readonly store: Pick<Store, 'workshops' | 'stages'>;
	dispose(): Promise<void>;
}

const change = (more: Partial<StageChange> = {}): StageChange => ({
	workshop: 'w1',
	from: null,
	step: 1,
	state: '{"step":1}',
	deadline: null,
	command: null,
	...more
});
const asked = (key: string, at = 1_000) => ({
	key,
	answer: `"${key}"`,
	at,
	forgetBefore: at - 500
});

/** What every store of stages must do. */
export function stagesContract(open: () => Promise<StagesUnderTest>): void {
	let under: StagesUnderTest;
	beforeEach(async () => {
		under = await open();
		for (const id of ['w1', 'w2']) {
			await under.store.workshops.create({ id, title: id, locale: 'en', createdAt: 1 }, [], [], []);
		}
	});
	afterEach(() => under.dispose());

	describe('a room', () => {
		it('is nothing until something was saved', async () => {
			const { stages } = under.store;
			expect(await stages.find('w1')).toBeNull();
			expect(await stages.save(change())).toBe(true);
			expect(await stages.find('w1')).toEqual({ step: 1, state: '{"step":1}' });
			expect(await stages.find('w2')).toBeNull();
		});

		it('moves only from where it is: of two at once, one', async () => {
			const { stages } = under.store;
			await stages.save(change());
			expect(await stages.save(change({ state: '{"other":1}' }))).toBe(false);
			const both = await Promise.all([
				stages.save(change({ from: 1, step: 2, state: '{"a":1}' })),
				stages.save(change({ from: 1, step: 2, state: '{"b":1}' }))
			]);
			expect(both).toEqual([true, false]);
			expect(await stages.find('w1')).toEqual({ step: 2, state: '{"a":1}' });
		});
	});

	describe('a command', () => {
		it('is remembered with the change it made, each workshop’s for itself', async () => {
			const { stages } = under.store;
			await stages.save(change({ command: asked('k') }));
			expect(await stages.answered('w1', 'k')).toBe('"k"');
			expect(await stages.answered('w2', 'k')).toBeNull();
			await stages.save(change({ workshop: 'w2', command: asked('k') }));
			expect(await stages.answered('w2', 'k')).toBe('"k"');
		});

		it('that changed nothing isn’t', async () => {
			const { stages } = under.store;
			await stages.save(change());
			await stages.save(change({ command: asked('k') }));
			expect(await stages.answered('w1', 'k')).toBeNull();
		});

		it('answered before takes the change back', async () => {
			const { stages } = under.store;
			await stages.save(change({ command: asked('k') }));
			await expect(
				stages.save(change({ from: 1, step: 2, command: asked('k') }))
			).rejects.toThrow();
			expect(await stages.find('w1')).toMatchObject({ step: 1 });
		});

		it('may be remembered by itself, once', async () => {
			const { stages } = under.store;
			const first = { key: 'k', answer: '1', at: 1_000, forgetBefore: 500 };
			await stages.remember('w1', first);
			await stages.remember('w1', { ...first, answer: '2' });
			expect(await stages.answered('w1', 'k')).toBe('1');
			await stages.remember('w1', { ...first, key: 'later', at: 9_000, forgetBefore: 8_000 });
			expect(await stages.answered('w1', 'k')).toBeNull();
		});

		it('is forgotten when it is old', async () => {
			const { stages } = under.store;
			await stages.save(change({ command: asked('old', 1_000) }));
			await stages.save(change({ from: 1, step: 2, command: asked('new', 2_000) }));
			expect(await stages.answered('w1', 'old')).toBeNull();
			expect(await stages.answered('w1', 'new')).not.toBeNull();
		});
	});

	it('deadlines come in their order, and go with the change that makes them void', async () => {
		const { stages } = under.store;
		await stages.save(change({ deadline: 500 }));
		await stages.save(change({ workshop: 'w2', deadline: 300 }));
		expect(await stages.deadlines()).toEqual([
			{ workshop: 'w2', step: 1, at: 300 },
			{ workshop: 'w1', step: 1, at: 500 }
		]);
		await stages.save(change({ workshop: 'w2', from: 1, step: 2 }));
		expect(await stages.deadlines()).toEqual([{ workshop: 'w1', step: 1, at: 500 }]);
	});
}
