import { NOTE_KINDS } from '../../../domain/note-kinds.ts';
import { change } from '../make.ts';
import type { Action } from '../types.ts';

/** What kind of note it is, in the method's words. */
export const TYPES: readonly Action[] = [...NOTE_KINDS, 'none' as const].map((type) =>
	change({
		id: `type.${type}`,
		group: 'types',
		icon: 'tag',
		chords: [],
		kinds: ['note'],
		where: ['bar', 'menu'],
		submenu: 'type',
		rank: 2,
		on: (records) =>
			records.every(
				(rec) => rec.kind === 'note' && rec.type === (type === 'none' ? undefined : type)
			)
	})
);
