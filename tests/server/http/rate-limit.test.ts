import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../server/http/rate-limit.ts';

describe('a rate limit', () => {
	it('lets a burst pass, then as many as the rate allows', () => {
		let ms = 0;
		const limit = createRateLimit({ burst: 3, perSecond: 2 }, () => ms);
		expect([limit('a'), limit('a'), limit('a'), limit('a')]).toEqual([0, 0, 0, 1]);
		ms = 500;
		expect([limit('a'), limit('a')]).toEqual([0, 1]);
	});

	it('counts each address by itself', () => {
		const limit = createRateLimit({ burst: 1, perSecond: 1 }, () => 0);
		expect([limit('a'), limit('b'), limit('a')]).toEqual([0, 0, 1]);
	});

	it('never saves up more than a burst', () => {
		let ms = 0;
		const limit = createRateLimit({ burst: 2, perSecond: 1 }, () => ms);
		limit('a');
		ms = 1_000_000;
		expect([limit('a'), limit('a'), limit('a')]).toEqual([0, 0, 1]);
	});

	it('forgets the addresses that asked longest ago rather than grow without end', () => {
		const limit = createRateLimit({ burst: 1, perSecond: 0.001 }, () => 0);
		limit('first');
		for (let i = 0; i < 10_000; i++) limit(`other ${i}`);
		expect(limit('other 9999')).toBeGreaterThan(0);
		expect(limit('first')).toBe(0);
	});
});
