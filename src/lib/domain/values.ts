import { MAX_COORDINATE, MAX_SIDE, MIN_SIDE } from './elements.ts';
import type { Point, Size } from './geometry.ts';

/**
 * Parsers for the small values that documents hold. What another client wrote is `unknown` until
 * one of these has looked at it; null means "not that".
 */

/** UTF-16 units. Ids are made by clients (21 or 36 characters); presence names them, so they stay short. */
export const MAX_ID_LENGTH = 64;
/** ms since the epoch: the last instant that Date can hold. */
const MAX_TIME = 8.64e15;

export const isId = (value: unknown): value is string =>
	typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH;

export const isNumberIn = (value: unknown, low: number, high: number): value is number =>
	typeof value === 'number' && value >= low && value <= high;

/** ms since the epoch, or 0 for what isn't a time. */
export const timeOr0 = (value: unknown): number => (isNumberIn(value, 0, MAX_TIME) ? value : 0);

const isPairIn = (value: unknown, low: number, high: number): value is readonly [number, number] =>
	Array.isArray(value) &&
	value.length === 2 &&
	isNumberIn(value[0], low, high) &&
	isNumberIn(value[1], low, high);

/**
 * Board units, both within ±MAX_COORDINATE. The same array comes back, not a copy: as long as
 * nobody writes the key, a reader can tell by identity that nothing moved. (parseSize too.)
 */
export const parsePoint = (value: unknown): Point | null =>
	isPairIn(value, -MAX_COORDINATE, MAX_COORDINATE) ? value : null;

/** Board units, both from MIN_SIDE to MAX_SIDE. */
export const parseSize = (value: unknown): Size | null =>
	isPairIn(value, MIN_SIDE, MAX_SIDE) ? value : null;

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
	if (typeof value !== 'object' || value === null) return false;
	const proto: unknown = Object.getPrototypeOf(value);
	return proto === Object.prototype || proto === null;
};
