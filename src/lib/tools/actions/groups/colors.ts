import { NOTE_COLORS } from '../../../domain/note-kinds.ts';
import { change } from '../make.ts';
import type { Action } from '../types.ts';

export const COLORS: readonly Action[] = NOTE_COLORS.map((color, index) =>
	change({
		id: `color.${color}`,
		group: 'colors',
		icon: 'palette',
		chords: [`alt+${(index + 1) % 10}`]
	})
);
