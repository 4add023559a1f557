import type { PhaseTool } from '../../domain/agenda.ts';
import type { NoteSizeName as NewNoteSize } from '../../domain/element-sizes.ts';
import type {
	ArrowHead,
	ConnectorRoute,
	ElementKind,
	ElementRecord,
	ShapeForm,
	TextSize
} from '../../domain/elements.ts';
import type { NoteColor, NoteKind } from '../../domain/note-kinds.ts';
import type { Phase } from '../state.ts';
import type { Direction, ToolId } from '../types.ts';

export type ActionId =
	| `tool.${ToolId}`
	| 'tool.keep'
	| 'tool.nth'
	| `note.${NewNoteSize}`
	| `shape.${ShapeForm}`
	| 'place'
	| `form.${ShapeForm}`
	| 'fill'
	| `text-size.${TextSize}`
	| 'frame.dissolve'
	| 'connect-to'
	| `route.${ConnectorRoute}`
	| `head-start.${ArrowHead}`
	| `head-end.${ArrowHead}`
	| 'reverse'
	| 'move-start'
	| 'move-end'
	| 'image-alt'
	| 'export'
	| 'copy-png'
	| 'edit'
	| 'cancel'
	| 'delete'
	| 'duplicate'
	| 'copy'
	| 'cut'
	| 'paste'
	| 'paste-one'
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
	| `type.${NoteKind | 'none'}`
	| `size.${NewNoteSize}`
	| `align.${AlignEdge}`
	| `distribute.${DistributeAxis}`
	| 'tidy'
	| 'group'
	| 'ungroup'
	| 'lock'
	| 'unlock'
	| 'stack'
	| 'spread'
	| 'stack-duplicates'
	| 'zone.select'
	| `zone.${ZoneOrderName}`
	| 'zone.duplicates'
	| 'find'
	| 'find-next'
	| 'find-previous'
	| 'palette'
	| 'copy-link'
	| 'minimap'
	| 'canvas-add'
	| 'tool.comment'
	| 'comment'
	| 'comments'
	| 'vote.add'
	| 'vote.take'
	| 'votes'
	| 'laser'
	| 'hand'
	| 'bring-here'
	| 'hold-here'
	| 'spotlight'
	| 'protect'
	| 'release'
	| 'freeze-canvas'
	| 'shortcuts'
	| 'help';

export const ALIGN_EDGES = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type AlignEdge = (typeof ALIGN_EDGES)[number];
export const DISTRIBUTE_AXES = ['horizontal', 'vertical'] as const;
export type DistributeAxis = (typeof DISTRIBUTE_AXES)[number];
export const ZONE_ORDERS = ['type', 'author', 'color', 'votes'] as const;
export type ZoneOrderName = (typeof ZONE_ORDERS)[number];

export const ACTION_GROUPS = [
	'tools',
	'edit',
	'notes',
	'move',
	'arrange',
	'lines',
	'colors',
	'types',
	'view',
	'finding',
	'comments',
	'room',
	'help'
] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/**
 * Where an action is offered besides keys, shortcut sheet and palette: the bar over what is
 * selected, the menu of what is selected, of an empty place, of an empty place in a canvas's zone.
 */
export const ACTION_PLACES = ['bar', 'menu', 'board', 'zone'] as const;
export type ActionPlace = (typeof ACTION_PLACES)[number];

/** Lines of a menu, and buttons of the bar, that open further ones; named in i18n. */
export const SUBMENUS = [
	'color',
	'type',
	'form',
	'text-size',
	'route',
	'head-start',
	'head-end',
	'size',
	'align',
	'order',
	'stack',
	'zone'
] as const;
export type SubmenuId = (typeof SUBMENUS)[number];

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
	/** `vote`: while dots may be given to notes, also where nobody may write. */
	readonly permission: 'any' | 'edit' | 'facilitate' | 'vote';
	/**
	 * Where its chords count: on the board, while writing in a note, or both; `making`: on the board,
	 * with a tool in the hand that makes something.
	 */
	readonly when: 'canvas' | 'editing' | 'both' | 'making';
	/** What must be selected. */
	readonly needs: 'nothing' | 'one' | 'some' | 'two' | 'three';
	/** Whether holding the key down repeats it. */
	readonly repeats: boolean;
	/** The browser's own copy, cut and paste events do it: the chord is listed, not caught. */
	readonly native?: true;
	/**
	 * Kinds it works on, any when absent. The bar offers it where all that is selected are of these,
	 * menus where one is.
	 */
	readonly kinds?: readonly ElementKind[];
	/** Where it is offered; nowhere when absent. */
	readonly where?: readonly ActionPlace[];
	/** What it is offered in; by itself when absent. */
	readonly submenu?: SubmenuId;
	/** How early it gets one of the bar's few places: 1 first, 5 when absent. */
	readonly rank?: number;
	/** Takes something away: set apart, at the end. */
	readonly danger?: true;
	/** Done to what is locked, too. */
	readonly locked?: true;
	/** Whether it makes sense for what is selected; always when absent. */
	offered?(records: readonly ElementRecord[]): boolean;
	/** Whether what is selected is so already: menus tick it. */
	on?(records: readonly ElementRecord[]): boolean;
}

/** What is so at the moment of a key press. */
export interface KeyState {
	readonly canEdit: boolean;
	readonly canFacilitate: boolean;
	/** A ballot is open in which this person can give dots to notes. */
	readonly canVote?: boolean;
	/** How many elements are selected. */
	readonly selected: number;
	/** A text is being written in. */
	readonly editing: boolean;
	/** What the tools are in the midst of: a gesture, move mode, a connector without its other end. */
	readonly phase: Phase['kind'];
	/** False when the person switched shortcuts off that type a character (WCAG 2.1.4). */
	readonly characterKeys: boolean;
	/** True when a printable key on the only selected note starts writing in it. */
	readonly typeToEdit: boolean;
	/** The only selected element was reached by Tab or the arrows; false when absent. */
	readonly walked?: boolean;
	/** A tool is in the hand with which Enter makes something. */
	readonly making: boolean;
	/** Tools that the facilitator hasn't opened to this person; none when absent. */
	readonly closed?: ReadonlySet<PhaseTool>;
}
