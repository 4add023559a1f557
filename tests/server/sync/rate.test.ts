import { expect, test } from 'vitest';
import { Bucket } from '../../../server/rooms/bucket.ts';
import { Rate } from '../../../server/rooms/rate.ts';

/** ms; what a server's clock may say. */
const NOW = 12_345.678;

test('so much may be taken at once, and not one more', () => {
	const bucket = new Bucket(new Rate(1_500, 50));
	const taken = Array.from({ length: 1_501 }, () => bucket.take(1, NOW));
	expect(taken.lastIndexOf(true)).toBe(1_499);
	expect(taken.indexOf(false)).toBe(1_500);
});

test('so much a second is given back, up to what there was', () => {
	const rate = new Rate(10, 4);
	const empty = rate.take(0, 10, NOW);
	expect(rate.wait(empty, NOW)).toBe(0);
	const debt = rate.take(empty, 2, NOW);
	expect(rate.wait(debt, NOW)).toBe(500);
	expect(rate.wait(debt, NOW + 499)).toBe(1);
	expect(rate.wait(debt, NOW + 500)).toBe(0);

	const later = rate.take(debt, 10, NOW + 60_000);
	expect(rate.wait(later, NOW + 60_000)).toBe(0);
	expect(rate.wait(rate.take(later, 1, NOW + 60_000), NOW + 60_000)).toBe(250);
});

test('more may be taken than there is, and is owed', () => {
	const rate = new Rate(1_000, 1_000);
	const owed = rate.take(0, 5_000, NOW);
	expect(rate.wait(owed, NOW)).toBe(4_000);
	expect(rate.wait(owed, NOW + 3_999.5)).toBe(1);
});

test('those who share a rate don’t share what is left of it', () => {
	const rate = new Rate(1, 1);
	const [one, other] = [new Bucket(rate), new Bucket(rate)];
	expect(one.take(1, NOW)).toBe(true);
	expect(one.take(1, NOW)).toBe(false);
	expect(other.take(1, NOW)).toBe(true);
});
