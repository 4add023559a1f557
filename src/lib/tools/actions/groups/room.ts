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
	}),
	action({
		id: 'protect',
		group: 'room',
		icon: 'shield',
		chords: ['alt+shift+l'],
		permission: 'facilitate',
		needs: 'some',
		where: ['bar', 'menu'],
		rank: 4,
		locked: true
	}),
	// Of the protected thing that was clicked on; of all, from the rail.
	action({
		id: 'release',
		group: 'room',
		icon: 'shield-off',
		chords: ['alt+shift+u'],
		permission: 'facilitate'
	}),
	action({
		id: 'freeze-canvas',
		group: 'room',
		icon: 'snowflake',
		chords: [],
		permission: 'facilitate',
		where: ['zone']
	})
];
