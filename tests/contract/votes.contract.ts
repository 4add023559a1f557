import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewBallot, OwnVote, Store } from '../../server/store/types.ts';

export interface VotesUnderTest {
	readonly store: Pick<Store, 'workshops' | 'stages' | 'votes'>;
	/** Every byte of the store's files. */
	bytes(): Promise<Buffer>;
	dispose(): Promise<void>;
}

const ballot = (id: string, more: Partial<NewBallot> = {}): NewBallot => ({
	id,
	workshop: 'w1',
	secret: true,
	state: '{"kind":"fist"}',
	since: 10,
	clocked: false,
	openedAt: 100,
	...more
});
const asked = (key: string, at = 1_000) => ({ key, at, forgetBefore: at - 500 });
const answered = (key: string, at = 1_000) => ({ ...asked(key, at), answer: `"${key}"` });

/** What every store of votes must do. */
export function votesContract(start: () => Promise<VotesUnderTest>): void {
	let under: VotesUnderTest;
	let keys = 0;
	beforeEach(async () => {
		under = await start();
		for (const id of ['w1', 'w2']) {
			await under.store.workshops.create({ id, title: id, locale: 'en', createdAt: 1 }, [], [], []);
		}
	});
	afterEach(() => under.dispose());

	const open = (id: string, more?: Partial<NewBallot>) =>
		under.store.votes.open(ballot(id, more), answered(`open-${id}-${keys++}`));
	const cast = (voter: string, votes: readonly OwnVote[], id = 'b1', key = `k${keys++}`) =>
		under.store.votes.cast<'no'>({
			workshop: 'w1',
			ballot: id,
			voter,
			command: asked(key),
			decide: () => ({ votes, answer: `"${key}"` })
		});
	const close = (id = 'b1', count: (votes: readonly unknown[]) => string = () => '{}') =>
		under.store.votes.close({ workshop: 'w1', ballot: id, at: 200, count, command: null });

	describe('a ballot', () => {
		it('is kept as it was opened, and found by its workshop alone', async () => {
			const { votes } = under.store;
			expect(await votes.ballots('w1')).toEqual([]);
			expect(await open('b1')).toBe(true);
			const row = { ...ballot('b1'), seq: 1, closedAt: null, result: null };
			expect(await votes.ballot('w1', 'b1')).toEqual(row);
			expect(await votes.ballots('w1')).toEqual([row]);
			expect(await votes.ballot('w2', 'b1')).toBeNull();
			expect(await votes.openIn()).toEqual(['w1']);
		});

		it('is the only open one of its workshop: of two at once, one', async () => {
			expect(await Promise.all([open('b1'), open('b2')])).toEqual([true, false]);
			expect(await open('b3', { workshop: 'w2' })).toBe(true);
			await close();
			expect(await open('b2')).toBe(true);
			expect((await under.store.votes.ballots('w1')).map(({ id, seq }) => [id, seq])).toEqual([
				['b1', 1],
				['b2', 2]
			]);
		});

		it('has an id of its own', async () => {
			await open('b1');
			await close();
			expect(await open('b1')).toBe(false);
			expect(await open('b1', { workshop: 'w2' })).toBe(false);
		});

		it('is opened with the answer to who asked, or not at all', async () => {
			const { votes, stages } = under.store;
			await votes.open(ballot('b1'), answered('k'));
			expect(await stages.answered('w1', 'k')).toBe('"k"');
			await close();
			await expect(votes.open(ballot('b2'), answered('k'))).rejects.toThrow();
			expect(await votes.ballot('w1', 'b2')).toBeNull();
		});

		it('takes the clock once', async () => {
			await open('b1');
			await under.store.votes.setClocked('b1');
			expect(await under.store.votes.ballot('w1', 'b1')).toMatchObject({ clocked: true });
		});
	});

	describe('a vote', () => {
		beforeEach(() => open('b1'));

		it('is the voter’s whole choice, in the place of what was before', async () => {
			const { votes } = under.store;
			await cast('anna', [
				{ choice: 'x', weight: 2 },
				{ choice: 'y', weight: 1 }
			]);
			await cast('boris', [{ choice: 'x', weight: 0 }]);
			await cast('anna', [{ choice: 'y', weight: 3 }]);
			expect(await votes.votesOf('b1', 'anna')).toEqual([{ choice: 'y', weight: 3 }]);
			expect(await votes.votesOf('b1', 'vera')).toEqual([]);
			expect((await votes.voters('b1')).toSorted()).toEqual(['anna', 'boris']);
			await cast('anna', []);
			expect(await votes.voters('b1')).toEqual(['boris']);
		});

		it('is decided on what the voter has at that moment', async () => {
			const seen: unknown[] = [];
			const more = (key: string) =>
				under.store.votes.cast<'no'>({
					workshop: 'w1',
					ballot: 'b1',
					voter: 'anna',
					command: asked(key),
					decide: (mine) => {
						seen.push(mine);
						return mine.length > 0
							? { refused: 'no' }
							: { votes: [{ choice: 'x', weight: 1 }], answer: '1' };
					}
				});
			expect(await Promise.all([more('p'), more('q')])).toEqual([
				{ kind: 'cast', answer: '1' },
				{ kind: 'refused', why: 'no' }
			]);
			expect(seen).toEqual([[], [{ choice: 'x', weight: 1 }]]);
			expect(await under.store.stages.answered('w1', 'p')).toBe('1');
			expect(await under.store.stages.answered('w1', 'q')).toBeNull();
		});

		it.each([-1, 100, 1.5, NaN])(
			'can’t weigh %d, and takes the rest back with it',
			async (weight) => {
				await cast('anna', [{ choice: 'x', weight: 1 }]);
				await expect(
					cast('anna', [
						{ choice: 'y', weight: 1 },
						{ choice: 'z', weight }
					])
				).rejects.toThrow();
				expect(await under.store.votes.votesOf('b1', 'anna')).toEqual([{ choice: 'x', weight: 1 }]);
			}
		);

		it('answered before takes the change back', async () => {
			await cast('anna', [{ choice: 'x', weight: 1 }], 'b1', 'k');
			await expect(cast('anna', [{ choice: 'x', weight: 2 }], 'b1', 'k')).rejects.toThrow();
			expect(await under.store.votes.votesOf('b1', 'anna')).toEqual([{ choice: 'x', weight: 1 }]);
		});

		it('comes too late after the close, and to a ballot of another workshop', async () => {
			expect(
				await under.store.votes.cast({
					workshop: 'w2',
					ballot: 'b1',
					voter: 'anna',
					command: asked('k'),
					decide: () => ({ votes: [], answer: '' })
				})
			).toEqual({ kind: 'closed' });
			await close();
			expect(await cast('anna', [{ choice: 'x', weight: 1 }])).toEqual({ kind: 'closed' });
			expect(await under.store.votes.voters('b1')).toEqual([]);
		});
	});

	describe('closing', () => {
		it('counts what there is, once', async () => {
			const { votes, stages } = under.store;
			await open('b1', { secret: false });
			await cast('anna', [{ choice: 'x', weight: 2 }]);
			const counted: unknown[] = [];
			const count = (rows: readonly unknown[]): string => {
				counted.push(...rows);
				return '{"voters":1}';
			};
			const change = { workshop: 'w1', ballot: 'b1', count };
			const both = await Promise.all([
				votes.close({ ...change, at: 300, command: answered('k') }),
				votes.close({ ...change, at: 301, command: answered('l') })
			]);
			expect(both).toEqual([true, false]);
			expect(counted).toEqual([{ voter: 'anna', choice: 'x', weight: 2 }]);
			expect(await votes.ballot('w1', 'b1')).toMatchObject({
				closedAt: 300,
				result: '{"voters":1}'
			});
			expect(await stages.answered('w1', 'k')).toBe('"k"');
			expect(await stages.answered('w1', 'l')).toBeNull();
			expect(await votes.openIn()).toEqual([]);
			// It was announced that this one isn't secret.
			expect(await votes.votesOf('b1', 'anna')).toEqual([{ choice: 'x', weight: 2 }]);
		});

		it('erases a secret ballot’s votes, or closes nothing', async () => {
			await open('b1');
			await cast('anna', [{ choice: 'x', weight: 2 }]);
			const fails = close('b1', () => {
				throw new Error('can’t count');
			});
			await expect(fails).rejects.toThrow('can’t count');
			expect(await under.store.votes.votesOf('b1', 'anna')).toHaveLength(1);
			expect(await close()).toBe(true);
			expect(await under.store.votes.voters('b1')).toEqual([]);
		});

		it('leaves no byte of who voted, nor for what, in the files of the store', async () => {
			const { votes } = under.store;
			await open('b1');
			// Enough for pages to be split and merged, with votes that were changed and taken back.
			let seed = 7;
			const chance = (most: number): number => {
				seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
				return seed % most;
			};
			for (let i = 0; i < 3_000; i++) {
				const choices = Array.from({ length: chance(8) }, () => `CHOICE-${chance(300)}`);
				const own = [...new Set(choices)].map((choice) => ({ choice, weight: 1 + chance(3) }));
				await cast(`VOTER-${chance(120)}`, own);
			}
			expect((await under.bytes()).includes('VOTER-')).toBe(true);
			await close();
			expect(await votes.scrub()).toBe(true);
			const bytes = await under.bytes();
			expect([bytes.includes('VOTER-'), bytes.includes('CHOICE-')]).toEqual([false, false]);
		});
	});
}
