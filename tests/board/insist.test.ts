import { expect, test } from 'vitest';
import { insist, lazy } from '#lib/board/insist.ts';

test('a piece that doesn’t come is asked for until it does', async () => {
	let calls = 0;
	const load = async (): Promise<string> => {
		if (++calls < 4) throw new TypeError('Failed to fetch dynamically imported module');
		return 'piece';
	};
	expect(await insist(load, 1)).toBe('piece');
	expect(calls).toBe(4);
});

test('a lazy piece is loaded once, and from then on it is there without a wait', async () => {
	let calls = 0;
	const piece = { default: 'piece' };
	const get = lazy(async () => {
		calls++;
		return piece;
	});
	expect(await Promise.all([get(), get()])).toEqual([piece, piece]);
	expect(get()).toBe(piece);
	await get.ahead();
	expect(calls).toBe(1);
});

test('fetched ahead it is tried once, and whoever needs it then has it or insists', async () => {
	let online = false;
	const piece = { default: 'piece' };
	const get = lazy(async () => {
		if (!online) throw new TypeError('Failed to fetch dynamically imported module');
		return piece;
	});
	await expect(get.ahead()).rejects.toThrow('Failed to fetch');
	online = true;
	await get.ahead();
	expect(get()).toBe(piece);
});
