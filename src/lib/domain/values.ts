import { MAX_COORDINATE, MAX_SIDE, MIN_SIDE } from './elements.ts';
import { clamp, type Point, type Size } from './geometry.ts';

/**
 * Parsers and clamps for the small values that documents hold. What another client wrote is
 * `unknown` until one of these has looked at it; null means "not that".
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

/** Board units, into ±MAX_COORDINATE. NaN counts as 0: nothing absurd is ever written. */
export const clampPoint = (p: Point): Point => [clampCoordinate(p[0]), clampCoordinate(p[1])];

/** Board units, into MIN_SIDE … MAX_SIDE. */
export const clampSize = (s: Size): Size => [clampSide(s[0]), clampSide(s[1])];

const clampCoordinate = (value: number): number =>
	clamp(Number.isNaN(value) ? 0 : value, -MAX_COORDINATE, MAX_COORDINATE);

const clampSide = (value: number): number =>
	clamp(Number.isNaN(value) ? MIN_SIDE : value, MIN_SIDE, MAX_SIDE);

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
	if (typeof value !== 'object' || value === null) return false;
	const proto: unknown = Object.getPrototypeOf(value);
	return proto === Object.prototype || proto === null;
};
