import type { Direction } from '../../types.ts';
import { action, change } from '../make.ts';
import type { Action } from '../types.ts';

const toward = (direction: Direction): readonly Action[] => [
	change({
		id: `nudge.${direction}`,
		group: 'move',
		icon: `move-${direction}`,
		chords: [direction, `shift+${direction}`],
		repeats: true
	}),
	action({
		id: `nearest.${direction}`,
		group: 'move',
		icon: `chevron-${direction}`,
		chords: [`mod+${direction}`],
		repeats: true
	})
];

export const MOVE: readonly Action[] = [
	action({ id: 'focus-next', group: 'move', icon: 'step-forward', chords: ['tab'], repeats: true }),
	action({
		id: 'focus-previous',
		group: 'move',
		icon: 'step-back',
		chords: ['shift+tab'],
		repeats: true
	}),
	...toward('left'),
	...toward('right'),
	...toward('up'),
	...toward('down'),
	// In the menu too: picked up and put down by clicks, it is the way to move without dragging.
	change({
		id: 'move-mode',
		group: 'move',
		icon: 'move',
		chords: ['alt+m', 'm'],
		where: ['menu']
	})
];
