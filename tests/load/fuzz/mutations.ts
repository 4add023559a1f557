import * as encoding from 'lib0/encoding';
import { below, joined, pick, randomBytes } from './random.ts';

/** Makes something wrong out of bytes that were right. `others`: what else was recorded. */
export type Mutation = (
	bytes: Uint8Array,
	random: () => number,
	others: readonly Uint8Array[]
) => Uint8Array;

/** What breaks readers of numbers: the ends of ranges, and what isn't written as it should be. */
const NUMBERS: readonly number[] = [
	...[0, 1, 2, 63, 64, 127, 128, 255, 256, 16_384, 65_535, 200_001, 2 ** 21, 30_000_000],
	...[2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 33, 2 ** 48, Number.MAX_SAFE_INTEGER]
];
const OVERLONG = new Uint8Array([0x80, 0x80, 0x80, 0x00]);
const ENDLESS = new Uint8Array(12).fill(0xff);
const BEYOND_SAFE = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
/** Cut short, overlong, half a surrogate pair, beyond Unicode. */
const NO_UTF8: readonly Uint8Array[] = [
	new Uint8Array([0xc3, 0x28]),
	new Uint8Array([0xc0, 0x80]),
	new Uint8Array([0xed, 0xa0, 0x80]),
	new Uint8Array([0xf4, 0x90, 0x80, 0x80]),
	new Uint8Array([0xff])
];

export const varUint = (value: number): Uint8Array =>
	encoding.encode((encoder) => encoding.writeVarUint(encoder, value));

/** Where a variable-length number may begin. */
function starts(bytes: Uint8Array): number[] {
	const found: number[] = [];
	for (let i = 0; i < bytes.length; i++) if (i === 0 || (bytes[i - 1] ?? 0) < 128) found.push(i);
	return found;
}
const endOfNumber = (bytes: Uint8Array, from: number): number => {
	let end = from;
	while (end < bytes.length && (bytes[end] ?? 0) >= 128) end++;
	return Math.min(end + 1, bytes.length);
};
const replaced = (bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array =>
	joined(bytes.subarray(0, from), by, bytes.subarray(to));

function slice(bytes: Uint8Array, random: () => number): [number, number] {
	const from = below(random, bytes.length);
	return [from, Math.min(bytes.length, from + 1 + below(random, 1 + bytes.length / 4))];
}

/** What can be done to any bytes. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
	flippedBits(bytes, random) {
		const changed = bytes.slice();
		for (let i = below(random, 8); i >= 0 && changed.length > 0; i--) {
			const at = below(random, changed.length);
			changed[at] = (changed[at] ?? 0) ^ (1 << below(random, 8));
		}
		return changed;
	},
	otherBytes(bytes, random) {
		const changed = bytes.slice();
		for (let i = below(random, 4); i >= 0; i--) {
			changed[below(random, changed.length)] = pick(random, [0, 1, 0x7f, 0x80, 0xff]);
		}
		return changed;
	},
	cutShort: (bytes, random) => bytes.slice(0, below(random, bytes.length)),
	withMore: (bytes, random) => joined(bytes, randomBytes(random, 1 + below(random, 20))),
	spliced(bytes, random, others) {
		const other = pick(random, others);
		return joined(
			bytes.subarray(0, below(random, bytes.length)),
			other.subarray(below(random, other.length))
		);
	},
	lostPart(bytes, random) {
		const [from, to] = slice(bytes, random);
		return replaced(bytes, from, to, new Uint8Array());
	},
	doubledPart(bytes, random) {
		const [from, to] = slice(bytes, random);
		return replaced(bytes, to, to, bytes.slice(from, to));
	},
	movedPart(bytes, random) {
		const [from, to] = slice(bytes, random);
		const rest = replaced(bytes, from, to, new Uint8Array());
		const at = below(random, rest.length);
		return replaced(rest, at, at, bytes.slice(from, to));
	},
	inflatedNumber(bytes, random) {
		const from = pick(random, [0, ...starts(bytes)]);
		const number = pick(random, [...NUMBERS.map(varUint), OVERLONG, ENDLESS, BEYOND_SAFE]);
		return replaced(bytes, from, endOfNumber(bytes, from), number);
	},
	swappedNumbers(bytes, random) {
		const at = starts(bytes);
		const [a = 0, b = 0] = [pick(random, [0, ...at]), pick(random, [0, ...at])].sort(
			(x, y) => x - y
		);
		const [endA, endB] = [endOfNumber(bytes, a), endOfNumber(bytes, b)];
		if (a === b || endA > b) return bytes.slice();
		const [first, second] = [bytes.slice(a, endA), bytes.slice(b, endB)];
		return joined(
			bytes.subarray(0, a),
			second,
			bytes.subarray(endA, b),
			first,
			bytes.subarray(endB)
		);
	},
	noText(bytes, random) {
		const at = below(random, bytes.length);
		const wrong = pick(random, NO_UTF8);
		// In the place of as many bytes, so that the lengths around it still hold.
		return replaced(bytes, at, Math.min(bytes.length, at + wrong.length), wrong);
	},
	garbage: (bytes, random) => randomBytes(random, below(random, 2 * bytes.length))
};
