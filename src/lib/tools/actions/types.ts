import type { NoteColor } from '../../domain/note-kinds.ts';
import type { Direction } from '../types.ts';

export type ActionId =
	| 'tool.select'
	| 'tool.hand'
	| 'tool.note'
	| 'tool.keep'
	| 'edit'
	| 'cancel'
	| 'delete'
	| 'duplicate'
	| 'copy'
	| 'cut'
	| 'paste'
	| 'select-all'
	| 'undo'
	| 'redo'
	| 'menu'
	| 'bring-forward'
	| 'send-backward'
	| 'to-front'
	| 'to-back'
	| 'zoom-in'
	| 'zoom-out'
	| 'zoom-100'
	| 'fit-all'
	| 'fit-selection'
	| 'canvas-next'
	| 'canvas-previous'
	| `neighbour.${Direction}`
	| 'focus-next'
	| 'focus-previous'
	| `nearest.${Direction}`
	| `nudge.${Direction}`
	| 'move-mode'
	| `color.${NoteColor}`
	| 'shortcuts'
	| 'help';

export const ACTION_GROUPS = [
	'tools',
	'edit',
	'notes',
	'move',
	'arrange',
	'colors',
	'view',
	'help'
] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/**
 * Everything about an action but what it does, which the view model keeps in a record by id.
 * Menus, toolbar, shortcut sheet and, later, the palette are drawn from these.
 */
export interface Action {
	readonly id: ActionId;
	readonly group: ActionGroup;
	/** lucide icon, in its kebab-case name. */
	readonly icon: string;
	/** The first is the one that is shown. See keyboard/chord.ts for the form. */
	readonly chords: readonly string[];
	readonly permission: 'any' | 'edit' | 'facilitate';
	/** Where its chords count: on the board, while writing in a note, or both. */
	readonly when: 'canvas' | 'editing' | 'both';
	/** What must be selected. */
	readonly needs: 'nothing' | 'one' | 'some';
	/** Whether holding the key down repeats it. */
	readonly repeats: boolean;
	/** The browser's own copy, cut and paste events do it: the chord is listed, not caught. */
	readonly native?: true;
}

/** What is so at the moment of a key press. */
export interface KeyState {
	readonly canEdit: boolean;
	readonly canFacilitate: boolean;
	/** How many elements are selected. */
	readonly selected: number;
	/** A text is being written in. */
	readonly editing: boolean;
	/** Move mode is on (phase `carrying`). */
	readonly carrying: boolean;
	/** False when the person switched shortcuts off that type a character (WCAG 2.1.4). */
	readonly characterKeys: boolean;
	/** True when a printable key on the only selected note starts writing in it. */
	readonly typeToEdit: boolean;
}
