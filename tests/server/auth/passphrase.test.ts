import { describe, expect, test } from 'vitest';
import { isPassphrase, keepPassphrase } from '../../../server/auth/passphrase.ts';
import { createTries } from '../../../server/auth/tries.ts';

describe('a passphrase', () => {
	test('is kept so that it can be told again and not read', async () => {
		const kept = await keepPassphrase('Открой, сезам');
		expect(kept).not.toContain('сезам');
		expect(await isPassphrase('Открой, сезам', kept)).toBe(true);
		expect(await isPassphrase('открой, сезам', kept)).toBe(false);
		expect(await isPassphrase('', kept)).toBe(false);
		expect(await keepPassphrase('Открой, сезам')).not.toBe(kept);
	});

	test('is the same in whatever form its letters are typed', async () => {
		const kept = await keepPassphrase('йёж und Café');
		expect(await isPassphrase('йёж und Café', kept)).toBe(true);
	});

	test('isn’t anything where what is kept is damaged', async () => {
		for (const kept of ['', '.', 'abc', 'abc.', '.abc']) {
			expect(await isPassphrase('', kept)).toBe(false);
		}
	});
});

describe('tries', () => {
	test('are ten at once and then one in half a minute, each key for itself', () => {
		let now = 0;
		const tries = createTries(() => now);
		for (let i = 0; i < 10; i++) expect(tries.take('a')).toBe(0);
		expect(tries.take('a')).toBe(30);
		expect(tries.take('b')).toBe(0);
		now += 29_000;
		expect(tries.take('a')).toBe(1);
		now += 1_000;
		expect(tries.take('a')).toBe(0);
		expect(tries.take('a')).toBe(30);
	});

	test('that are right cost nothing', () => {
		const tries = createTries(() => 0);
		for (let i = 0; i < 100; i++) {
			expect(tries.take('a')).toBe(0);
			tries.giveBack('a');
		}
	});
});
