import { action } from '../make.ts';
import type { Action } from '../types.ts';

/** Where everybody looks, and what one says to the room without words. */
export const ROOM: readonly Action[] = [
	action({ id: 'laser', group: 'room', icon: 'wand', chords: ['k'] }),
	action({ id: 'hand', group: 'room', icon: 'hand', chords: ['shift+r'] }),
	action({
		id: 'bring-here',
		group: 'room',
		icon: 'megaphone',
		chords: [],
		permission: 'facilitate',
		where: ['board', 'zone']
	}),
	action({
		id: 'hold-here',
		group: 'room',
		icon: 'magnet',
		chords: [],
		permission: 'facilitate',
		where: ['board', 'zone']
	}),
	action({
		id: 'spotlight',
		group: 'room',
		icon: 'flashlight',
		chords: [],
		permission: 'facilitate',
		needs: 'some',
		where: ['menu'],
		locked: true
	})
];
