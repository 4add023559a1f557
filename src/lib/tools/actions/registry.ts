import { NOTE_COLORS } from '../../domain/note-kinds.ts';
import type { Direction } from '../types.ts';
import type { Action, ActionId } from './types.ts';

type Given = Pick<Action, 'id' | 'group' | 'icon' | 'chords'> & Partial<Action>;

/** What most actions are: for everyone, on the board, whatever is selected, once per press. */
const action = (given: Given): Action => ({
	permission: 'any',
	when: 'canvas',
	needs: 'nothing',
	repeats: false,
	...given
});

/** For those who may change the board, on what is selected. */
const change = (given: Given): Action => action({ permission: 'edit', needs: 'some', ...given });

const TOOLS = [
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

const EDIT = [
	change({ id: 'edit', group: 'edit', icon: 'pencil', chords: ['enter'], needs: 'one' }),
	action({ id: 'cancel', group: 'edit', icon: 'x', chords: ['escape'], when: 'both' }),
	change({ id: 'delete', group: 'edit', icon: 'trash-2', chords: ['delete', 'backspace'] }),
	change({ id: 'duplicate', group: 'edit', icon: 'copy-plus', chords: ['mod+d'] }),
	action({
		id: 'copy',
		group: 'edit',
		icon: 'copy',
		chords: ['mod+c'],
		needs: 'some',
		native: true
	}),
	change({ id: 'cut', group: 'edit', icon: 'scissors', chords: ['mod+x'], native: true }),
	change({
		id: 'paste',
		group: 'edit',
		icon: 'clipboard-paste',
		chords: ['mod+v'],
		needs: 'nothing',
		native: true
	}),
	action({
		id: 'select-all',
		group: 'edit',
		icon: 'square-dashed-mouse-pointer',
		chords: ['mod+a']
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

// Alt with PgUp and PgDn is there for keyboards where a bracket takes AltGr.
const ARRANGE = [
	change({
		id: 'bring-forward',
		group: 'arrange',
		icon: 'chevron-up',
		chords: ['mod+]', 'alt+pageup'],
		repeats: true
	}),
	change({
		id: 'send-backward',
		group: 'arrange',
		icon: 'chevron-down',
		chords: ['mod+[', 'alt+pagedown'],
		repeats: true
	}),
	change({
		id: 'to-front',
		group: 'arrange',
		icon: 'bring-to-front',
		chords: ['mod+shift+]', ']', 'alt+shift+pageup']
	}),
	change({
		id: 'to-back',
		group: 'arrange',
		icon: 'send-to-back',
		chords: ['mod+shift+[', '[', 'alt+shift+pagedown']
	})
];

const VIEW = [
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
		when: 'both'
	}),
	action({ id: 'fit-all', group: 'view', icon: 'maximize', chords: ['shift+1'] }),
	action({ id: 'fit-selection', group: 'view', icon: 'focus', chords: ['shift+2'], needs: 'some' }),
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

const NOTES = [
	// On the board Tab goes on to the next element; inside a note it makes the neighbour.
	beside('right', 'tab', 'editing'),
	beside('left', 'shift+tab', 'editing'),
	beside('down', 'mod+enter', 'both'),
	beside('up', 'mod+shift+enter', 'both')
];

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

const MOVE = [
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
	change({ id: 'move-mode', group: 'move', icon: 'move', chords: ['m', 'alt+m'] })
];

const COLORS = NOTE_COLORS.map((color, index) =>
	change({
		id: `color.${color}`,
		group: 'colors',
		icon: 'palette',
		chords: [`alt+${(index + 1) % 10}`]
	})
);

const HELP = [
	action({ id: 'shortcuts', group: 'help', icon: 'keyboard', chords: ['?'] }),
	action({ id: 'help', group: 'help', icon: 'circle-question-mark', chords: ['f1'], when: 'both' })
];

/** Every action there is, in the order in which the shortcut sheet shows them. */
export const ACTIONS: readonly Action[] = [
	...TOOLS,
	...EDIT,
	...NOTES,
	...MOVE,
	...ARRANGE,
	...COLORS,
	...VIEW,
	...HELP
];

const BY_ID: ReadonlyMap<string, Action> = new Map(ACTIONS.map((each) => [each.id, each]));

/** Throws for an id that isn't registered, which a test rules out for every ActionId. */
export function actionById(id: ActionId): Action {
	const found = BY_ID.get(id);
	if (!found) throw new Error(`No action ${id}`);
	return found;
}
