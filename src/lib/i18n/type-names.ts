import type { Locale } from '../domain/locale.ts';
import { NOTE_KIND_INFO, NOTE_KINDS, type NoteKind } from '../domain/note-kinds.ts';

/** Names of the actions that give a note its type: what the method calls the types. */
export function typeNames(
	locale: Locale,
	none: string
): Record<`type.${NoteKind | 'none'}`, string> {
	const names = NOTE_KINDS.map((kind) => [`type.${kind}`, NOTE_KIND_INFO[kind].name[locale]]);
	return { 'type.none': none, ...Object.fromEntries(names) } as Record<
		`type.${NoteKind | 'none'}`,
		string
	>;
}
