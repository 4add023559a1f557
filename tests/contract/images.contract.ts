import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEAST_IMAGE_SIZE, type ImageRow } from '../../server/store/image-store.ts';
import type { Store } from '../../server/store/types.ts';

export interface ImagesUnderTest {
	readonly store: Pick<Store, 'workshops' | 'images'>;
	dispose(): Promise<void>;
}

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const bytes = (length: number, value = 7): Uint8Array => new Uint8Array(length).fill(value);
const row = (hash: string, size: number, more: Partial<ImageRow> = {}): ImageRow => ({
	workshop: 'w1',
	hash,
	type: 'image/png',
	size,
	width: 3,
	height: 2,
	by: 'p1',
	createdAt: 1000,
	...more
});
const ROOM = 1_000_000;

/** What every ImageStore promises, wherever it keeps its bytes. */
export function imagesContract(open: () => Promise<ImagesUnderTest>): void {
	let under: ImagesUnderTest;
	const images = () => under.store.images;

	beforeEach(async () => {
		under = await open();
		for (const id of ['w1', 'w2']) {
			await under.store.workshops.create(
				{ id, title: 'Loop', locale: 'en', createdAt: 1 },
				[],
				[],
				[]
			);
		}
	});
	afterEach(() => under.dispose());

	describe('a picture', () => {
		it('comes back as it was given, with its row', async () => {
			const given = bytes(5000);
			expect(await images().save(row(A, 5000), given, ROOM)).toBe('new');
			expect(await images().find('w1', A)).toEqual(row(A, 5000));
			expect(new Uint8Array((await images().read('w1', A)) ?? [])).toEqual(given);
		});

		it('may have been brought by nobody in particular', async () => {
			await images().save(row(A, 10, { by: null }), bytes(10), ROOM);
			expect((await images().find('w1', A))?.by).toBeNull();
		});

		it('is a workshop’s own', async () => {
			await images().save(row(A, 10), bytes(10), ROOM);
			expect(await images().find('w2', A)).toBeNull();
			expect(await images().read('w2', A)).toBeNull();
			expect(await images().used('w2')).toBe(0);
		});

		it('that nobody brought isn’t there, whatever its name', async () => {
			for (const name of [A, '', '..', '../../loopboard.db', 'x'.repeat(5000), '\0']) {
				expect(await images().find('w1', name)).toBeNull();
				expect(await images().read('w1', name)).toBeNull();
			}
		});

		it('that comes twice is kept once, as it first came', async () => {
			await images().save(row(A, 5000), bytes(5000), ROOM);
			const again = await images().save(
				row(A, 5000, { by: 'p2', createdAt: 2 }),
				bytes(5000),
				ROOM
			);
			expect(again).toBe('known');
			expect(await images().find('w1', A)).toMatchObject({ by: 'p1', createdAt: 1000 });
			expect(await images().used('w1')).toBe(5000);
		});

		it('that two people bring at once is kept once', async () => {
			const both = await Promise.all([
				images().save(row(A, 5000), bytes(5000), ROOM),
				images().save(row(A, 5000, { by: 'p2' }), bytes(5000), ROOM)
			]);
			expect(both.sort()).toEqual(['known', 'new']);
			expect((await images().read('w1', A))?.length).toBe(5000);
		});
	});

	describe('the quota', () => {
		it('is of all that a workshop has, and full to the last byte', async () => {
			await images().save(row(A, 6000), bytes(6000), 10_000);
			expect(await images().save(row(B, 4001), bytes(4001), 10_000)).toBe('full');
			expect(await images().find('w1', B)).toBeNull();
			expect(await images().save(row(B, 5000), bytes(5000), 11_000)).toBe('new');
		});

		it('counts a small picture as what it takes on a disk', async () => {
			await images().save(row(A, 10), bytes(10), ROOM);
			expect(await images().used('w1')).toBe(LEAST_IMAGE_SIZE);
		});

		it('holds when two pictures come at once', async () => {
			const both = await Promise.all([
				images().save(row(A, 6000), bytes(6000, 1), 10_000),
				images().save(row(B, 6000), bytes(6000, 2), 10_000)
			]);
			expect(both.sort()).toEqual(['full', 'new']);
			expect(await images().used('w1')).toBe(6000);
		});

		it('doesn’t refuse what is there already', async () => {
			await images().save(row(A, 6000), bytes(6000), 6000);
			expect(await images().save(row(A, 6000), bytes(6000), 6000)).toBe('known');
		});

		it('is each workshop’s own', async () => {
			await images().save(row(A, 6000), bytes(6000), 6000);
			const other = row(A, 6000, { workshop: 'w2' });
			expect(await images().save(other, bytes(6000), 6000)).toBe('new');
		});
	});
}
