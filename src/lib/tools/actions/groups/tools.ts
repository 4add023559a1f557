import { NOTE_SIZE_NAMES, type NoteSizeName } from '../../../domain/element-sizes.ts';
import { SHAPE_FORMS, type ShapeForm } from '../../../domain/elements.ts';
import { action } from '../make.ts';
import type { Action } from '../types.ts';

const making = (given: Pick<Action, 'id' | 'icon' | 'chords'> & Partial<Action>): Action =>
	action({ group: 'tools', permission: 'edit', ...given });

const FORMS: Readonly<Record<ShapeForm, { icon: string; chords: readonly string[] }>> = {
	rectangle: { icon: 'rectangle-horizontal', chords: ['r'] },
	rounded: { icon: 'squircle', chords: [] },
	ellipse: { icon: 'circle', chords: ['o'] },
	diamond: { icon: 'diamond', chords: ['d'] },
	triangle: { icon: 'triangle', chords: [] }
};
export const formIcon = (form: ShapeForm): string => FORMS[form].icon;

const NOTE_ICONS: Readonly<Record<NoteSizeName, string>> = {
	square: 'square',
	wide: 'rectangle-horizontal',
	small: 'minimize-2'
};

export const TOOLS: readonly Action[] = [
	action({ id: 'tool.select', group: 'tools', icon: 'mouse-pointer-2', chords: ['v'] }),
	action({ id: 'tool.hand', group: 'tools', icon: 'hand', chords: ['h'] }),
	making({ id: 'tool.note', icon: 'sticky-note', chords: ['n', 's'] }),
	...NOTE_SIZE_NAMES.map((size) =>
		making({ id: `note.${size}`, icon: NOTE_ICONS[size], chords: [] })
	),
	making({ id: 'tool.text', icon: 'type', chords: ['t'] }),
	making({ id: 'tool.shape', icon: 'shapes', chords: [] }),
	...SHAPE_FORMS.map((form) => making({ id: `shape.${form}`, ...FORMS[form] })),
	making({ id: 'tool.connector', icon: 'move-up-right', chords: ['x', 'a'] }),
	making({ id: 'tool.line', icon: 'slash', chords: ['l'] }),
	making({ id: 'tool.pen', icon: 'pen-line', chords: ['p'] }),
	making({ id: 'tool.highlighter', icon: 'highlighter', chords: ['shift+m'] }),
	making({ id: 'tool.eraser', icon: 'eraser', chords: ['e'] }),
	making({ id: 'tool.frame', icon: 'frame', chords: ['f', 'shift+s'] }),
	making({ id: 'tool.image', icon: 'image', chords: ['i'] }),
	making({ id: 'tool.stamp', icon: 'stamp', chords: ['.'] }),
	// Before `edit`, which has the same key: with a tool in the hand Enter uses it.
	making({ id: 'place', icon: 'plus', chords: ['enter'], when: 'making' }),
	action({
		id: 'tool.nth',
		group: 'tools',
		icon: 'list-ordered',
		chords: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
	}),
	making({ id: 'tool.keep', icon: 'pin', chords: ['q'] })
];
