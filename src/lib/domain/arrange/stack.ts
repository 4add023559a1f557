import { moveElements, setKeys } from '../board-edit.ts';
import { patch } from '../board-patch.ts';
import { LOCAL, readElement, readElements, type Board } from '../board.ts';
import { carriedIn, withCarried } from '../carrying.ts';
import { MAX_GROUP_DEPTH, type ElementRecord, type NoteRecord } from '../elements.ts';
import { add, type Point } from '../geometry.ts';
import { byZ, rekey } from '../order.ts';
import { readingOrder } from '../reading-order.ts';
import { duplicatesAmong } from './duplicates.ts';
import { membersOf } from './group.ts';
import { isStack, STACK_SHOWN, STACK_STEP } from './is-stack.ts';
import { grid } from './tidy.ts';
import { withCarriedMoves } from './units.ts';

const offsetAt = (depth: number): Point => {
	const by = Math.min(depth, STACK_SHOWN) * STACK_STEP;
	return [by, by];
};

/**
 * Puts notes on each other where the first of them (in reading order) lies, that one on top and the
 * next beneath it, and groups them. What is locked, and what isn't a note, is left out. One transaction.
 * @param ids with what they carry; iterated twice
 */
export function stack(board: Board, ids: readonly string[], newId: () => string): string[] {
	const notes = notesOf(board, ids);
	return notes.length < 2 ? [] : write(board, ids, [notes], newId);
}

/** Stacks those among these notes that say the same, each stack where its first lies. One transaction. */
export const stackDuplicates = (
	board: Board,
	ids: readonly string[],
	newId: () => string
): string[] => write(board, ids, duplicatesAmong(notesOf(board, ids)), newId);

function write(
	board: Board,
	ids: readonly string[],
	stacks: readonly (readonly NoteRecord[])[],
	newId: () => string
): string[] {
	const places = new Map<string, Point>();
	const groups = new Map<string, readonly string[]>();
	for (const notes of stacks) {
		const order = readingOrder(notes);
		const [first] = order;
		if (!first) continue;
		const id = newId();
		order.forEach((note, i) => {
			places.set(note.id, add(first.xy, offsetAt(i)));
			// Inside whatever groups the note is in; one too deep loses its innermost.
			groups.set(note.id, [id, ...(note.groups ?? []).slice(1 - MAX_GROUP_DEPTH)]);
		});
	}
	return place(board, ids, places, groups, keysFor(board, stacks));
}

/**
 * Drawing keys with which the notes of each stack, and what they carry, take each other's places: the
 * order in which they were read is the only one that they can be laid out in again, and a stack has
 * nothing else to keep it in.
 */
function keysFor(
	board: Board,
	stacks: readonly (readonly NoteRecord[])[]
): ReadonlyMap<string, string> {
	const drawn = readElements(board)
		.filter(({ kind }) => kind !== 'frame')
		.toSorted(byZ);
	const all = new Map(drawn.map((record) => [record.id, record]));
	const carriedBy = carriedIn(drawn);
	const instead = new Map<string, ElementRecord>();
	for (const notes of stacks) {
		const wanted = readingOrder(notes)
			.toReversed()
			.flatMap(({ id }) => withCarried([id], carriedBy))
			.flatMap((id) => all.get(id) ?? []);
		wanted.toSorted(byZ).forEach(({ id }, i) => {
			const other = wanted[i];
			if (other) instead.set(id, other);
		});
	}
	const next = drawn.map((record) => instead.get(record.id) ?? record);
	const moved = next.filter((record, i) => record !== drawn[i]);
	return rekey(next, new Set(moved.map(({ id }) => id)));
}

/** All in one transaction; what the notes carry goes along. */
function place(
	board: Board,
	ids: readonly string[],
	places: ReadonlyMap<string, Point>,
	groups: ReadonlyMap<string, readonly string[] | undefined>,
	keys: ReadonlyMap<string, string> = new Map()
): string[] {
	return board.doc.transact(() => {
		const moved = moveElements(board, withCarriedMoves(board, ids, places));
		const grouped = patch(board, groups, (list) => ({ groups: list }));
		return [...new Set([...moved, ...grouped, ...setKeys(board, keys)])];
	}, LOCAL);
}

/**
 * Lays the stacks that these are in out again, each in a grid from where it lies, top first, and
 * dissolves their groups. One transaction.
 */
export function spread(board: Board, ids: readonly string[]): string[] {
	const candidates = new Set<string>();
	for (const id of ids) {
		for (const group of readElement(board, id)?.groups ?? []) candidates.add(group);
	}
	const laid = new Map<string, Point>();
	const groups = new Map<string, readonly string[] | undefined>();
	for (const [group, notes] of stacksAmong(board, candidates)) {
		const order = notes.toSorted(byZ).reverse();
		const across = Math.ceil(Math.sqrt(order.length));
		const rows = Array.from({ length: Math.ceil(order.length / across) }, (_, i) =>
			order.slice(i * across, (i + 1) * across)
		);
		const places = grid(rows, order[0]?.xy ?? [0, 0]);
		for (const note of order) {
			const rest = (note.groups ?? []).filter((each) => each !== group);
			laid.set(note.id, places.get(note.id) ?? note.xy);
			groups.set(note.id, rest.length > 0 ? rest : undefined);
		}
	}
	return place(board, ids, laid, groups);
}

function stacksAmong(board: Board, groups: ReadonlySet<string>): Map<string, ElementRecord[]> {
	const found = new Map<string, ElementRecord[]>();
	for (const { id, groups: list } of membersOf(board, groups)) {
		const record = readElement(board, id);
		for (const group of list) {
			if (!record || !groups.has(group)) continue;
			const there = found.get(group);
			if (there) there.push(record);
			else found.set(group, [record]);
		}
	}
	for (const [group, records] of found) if (!isStack(records)) found.delete(group);
	return found;
}

function notesOf(board: Board, ids: readonly string[]): NoteRecord[] {
	const notes: NoteRecord[] = [];
	for (const id of new Set(ids)) {
		const record = readElement(board, id);
		if (record?.kind === 'note' && !record.locked) notes.push(record);
	}
	return notes;
}
