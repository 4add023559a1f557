import { expect, test } from 'vitest';
import { inTurn } from '#lib/ui/board/ahead.ts';

const now = (): Promise<void> => Promise.resolve();

test('pieces come one after the other, each when there is time for it', async () => {
	const seen: string[] = [];
	const load = (name: string) => async (): Promise<void> => {
		seen.push(`${name} asked`);
		await Promise.resolve();
		seen.push(`${name} there`);
	};
	const wait = async (): Promise<void> => void seen.push('idle');
	await inTurn([load('a'), load('b')], new AbortController().signal, wait);
	expect(seen).toEqual(['idle', 'a asked', 'a there', 'idle', 'b asked', 'b there']);
});

test('what doesn’t come is tried again, and the others aren’t kept waiting', async () => {
	const seen: string[] = [];
	let calls = 0;
	const missing = async (): Promise<void> => {
		if (++calls < 3) throw new TypeError('Failed to fetch dynamically imported module');
		seen.push('missing');
	};
	const other = async (): Promise<void> => void seen.push('other');
	await inTurn([missing, other], new AbortController().signal, now, 1);
	expect(seen).toEqual(['other', 'missing']);
});

test('nothing more is fetched once the board has gone', async () => {
	const gone = new AbortController();
	const seen: string[] = [];
	const last = async (): Promise<void> => {
		seen.push('last');
		gone.abort();
		throw new TypeError('Failed to fetch dynamically imported module');
	};
	await inTurn([last, async () => void seen.push('after')], gone.signal, now, 60_000);
	expect(seen).toEqual(['last']);
});
