/** Ascending copy's value below which `share` (0…1) of all lie, nearest rank; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The middle one, or the mean of the two in the middle; NaN for none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const low = sorted[Math.ceil(middle) - 1] ?? NaN;
	const high = sorted[Math.floor(middle)] ?? NaN;
	return (low + high) / 2;
}

/** To `digits` after the point, so that nobody reads more into a figure than is in it. */
export function round(value: number, digits = 1): number {
	return Number(value.toFixed(digits));
}

/** One line per scenario, for people and for programs. */
export function report(line: Record<string, unknown>): void {
	console.log(JSON.stringify(line));
}

/** What is said while it runs goes to stderr: stdout has the results alone. */
export function note(text: string): void {
	process.stderr.write(text + '\n');
}

/** Numbers in [0, 1) from a seed: two runs do the same work. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export const after = (ms: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, ms));
