import { action } from '../make.ts';
import type { Action } from '../types.ts';

/** The browser's own find sees only what is drawn, so its key is ours. */
export const FINDING: readonly Action[] = [
	action({ id: 'find', group: 'finding', icon: 'search', chords: ['mod+f'], when: 'both' }),
	action({
		id: 'find-next',
		group: 'finding',
		icon: 'arrow-down',
		chords: ['f3'],
		when: 'both',
		repeats: true
	}),
	action({
		id: 'find-previous',
		group: 'finding',
		icon: 'arrow-up',
		chords: ['shift+f3'],
		when: 'both',
		repeats: true
	}),
	action({
		id: 'palette',
		group: 'finding',
		icon: 'command',
		chords: ['mod+k', 'mod+shift+p', 'mod+/'],
		when: 'both'
	}),
	action({
		id: 'copy-link',
		group: 'finding',
		icon: 'link',
		chords: ['mod+alt+l'],
		where: ['menu', 'board', 'zone']
	}),
	action({ id: 'minimap', group: 'finding', icon: 'map', chords: ['alt+n'] }),
	action({
		id: 'canvas-add',
		group: 'finding',
		icon: 'layout-template',
		chords: ['alt+insert'],
		permission: 'facilitate'
	})
];
