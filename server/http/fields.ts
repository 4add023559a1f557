import * as v from 'valibot';
import { LOCALES } from '#lib/domain/locale.ts';
import { PERSON_COLORS } from '#lib/domain/roster.ts';
import { MAX_CANVASES, MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from '#lib/protocol/limits.ts';
import { refuse, type Reply } from './reply.ts';

/**
 * Bodies of the API. Title and name are taken as they come, because a wrong one has its own error
 * code; `cleanTitle` and `cleanName` decide.
 */
export const CreateBody = v.object({
	title: v.optional(v.unknown()),
	locale: v.optional(v.picklist(LOCALES), 'en'),
	canvases: v.optional(
		v.pipe(
			v.array(v.string()),
			v.maxLength(MAX_CANVASES, `a workshop starts with at most ${MAX_CANVASES} canvases`)
		),
		[]
	)
});

export const RenameBody = v.object({
	title: v.optional(v.unknown()),
	waitingRoom: v.optional(v.boolean())
});

/** Characters. A token has 43; anything far longer isn't one, and needn't be hashed. */
const token = v.pipe(v.string(), v.maxLength(256));
const color = v.picklist(PERSON_COLORS);

/** A viewer is somebody with a viewer's link; here people are only raised and lowered. */
export const RoleBody = v.object({ role: v.picklist(['facilitator', 'participant']) });

export const ResolveBody = v.object({ token });
export const JoinBody = v.object({
	token,
	name: v.optional(v.unknown()),
	color: v.optional(color),
	passphrase: v.optional(v.pipe(v.string(), v.maxLength(1_000)))
});
export const MeBody = v.object({ name: v.optional(v.unknown()), color: v.optional(color) });

/** Controls, line separators, and the marks that turn the direction of the text after them. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[^\p{Z}\p{Cf}\p{M}]/u;

/** Trimmed and in one Unicode form; null unless it is a line of 1 to `most` UTF-16 units. */
function line(value: unknown, most: number): string | null {
	if (typeof value !== 'string' || !value.isWellFormed()) return null;
	const text = value.normalize('NFC').trim();
	const fits = text.length > 0 && text.length <= most;
	return fits && VISIBLE.test(text) && !UNPRINTABLE.test(text) ? text : null;
}

export const cleanTitle = (value: unknown): string | null => line(value, MAX_TITLE_LENGTH);
export const cleanName = (value: unknown): string | null => line(value, MAX_NAME_LENGTH);

export const titleInvalid = (): Reply =>
	refuse(
		'title_invalid',
		`Give the workshop a title of 1 to ${MAX_TITLE_LENGTH} characters, on one line.`
	);

export const nameInvalid = (): Reply =>
	refuse('name_invalid', `Give a name of 1 to ${MAX_NAME_LENGTH} characters, on one line.`);
