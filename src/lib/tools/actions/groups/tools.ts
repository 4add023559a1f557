import { action } from '../make.ts';
import type { Action } from '../types.ts';

export const TOOLS: readonly Action[] = [
	action({ id: 'tool.select', group: 'tools', icon: 'mouse-pointer-2', chords: ['v'] }),
	action({ id: 'tool.hand', group: 'tools', icon: 'hand', chords: ['h'] }),
	action({
		id: 'tool.note',
		group: 'tools',
		icon: 'sticky-note',
		chords: ['n', 's'],
		permission: 'edit'
	}),
	action({ id: 'tool.keep', group: 'tools', icon: 'pin', chords: ['q'], permission: 'edit' })
];
