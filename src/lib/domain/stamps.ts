/**
 * The emoji that people stamp with, in the order of the picker. A short list that is the same for
 * everyone, so that a stamp means one thing in the room; an unknown one isn't drawn.
 */
export const STAMPS = [
	'👍',
	'❤️',
	'⭐',
	'✅',
	'❓',
	'❗',
	'🔥',
	'💡',
	'🎉',
	'👀',
	'🤔',
	'➕'
] as const;
export type Stamp = (typeof STAMPS)[number];

/** Board units, a side. */
export const STAMP_SIZE = 48;

export const isStamp = (value: unknown): value is Stamp => STAMPS.some((stamp) => stamp === value);
