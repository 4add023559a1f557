import { expect, test } from 'vitest';
import { align } from '#lib/domain/arrange/align.ts';
import { distribute } from '#lib/domain/arrange/distribute.ts';
import { group, ungroup } from '#lib/domain/arrange/group.ts';
import { setLocked } from '#lib/domain/arrange/lock.ts';
import { setNoteSize } from '#lib/domain/arrange/note-size.ts';
import { spread, stack, stackDuplicates } from '#lib/domain/arrange/stack.ts';
import { tidy } from '#lib/domain/arrange/tidy.ts';
import {
	createElements,
	deleteElements,
	moveElements,
	readElements,
	setColor,
	type Board
} from '#lib/domain/board-doc.ts';
import { MAX_GROUP_DEPTH, type ElementRecord } from '#lib/domain/elements.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { chance, Network, peer, type Peer } from '../peers.ts';
import { noteAt } from './table.ts';

const SEEDS = 25;
const STEPS = 100;
let made = 0;
const newId = (): string => `id-${made++}`;

type Operation = (board: Board, ids: readonly string[], dice: ReturnType<typeof chance>) => unknown;

const OPERATIONS: readonly Operation[] = [
	(board, ids, dice) => align(board, ids, dice.pick(['left', 'center', 'bottom'] as const)),
	(board, ids, dice) => distribute(board, ids, dice.pick(['horizontal', 'vertical'] as const)),
	tidy,
	(board, ids) => group(board, ids, newId()),
	ungroup,
	(board, ids) => setNoteSize(board, ids, [144, 144]),
	(board, ids) => stack(board, ids, newId),
	(board, ids) => stackDuplicates(board, ids, newId),
	spread,
	(board, ids, dice) =>
		moveElements(board, new Map(ids.map((id): [string, Point] => [id, [dice.below(999), 7]]))),
	(board, ids) => setColor(board, ids, 'red'),
	(board, ids, dice) => deleteElements(board, ids.slice(0, dice.below(2)))
];

/** What a lock keeps; groups are dissolved round what is locked. */
const kept = ({ xy, wh, z, ...rest }: ElementRecord): unknown => ({
	xy,
	wh,
	z,
	color: 'color' in rest ? rest.color : null
});

for (let seed = 1; seed <= SEEDS; seed++) {
	test(`three people arranging at once agree, and what is locked stays (seed ${seed})`, () => {
		const dice = chance(seed);
		const people = [1, 2, 3].map((client) => peer(String(client), client));
		const net = new Network(...people);
		createElements(
			people[0]!.board,
			Array.from({ length: 14 }, (_, i) =>
				noteAt(`n${i}`, dice.below(2_000), dice.below(1_500), { text: `say ${i % 5}` })
			)
		);
		net.settle();
		for (let i = 0; i < STEPS; i++) {
			const who = dice.pick(people);
			const what = dice.below(10);
			if (what < 6) arrange(who, dice);
			else if (what === 6) setLocked(who.board, some(who, dice, 0.1), dice.below(2) === 0);
			else if (what === 7) dice.pick([() => who.undo.undo(), () => who.undo.redo()])();
			else if (what === 8) net.push(who);
			else net.pull(who);
			expectWhole(who);
		}
		net.settle();
		const [first, ...rest] = people.map(({ board }) => board.elements.toJSON());
		for (const other of rest) expect(other).toEqual(first);
		for (const who of people) while (who.undo.canUndo) who.undo.undo();
		net.settle();
		const [end, ...ends] = people.map(({ board }) => board.elements.toJSON());
		for (const other of ends) expect(other).toEqual(end);
		for (const who of people) expectWhole(who);
	});
}

const some = ({ board }: Peer, dice: ReturnType<typeof chance>, share: number): string[] =>
	dice.some([...board.elements.keys()], share);

function arrange(who: Peer, dice: ReturnType<typeof chance>): void {
	const locked = new Map(
		readElements(who.board)
			.filter((record) => record.locked)
			.map((record) => [record.id, kept(record)])
	);
	dice.pick(OPERATIONS)(who.board, some(who, dice, 0.4), dice);
	for (const record of readElements(who.board)) {
		const before = locked.get(record.id);
		if (before) expect(kept(record)).toEqual(before);
		locked.delete(record.id);
	}
	expect([...locked.keys()]).toEqual([]);
}

/** Everything can be read, lies in whole units, and no group is named twice. */
function expectWhole({ board }: Peer): void {
	const records = readElements(board);
	expect(records).toHaveLength(board.elements.size);
	for (const { xy, groups = [] } of records) {
		expect(xy.every(Number.isInteger)).toBe(true);
		expect(new Set(groups).size).toBe(groups.length);
		expect(groups.length).toBeLessThanOrEqual(MAX_GROUP_DEPTH);
	}
}
