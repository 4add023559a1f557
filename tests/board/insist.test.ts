import { expect, test } from 'vitest';
import { insist } from '#lib/board/insist.ts';

test('a piece that doesn’t come is asked for until it does', async () => {
	let calls = 0;
	const load = async (): Promise<string> => {
		if (++calls < 4) throw new TypeError('Failed to fetch dynamically imported module');
		return 'piece';
	};
	expect(await insist(load, 1)).toBe('piece');
	expect(calls).toBe(4);
});
