import { action } from '../make.ts';
import type { Action } from '../types.ts';

export const VIEW: readonly Action[] = [
	action({
		id: 'zoom-in',
		group: 'view',
		icon: 'zoom-in',
		chords: ['mod++', 'mod+='],
		when: 'both',
		repeats: true
	}),
	action({
		id: 'zoom-out',
		group: 'view',
		icon: 'zoom-out',
		chords: ['mod+-'],
		when: 'both',
		repeats: true
	}),
	action({
		id: 'zoom-100',
		group: 'view',
		icon: 'scan',
		chords: ['mod+0', 'shift+0'],
		when: 'both',
		where: ['board', 'zone']
	}),
	action({
		id: 'fit-all',
		group: 'view',
		icon: 'maximize',
		chords: ['shift+1'],
		where: ['board', 'zone']
	}),
	action({
		id: 'fit-selection',
		group: 'view',
		icon: 'focus',
		chords: ['shift+2'],
		needs: 'some',
		where: ['menu']
	}),
	action({
		id: 'canvas-next',
		group: 'view',
		icon: 'chevron-right',
		chords: ['pagedown'],
		repeats: true
	}),
	action({
		id: 'canvas-previous',
		group: 'view',
		icon: 'chevron-left',
		chords: ['pageup'],
		repeats: true
	})
];
