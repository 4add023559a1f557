import type { Direction } from '../../types.ts';
import { change } from '../make.ts';
import type { Action } from '../types.ts';

const beside = (side: Direction, chord: string, when: Action['when']): Action =>
	change({
		id: `neighbour.${side}`,
		group: 'notes',
		icon: `arrow-${side}`,
		chords: [chord],
		when,
		// While writing, the note is known without being counted as selected.
		needs: when === 'editing' ? 'nothing' : 'one'
	});

export const NOTES: readonly Action[] = [
	// On the board Tab goes on to the next element; inside a note it makes the neighbour.
	beside('right', 'tab', 'editing'),
	beside('left', 'shift+tab', 'editing'),
	beside('down', 'mod+enter', 'both'),
	beside('up', 'mod+shift+enter', 'both')
];
