import { describe, expect, it } from 'vitest';
import {
	createElements,
	deleteElements,
	duplicate,
	moveElements,
	readElements,
	resizeElements
} from '#lib/domain/board-doc.ts';
import { dissolveFrames, owning } from '#lib/domain/board-frames.ts';
import { readElement } from '#lib/domain/board.ts';
import { withCarried } from '#lib/domain/carrying.ts';
import { add, centreOf, contains, rectOf, type Point } from '#lib/domain/geometry.ts';
import { aBox, aFrame, aroundOn, aStamp } from './framed.ts';
import { chance, Network, peer, type Peer } from './peers.ts';

const STEPS = 120;

/** Three people who put frames round things, take them apart and move everything, with slow lines. */
class Story {
	readonly #chance;
	readonly #peers = ['Ann', 'Ben', 'Cleo'].map((name, i) => peer(name, i + 1));
	readonly #net = new Network(...this.#peers);
	#counter = 0;

	constructor(seed: number) {
		this.#chance = chance(seed);
	}

	play(): void {
		for (let i = 0; i < STEPS; i++) {
			const who = this.#chance.pick(this.#peers);
			const dice = this.#chance.below(20);
			if (dice < 11) this.#act(who);
			else if (dice < 13) who.undo.undo();
			else if (dice < 14) who.undo.redo();
			else if (dice < 17) while (this.#chance.below(4) > 0 && this.#net.push(who));
			else while (this.#chance.below(4) > 0 && this.#net.pull(who));
			expectSound(who);
		}
		this.#net.settle();
		const [first, ...rest] = this.#peers.map(({ board }) => board.elements.toJSON());
		for (const other of rest) expect(other).toEqual(first);
		for (const who of this.#peers) expectSound(who);
		this.#putRight();
	}

	/** Whatever came of it, one hand can set it right: taken to a free place, each stands on nothing. */
	#putRight(): void {
		const [who] = this.#peers;
		if (!who) return;
		const around = aroundOn(who.board);
		const ids = [...who.board.elements.keys()];
		for (const [i, id] of ids.entries()) {
			const far = new Map<string, Point>([[id, [1_000_000 + i * 5_000, 0]]]);
			owning(who.board, around, () => moveElements(who.board, far));
			const record = readElement(who.board, id);
			expect(record?.on, `${record?.kind} ${id}`).toBeUndefined();
		}
	}

	#spot(): Point {
		return [this.#chance.below(20) * 50, this.#chance.below(12) * 50];
	}

	#act(who: Peer): void {
		const { board } = who;
		const around = aroundOn(board);
		const ids = [...board.elements.keys()];
		const some = this.#chance.some(ids, 0.2);
		const one = ids.length > 0 ? this.#chance.pick(ids) : null;
		const name = `${who.name}${this.#counter++}`;
		switch (this.#chance.below(8)) {
			case 0:
			case 1: {
				const size = [
					100 + this.#chance.below(8) * 100,
					100 + this.#chance.below(6) * 100
				] as const;
				const make = [
					aFrame(name, this.#spot(), size),
					aBox(name, this.#spot()),
					aStamp(name, this.#spot())
				];
				owning(board, around, () => createElements(board, [this.#chance.pick(make)]), {
					gathers: true
				});
				expectOwned(who, name);
				return;
			}
			case 2:
			case 3:
			case 4: {
				const by = this.#spot();
				const moves = new Map<string, Point>();
				for (const id of withCarried(some, around.carriedBy)) {
					const record = readElement(board, id);
					if (record) moves.set(id, add(record.xy, [by[0] - 500, by[1] - 300]));
				}
				owning(board, around, () => moveElements(board, moves));
				return;
			}
			case 5: {
				const record = one === null ? null : readElement(board, one);
				if (record?.kind !== 'frame') return;
				const [x, y] = this.#spot();
				const rect = { x, y, w: 150 + this.#chance.below(600), h: 150 + this.#chance.below(400) };
				owning(board, around, () => resizeElements(board, new Map([[record.id, rect]])), {
					gathers: true
				});
				return;
			}
			case 6:
				if (one === null) return;
				if (this.#chance.below(2) === 0) dissolveFrames(board, some, around.carriedBy);
				else deleteElements(board, withCarried([one], around.carriedBy));
				return;
			default: {
				let copies = 0;
				const context = { newId: () => `${name}c${copies++}`, at: 1 };
				const carried = withCarried(some.slice(0, 3), around.carriedBy).slice(0, 10);
				owning(board, around, () => duplicate(board, carried, [30, 30], context));
			}
		}
	}
}

/** What is drawn and moved by it can be read, and nothing is carried by itself or twice. */
function expectSound({ board, name }: Peer): void {
	const records = readElements(board);
	expect(records.length, name).toBe(board.elements.size);
	const { carriedBy } = aroundOn(board);
	for (const { id } of records) {
		const all = withCarried([id], carriedBy);
		expect(new Set(all).size).toBe(all.length);
		expect(all[0]).toBe(id);
		// What goes with it doesn't take it along in turn.
		for (const carried of all.slice(1)) {
			expect(withCarried([carried], carriedBy), `${carried} on ${id}`).not.toContain(id);
		}
	}
}

/** What was just put somewhere belongs to what lies there. */
function expectOwned({ board }: Peer, id: string): void {
	const record = readElement(board, id);
	if (!record) return;
	const owner = record.on === undefined ? null : readElement(board, record.on);
	if (record.on === undefined) return;
	expect(owner).not.toBeNull();
	if (owner)
		expect(contains(rectOf(owner.xy, owner.wh), centreOf(rectOf(record.xy, record.wh)))).toBe(true);
}

describe('frames and stamps, with three people at once and slow lines', () => {
	it.each(Array.from({ length: 30 }, (_, i) => i + 1))(
		'converge, and nobody carries in circles (seed %d)',
		(seed) => new Story(seed).play()
	);
});
