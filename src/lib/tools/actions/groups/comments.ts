import { action } from '../make.ts';
import type { Action } from '../types.ts';

export const COMMENTS: readonly Action[] = [
	action({
		id: 'tool.comment',
		group: 'comments',
		icon: 'message-circle-plus',
		chords: ['c'],
		permission: 'edit'
	}),
	// Without a click: at what is selected, or in the middle of the view.
	action({
		id: 'comment',
		group: 'comments',
		icon: 'message-circle',
		chords: ['mod+alt+m'],
		permission: 'edit',
		where: ['menu', 'board', 'zone']
	}),
	action({ id: 'comments', group: 'comments', icon: 'messages-square', chords: ['shift+c'] })
];
