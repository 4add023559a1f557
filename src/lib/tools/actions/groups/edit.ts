import { action, change } from '../make.ts';
import type { Action } from '../types.ts';

export const EDIT: readonly Action[] = [
	change({
		id: 'edit',
		group: 'edit',
		icon: 'pencil',
		chords: ['enter'],
		needs: 'one',
		kinds: ['note', 'text', 'shape', 'connector', 'frame'],
		where: ['menu']
	}),
	action({ id: 'cancel', group: 'edit', icon: 'x', chords: ['escape'], when: 'both' }),
	change({
		id: 'delete',
		group: 'edit',
		icon: 'trash-2',
		chords: ['delete', 'backspace'],
		where: ['bar', 'menu'],
		rank: 1,
		danger: true
	}),
	change({
		id: 'duplicate',
		group: 'edit',
		icon: 'copy-plus',
		chords: ['mod+d'],
		where: ['bar', 'menu'],
		rank: 2,
		locked: true
	}),
	action({
		id: 'copy',
		group: 'edit',
		icon: 'copy',
		chords: ['mod+c'],
		needs: 'some',
		native: true,
		where: ['menu']
	}),
	change({
		id: 'cut',
		group: 'edit',
		icon: 'scissors',
		chords: ['mod+x'],
		native: true,
		where: ['menu']
	}),
	change({
		id: 'paste',
		group: 'edit',
		icon: 'clipboard-paste',
		chords: ['mod+v'],
		needs: 'nothing',
		native: true,
		where: ['menu', 'board', 'zone']
	}),
	change({
		id: 'paste-one',
		group: 'edit',
		icon: 'clipboard-type',
		chords: ['mod+shift+v'],
		needs: 'nothing',
		native: true
	}),
	action({
		id: 'select-all',
		group: 'edit',
		icon: 'square-dashed-mouse-pointer',
		chords: ['mod+a'],
		where: ['board', 'zone']
	}),
	change({
		id: 'undo',
		group: 'edit',
		icon: 'undo-2',
		chords: ['mod+z'],
		needs: 'nothing',
		when: 'both',
		repeats: true
	}),
	change({
		id: 'redo',
		group: 'edit',
		icon: 'redo-2',
		chords: ['mod+shift+z', 'mod+y'],
		needs: 'nothing',
		when: 'both',
		repeats: true
	}),
	action({ id: 'menu', group: 'edit', icon: 'ellipsis', chords: ['shift+f10', 'contextmenu'] })
];
