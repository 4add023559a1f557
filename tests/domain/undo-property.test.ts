import { expect, test } from 'vitest';
import {
	LOCAL,
	createNotes,
	deleteElements,
	moveElements,
	reorder,
	resizeElements,
	textOf
} from '#lib/domain/board-doc.ts';
import type { NoteRecord } from '#lib/domain/elements.ts';
import { fieldText } from '#lib/domain/fields.ts';
import { Network, aNote, chance, note, peer, type Peer } from './peers.ts';

/**
 * Three people work, undo and redo at random over a slow network. Whatever they write names its
 * author: places and sizes are `author * 10_000 + n`, and each types one letter only.
 */
const AUTHORS = [1, 2, 3];
const letterOf = (author: number): string => 'abc'[author - 1]!;
const authorOf = (value: number): number => Math.floor(value / 1_000);

const SEEDS = 30;
const STEPS = 120;

for (let seed = 1; seed <= SEEDS; seed++) {
	test(`three people undoing at once converge and keep each other’s work (seed ${seed})`, () => {
		new Story(seed).play();
	});
}

class Story {
	readonly #chance;
	readonly #peers = AUTHORS.map((author) => peer(String(author), author));
	readonly #net = new Network(...this.#peers);
	/** What the undo of each person has put back: their redo may take it away again. */
	readonly #restored = new Map<Peer, Set<string>>(this.#peers.map((who) => [who, new Set()]));
	#counter = 0;

	constructor(seed: number) {
		this.#chance = chance(seed);
	}

	play(): void {
		for (let i = 0; i < STEPS; i++) {
			const who = this.#chance.pick(this.#peers);
			who.clock.ms += this.#chance.below(600);
			const dice = this.#chance.below(20);
			if (dice < 8) this.#write(who);
			else if (dice < 12) this.#undo(who);
			else if (dice < 14) this.#redo(who);
			else if (dice < 17) while (this.#chance.below(4) > 0 && this.#net.push(who));
			else while (this.#chance.below(4) > 0 && this.#net.pull(who));
			expectWhole(who);
		}
		this.#net.settle();
		this.#expectEqual();
		for (const who of this.#peers) while (who.undo.canUndo) this.#undo(who);
		this.#net.settle();
		this.#expectEqual();
	}

	#write(who: Peer): void {
		const author = this.#peers.indexOf(who) + 1;
		const value = (): number => author * 1_000 + (this.#counter++ % 1_000);
		const ids = [...who.board.elements.keys()];
		const some = this.#chance.some(ids, 0.4);
		const one = ids.length > 0 ? this.#chance.pick(ids) : null;
		who.undo.typing(this.#chance.below(3) > 0);
		switch (this.#chance.below(8)) {
			case 0:
			case 1: {
				const id = `${author}-${this.#counter++}`;
				const notes = [aNote(id), aNote(`${id}b`)].slice(0, 1 + this.#chance.below(2));
				createNotes(
					who.board,
					notes.map((spec) => ({ ...spec, xy: [value(), 0], wh: [value(), 100] }))
				);
				return;
			}
			case 2:
				moveElements(who.board, new Map(some.map((id) => [id, [value(), 0]])));
				return;
			case 3:
				resizeElements(
					who.board,
					new Map(some.map((id) => [id, { x: value(), y: 0, w: value(), h: 100 }]))
				);
				return;
			case 4:
				if (this.#chance.below(2) === 0) deleteElements(who.board, some);
				else if (one) deleteElements(who.board, [one]);
				return;
			case 5:
				reorder(who.board, some, this.#chance.pick(['front', 'back', 'forward', 'backward']));
				return;
			default: {
				const field = this.#chance.below(4) === 0;
				const text = field ? fieldText(who.doc, 'f', 'goal') : one && textOf(who.board, one);
				if (!text) return;
				who.doc.transact(() => {
					if (text.length > 3 && this.#chance.below(4) === 0) {
						text.delete(this.#chance.below(text.length - 2), 2);
					} else {
						text.insert(this.#chance.below(text.length + 1), letterOf(author).repeat(2));
					}
				}, LOCAL);
			}
		}
	}

	#undo(who: Peer): void {
		const author = this.#peers.indexOf(who) + 1;
		const before = notesOf(who);
		const fieldBefore = othersLetters(fieldText(who.doc, 'f', 'goal').toString(), author);
		who.undo.undo();
		const after = notesOf(who);
		for (const [id, was] of before) {
			const is = after.get(id);
			const theirs = othersLetters(was.text, author);
			if (!is) {
				const mine = id.startsWith(`${author}-`) && !theirs && ownValues(was, author);
				expect(mine, `${who.name} undid another’s note ${id}`).toBe(true);
				continue;
			}
			expectKept(was, is, author);
			for (const value of [is.xy, is.wh]) this.#restored.get(who)?.add(`${id} ${value}`);
			expect(isWithin(theirs, othersLetters(is.text, author))).toBe(true);
		}
		const fieldAfter = othersLetters(fieldText(who.doc, 'f', 'goal').toString(), author);
		expect(isWithin(fieldBefore, fieldAfter)).toBe(true);
		expectWhole(who);
	}

	#redo(who: Peer): void {
		const author = this.#peers.indexOf(who) + 1;
		const before = notesOf(who);
		who.undo.redo();
		const after = notesOf(who);
		for (const [id, was] of before) {
			const is = after.get(id);
			if (is) expectKept(was, is, author, this.#restored.get(who));
		}
		expectWhole(who);
	}

	#expectEqual(): void {
		const [first, ...rest] = this.#peers.map(({ doc, board }) => ({
			elements: board.elements.toJSON(),
			field: fieldText(doc, 'f', 'goal').toString()
		}));
		for (const other of rest) expect(other).toEqual(first);
		for (const who of this.#peers) expectWhole(who);
	}
}

/** Nothing on the board is a ruin: every entry can be read. */
function expectWhole(who: Peer): void {
	expect([...notesOf(who).keys()].sort()).toEqual([...who.board.elements.keys()].sort());
}

/** Places and sizes that another has given stay. */
function expectKept(was: NoteRecord, is: NoteRecord, author: number, except?: Set<string>): void {
	for (const key of ['xy', 'wh'] as const) {
		if (authorOf(was[key][0]) === author || except?.has(`${was.id} ${was[key]}`)) continue;
		expect(is[key]).toEqual(was[key]);
	}
}

const ownValues = (rec: NoteRecord, author: number): boolean =>
	authorOf(rec.xy[0]) === author && authorOf(rec.wh[0]) === author;

const othersLetters = (text: string, author: number): string =>
	text.replaceAll(letterOf(author), '');

/** Whether `part` is left of `whole` when letters are struck out of it. */
function isWithin(part: string, whole: string): boolean {
	let at = 0;
	for (const letter of whole) if (letter === part[at]) at++;
	return at === part.length;
}

function notesOf(who: Peer): Map<string, NoteRecord> {
	const notes = new Map<string, NoteRecord>();
	for (const id of who.board.elements.keys()) {
		const rec = note(who.board, id);
		if (rec) notes.set(id, rec);
	}
	return notes;
}
