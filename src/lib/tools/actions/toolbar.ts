import { PHASE_TOOLS, type PhaseTool } from '../../domain/agenda.ts';
import { NOTE_SIZE_NAMES } from '../../domain/element-sizes.ts';
import { SHAPE_FORMS } from '../../domain/elements.ts';
import { TOOL_IDS, type ToolId } from '../types.ts';
import { phaseToolOf } from './phase-tools.ts';
import { actionById } from './registry.ts';
import type { ActionId } from './types.ts';

/** One place of the toolbar. */
export interface ToolItem {
	readonly tool: ToolId;
	/** Takes the tool up. */
	readonly action: ActionId;
	/** What opens beside it, if anything: ways of the same tool, or other tools of its family. */
	readonly ways: readonly ActionId[];
}

const WAYS: Partial<Record<ToolId, readonly ActionId[]>> = {
	note: NOTE_SIZE_NAMES.map((size) => `note.${size}` as const),
	shape: SHAPE_FORMS.map((form) => `shape.${form}` as const)
};

/** Tools that share a place: the first stands for all of them until another is taken. */
const FAMILIES: readonly (readonly string[])[] = [
	['connector', 'line'],
	['pen', 'highlighter', 'eraser']
];

const NOTHING_CLOSED: ReadonlySet<PhaseTool> = new Set();

/**
 * The toolbar's places, in order: whatever tools there are, as far as the person may use them. While
 * a facilitator opens tools one by one, the hand is left to keys and fingers: the bar is as short as
 * what there is to do.
 */
export function toolItems(
	canEdit: boolean,
	closed: ReadonlySet<PhaseTool> = NOTHING_CLOSED
): readonly ToolItem[] {
	const items: ToolItem[] = [];
	for (const tool of TOOL_IDS) {
		const action: ActionId = `tool.${tool}`;
		if (!canEdit && actionById(action).permission !== 'any') continue;
		const needed = phaseToolOf(tool);
		if (needed && closed.has(needed)) continue;
		if (tool === 'hand' && canEdit && closed.size > 0) continue;
		const family = FAMILIES.find((tools) => tools.includes(tool));
		const first = family && TOOL_IDS.find((each) => family.includes(each));
		if (family && first !== tool) continue;
		const ways = family
			? TOOL_IDS.filter((each) => family.includes(each)).map((each) => `tool.${each}` as const)
			: (WAYS[tool] ?? []);
		items.push({ tool, action, ways: ways.length > 1 ? ways : [] });
	}
	return items;
}

/**
 * Of these places, those of one to whom only some tools are offered: theirs, and whatever else they
 * have in their hand, taken up by its key. The hand needs no place unless everything has one.
 */
export function offeredItems(
	items: readonly ToolItem[],
	offered: ReadonlySet<PhaseTool>,
	holds: (item: ToolItem) => boolean
): readonly ToolItem[] {
	const all = PHASE_TOOLS.every((tool) => offered.has(tool));
	return items.filter((item) => {
		const needed = phaseToolOf(item.tool);
		return all || item.tool === 'select' || (needed && offered.has(needed)) || holds(item);
	});
}

/** What whoever has room for few tools has before their eyes, the most wanted first. */
const WANTED: readonly string[] = ['note', 'select', 'text', 'stamp', 'hand', 'pen', 'comment'];

/** The same places when only so many can be shown: those, and the rest for a menu; both in order. */
export function inBar(
	items: readonly ToolItem[],
	places: number
): { shown: readonly ToolItem[]; rest: readonly ToolItem[] } {
	const rank = ({ tool }: ToolItem): number => {
		const at = WANTED.indexOf(tool);
		return at < 0 ? WANTED.length : at;
	};
	const shown = new Set(items.toSorted((a, b) => rank(a) - rank(b)).slice(0, places));
	return {
		shown: items.filter((item) => shown.has(item)),
		rest: items.filter((item) => !shown.has(item))
	};
}
