/** `7:05`, `1:02:03`: whole seconds, rounded up, so that 0:00 means over. */
export function clockText(left: number): string {
	const seconds = Math.max(0, Math.ceil(left / 1000));
	const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const two = (n: number): string => String(n).padStart(2, '0');
	return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** What a screen reader is told as the clock passes: 5 minutes, 1 minute, 10 seconds, the end. */
export type Mark = 'five' | 'one' | 'ten' | 'over';

const MARKS: readonly { readonly mark: Mark; readonly ms: number }[] = [
	{ mark: 'over', ms: 0 },
	{ mark: 'ten', ms: 10_000 },
	{ mark: 'one', ms: 60_000 },
	{ mark: 'five', ms: 300_000 }
];

/** The mark between two looks at the clock, the later one if there were several; null for none. */
export const markPassed = (before: number, after: number): Mark | null =>
	MARKS.find(({ ms }) => before > ms && after <= ms)?.mark ?? null;
