import type { ElementKind } from '../../../domain/elements.ts';
import { NOTE_COLORS } from '../../../domain/note-kinds.ts';
import { change } from '../make.ts';
import type { Action } from '../types.ts';

const COLORED: readonly ElementKind[] = ['note', 'text', 'shape', 'connector', 'ink', 'frame'];

export const COLORS: readonly Action[] = NOTE_COLORS.map((color, index) =>
	change({
		id: `color.${color}`,
		group: 'colors',
		icon: 'palette',
		chords: [`alt+${(index + 1) % 10}`],
		kinds: COLORED,
		where: ['bar', 'menu'],
		submenu: 'color',
		rank: 1,
		on: (records) =>
			records.length > 0 && records.every((rec) => 'color' in rec && rec.color === color)
	})
);
