import { expect, test } from 'vitest';
import type { BoardHost, Notice } from '#lib/board/board-host.ts';
import { piece } from '#lib/board/piece.ts';

function hostThatHears(): { host: BoardHost; said: Notice[] } {
	const said: Notice[] = [];
	const host: BoardHost = {
		newId: () => 'id',
		now: () => 0,
		announce: () => undefined,
		say: (notice) => void said.push(notice)
	};
	return { host, said };
}

test('what an action needs is handed to it', async () => {
	const { host, said } = hostThatHears();
	expect(await piece(host, () => Promise.resolve('piece'))).toBe('piece');
	expect(said).toEqual([]);
});

test('where it can’t be had the person is told, once, and nothing is carried out later', async () => {
	const { host, said } = hostThatHears();
	let calls = 0;
	const load = (): Promise<string> => {
		calls++;
		return Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
	};
	expect(await piece(host, load)).toBeNull();
	expect(calls).toBe(1);
	expect(said).toEqual(['needsServer']);
});
