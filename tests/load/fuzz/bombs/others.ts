import { bomb, sync, times, written, byte, type Fuse } from './bomb.ts';

/** What isn't an update and costs much all the same. */
export const OTHER_BOMBS: readonly Fuse[] = [
	() => bomb('a state vector of 400,000 clients', [sync(0, vector(400_000))]),
	() =>
		bomb(
			'100 state vectors of 50,000 clients',
			times(100, () => sync(0, vector(50_000)))
		),
	() => bomb('presence of 4,096 clients', [presence(4_096, '{"p":"x"}')]),
	() =>
		bomb(
			'100 times presence of 4,096 clients',
			times(100, () => presence(4_096, '{}'))
		),
	() => bomb('presence of 3.9 MB', [presence(1, JSON.stringify({ x: 'x'.repeat(3_900_000) }))]),
	() =>
		bomb(
			'presence of arrays within each other',
			times(500, () => presence(1, deep(2_000)))
		),
	() =>
		bomb(
			'2,000 times presence of somebody',
			times(2_000, () => presence(1, '{"x":1}'))
		),
	() =>
		bomb(
			'1,000 questions who is here',
			times(1_000, () => byte(3))
		),
	() =>
		bomb(
			'500 questions for everything',
			times(500, () => sync(0, written(0)))
		)
];

const vector = (clients: number): Uint8Array =>
	written(clients, times(clients, (i) => [i + 1, 1 + (i % 9)]).flat());

function presence(clients: number, state: string): Uint8Array {
	const entries = times(clients, (i) => [i + 1, 1, state]).flat();
	const update = written(clients, entries);
	return written(1, update.length, update);
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
