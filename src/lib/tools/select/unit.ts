import type { ToolContext } from '../types.ts';

/**
 * Groups under the hand: a press takes the outermost group whole, unless a part of a group is what
 * is selected; then it takes parts of that group. (ToolContext.levels: outermost first, the element
 * itself last.)
 */

const isSelected = (ids: readonly string[], { selection }: ToolContext): boolean =>
	ids.length === selection.size && ids.every((id) => selection.has(id));

/** What a press on an element means. */
export function unitAt(id: string, context: ToolContext): readonly string[] {
	const levels = context.levels(id);
	const [outermost = [id]] = levels;
	const { selection } = context;
	if (levels.length < 2 || selection.size === 0) return outermost;
	for (let i = levels.length - 2; i >= 0; i--) {
		const group = new Set(levels[i]);
		if (selection.size < group.size && [...selection].every((each) => group.has(each))) {
			return levels[i + 1] ?? outermost;
		}
	}
	return outermost;
}

/** What a double click goes into: one level deeper than what is selected; null when that is the text. */
export function insideOf(id: string, context: ToolContext): readonly string[] | null {
	const levels = context.levels(id);
	const at = levels.findIndex((ids) => isSelected(ids, context));
	return levels[at < 0 ? 1 : at + 1] ?? null;
}

/** These with the rest of their groups. */
export function wholeGroups(ids: Iterable<string>, context: ToolContext): string[] {
	const all = new Set<string>();
	for (const id of ids) {
		if (!all.has(id)) for (const member of context.levels(id)[0] ?? [id]) all.add(member);
	}
	return [...all];
}
