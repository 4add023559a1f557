import { expect, test } from 'vitest';
import type { BoardHost, Notice } from '#lib/board/board-host.ts';
import { opened, piece } from '#lib/board/piece.ts';

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

test('who waits for what never comes is told in time', async () => {
	const { host, said } = hostThatHears();
	expect(await piece(host, () => new Promise<string>(() => undefined), 1)).toBeNull();
	expect(said).toEqual(['needsServer']);
});

test('what was opened and can’t be had is closed again, and keys are the board’s', async () => {
	const { host, said } = hostThatHears();
	const done: string[] = [];
	const board = { host, surfaces: { typed: () => `${done.push('keys')}` } };
	const away = (): Promise<string> => Promise.reject(new TypeError('Failed to fetch'));
	expect(await opened(board, away, () => void done.push('closed'))).toBeNull();
	expect(done).toEqual(['keys', 'closed']);
	expect(said).toEqual(['needsServer']);
	expect(
		await opened(
			board,
			() => Promise.resolve('piece'),
			() => void done.push('no')
		)
	).toBe('piece');
	// What was typed meanwhile is the field's.
	expect(done).toEqual(['keys', 'closed']);
});
