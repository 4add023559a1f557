import { action, change } from '../make.ts';
import type { Action } from '../types.ts';

/** Saying in words what an image shows, and taking the board along as a picture or a list. */
export const IMAGES: readonly Action[] = [
	change({
		id: 'image-alt',
		group: 'edit',
		icon: 'captions',
		chords: [],
		needs: 'one',
		kinds: ['image'],
		where: ['bar', 'menu'],
		rank: 1
	}),
	action({
		id: 'copy-png',
		group: 'edit',
		icon: 'image-down',
		chords: ['alt+shift+c'],
		needs: 'some',
		where: ['menu'],
		locked: true
	}),
	action({
		id: 'export',
		group: 'edit',
		icon: 'download',
		chords: [],
		where: ['menu', 'board', 'zone']
	})
];
