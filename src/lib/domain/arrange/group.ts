import * as Y from 'yjs';
import { patch } from '../board-patch.ts';
import { readElement, type Board } from '../board.ts';
import { MAX_GROUP_DEPTH, type ElementRecord } from '../elements.ts';
import { isId } from '../values.ts';

/**
 * Groups are lists on the elements themselves (`groups`, innermost first), each list one key: two
 * people who group the same things at once leave every element in the groups of one of them, and
 * no group can come to lie in itself.
 */

type Grouped = Pick<ElementRecord, 'groups'>;

/** The groups that all of these are in, innermost first. */
export function commonGroups(records: readonly Grouped[]): readonly string[] {
	const [first, ...rest] = records.map(({ groups }) => groups ?? []);
	if (!first) return [];
	let depth = first.length;
	for (const groups of rest) {
		let same = 0;
		while (same < depth && groups.at(-1 - same) === first.at(-1 - same)) same++;
		depth = same;
	}
	return first.slice(first.length - depth);
}

/** `too-deep`: groups within groups beyond MAX_GROUP_DEPTH; `alone`: fewer than two things to group. */
export type GroupResult =
	| { readonly kind: 'done'; readonly ids: readonly string[] }
	| { readonly kind: 'too-deep' }
	| { readonly kind: 'alone' };

/**
 * Puts elements into a new group, outside of the groups that are theirs alone and inside of those
 * they share with others. What is locked is left out. One transaction.
 */
export function group(board: Board, ids: Iterable<string>, newId: string): GroupResult {
	const records = readAll(board, ids).filter(({ locked }) => !locked);
	if (records.length < 2 || !isId(newId)) return { kind: 'alone' };
	const common = commonGroups(records);
	const sizes = groupSizes(board, common);
	// Groups that are selected whole go into the new one; the rest of the common ones stays around it.
	const whole = common.filter((id) => sizes.get(id) === records.length).length;
	if (whole === common.length && whole > 0 && isSameGroup(records)) return { kind: 'alone' };
	const outside = common.length - whole;
	const lists = new Map<string, readonly string[]>();
	for (const { id, groups = [] } of records) {
		const inner = groups.slice(0, groups.length - outside);
		const outer = groups.slice(groups.length - outside);
		const list = [...inner, newId, ...outer];
		if (list.length > MAX_GROUP_DEPTH) return { kind: 'too-deep' };
		lists.set(id, list);
	}
	return { kind: 'done', ids: patch(board, lists, (groups) => ({ groups })) };
}

const isSameGroup = (records: readonly Grouped[]): boolean => {
	const [first] = records;
	return first?.groups !== undefined && records.every(({ groups }) => same(groups, first.groups));
};
const same = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
	a.length === b.length && a.every((id, i) => id === b[i]);

/**
 * Dissolves groups: of each element the outermost that is among `ids` whole; of one that was taken
 * out of its group by itself, the innermost. All members leave a group, also those not named. One
 * transaction.
 */
export function ungroup(board: Board, ids: Iterable<string>): string[] {
	const records = readAll(board, ids).filter(({ groups, locked }) => groups && !locked);
	const named = new Map<string, number>();
	for (const { groups = [] } of records) {
		for (const id of groups) named.set(id, (named.get(id) ?? 0) + 1);
	}
	const sizes = groupSizes(board, [...named.keys()]);
	const dissolved = new Set<string>();
	for (const { groups = [] } of records) {
		const whole = groups.findLast((id) => named.get(id) === sizes.get(id));
		const one = whole ?? groups[0];
		if (one !== undefined) dissolved.add(one);
	}
	return takeOut(board, dissolved);
}

/** Takes every element out of these groups. One transaction. */
export function takeOut(board: Board, groups: ReadonlySet<string>): string[] {
	const lists = new Map<string, readonly string[] | undefined>();
	for (const { id, groups: list } of membersOf(board, groups)) {
		const rest = list.filter((each) => !groups.has(each));
		lists.set(id, rest.length > 0 ? rest : undefined);
	}
	// Also of what is locked: it stays where and as it is, or it would stay behind in half a group.
	return patch(board, lists, (list) => ({ groups: list }), { locked: 'too' });
}

interface Member {
	readonly id: string;
	readonly groups: readonly string[];
}

/** Elements in any of these groups. Looks at one key of each element, and parses only those that have it. */
export function membersOf(board: Board, groups: ReadonlySet<string>): Member[] {
	const members: Member[] = [];
	if (groups.size === 0) return members;
	board.elements.forEach((value, id) => {
		if (!(value instanceof Y.Map) || !Array.isArray(value.get('groups'))) return;
		const list = readElement(board, id)?.groups;
		if (list?.some((each) => groups.has(each))) members.push({ id, groups: list });
	});
	return members;
}

function groupSizes(board: Board, groups: readonly string[]): Map<string, number> {
	const sizes = new Map<string, number>();
	for (const member of membersOf(board, new Set(groups))) {
		for (const id of member.groups) sizes.set(id, (sizes.get(id) ?? 0) + 1);
	}
	return sizes;
}

function readAll(board: Board, ids: Iterable<string>): ElementRecord[] {
	const records: ElementRecord[] = [];
	for (const id of new Set(ids)) {
		const record = readElement(board, id);
		if (record) records.push(record);
	}
	return records;
}
