/** A whole number from 0 up to, without, `limit`; 0 where there is none. */
export const below = (random: () => number, limit: number): number =>
	Math.min(Math.floor(random() * limit), Math.max(0, limit - 1));

/** Throws for an empty list. */
export function pick<T>(random: () => number, items: readonly T[]): T {
	if (items.length === 0) throw new Error('nothing to pick from');
	return items[below(random, items.length)] as T;
}

export const randomBytes = (random: () => number, length: number): Uint8Array =>
	Uint8Array.from({ length }, () => below(random, 256));

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}
