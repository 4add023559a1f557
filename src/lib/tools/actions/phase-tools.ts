import type { PhaseTool } from '../../domain/agenda.ts';
import { NOTE_SIZE_NAMES } from '../../domain/element-sizes.ts';
import { SHAPE_FORMS } from '../../domain/elements.ts';
import { DIRECTIONS, type ToolId } from '../types.ts';
import { ALIGN_EDGES, DISTRIBUTE_AXES, type ActionId } from './types.ts';

/** What a facilitator opens and closes to participants, tool by tool; null: open at all times. */
const OF_TOOL: Readonly<Record<ToolId, PhaseTool | null>> = {
	select: null,
	hand: null,
	note: 'note',
	text: 'text',
	shape: 'shape',
	connector: 'connector',
	line: 'connector',
	pen: 'ink',
	highlighter: 'ink',
	eraser: 'ink',
	frame: 'frame',
	image: 'image',
	stamp: 'react',
	comment: 'comment'
};

export const phaseToolOf = (tool: ToolId): PhaseTool | null => OF_TOOL[tool];

const GIVEN: readonly (readonly [PhaseTool, readonly ActionId[]])[] = [
	[
		'note',
		[
			...NOTE_SIZE_NAMES.map((size) => `note.${size}` as const),
			...DIRECTIONS.map((side) => `neighbour.${side}` as const),
			'duplicate'
		]
	],
	['shape', SHAPE_FORMS.map((form) => `shape.${form}` as const)],
	['connector', ['connect-to']],
	['comment', ['comment']],
	[
		'move',
		[
			...DIRECTIONS.map((side) => `nudge.${side}` as const),
			...ALIGN_EDGES.map((edge) => `align.${edge}` as const),
			...DISTRIBUTE_AXES.map((axis) => `distribute.${axis}` as const),
			...NOTE_SIZE_NAMES.map((size) => `size.${size}` as const),
			'move-mode',
			'tidy',
			'stack',
			'spread',
			'stack-duplicates'
		]
	]
];

const NEEDED: ReadonlyMap<string, PhaseTool> = new Map([
	...Object.entries(OF_TOOL).flatMap(([tool, needed]) =>
		needed ? [[`tool.${tool}`, needed] as const] : []
	),
	...GIVEN.flatMap(([tool, ids]) => ids.map((id) => [id, tool] as const))
]);

/** The tool that must be open for an action; null when it needs none. */
export const neededFor = (action: ActionId): PhaseTool | null => NEEDED.get(action) ?? null;
