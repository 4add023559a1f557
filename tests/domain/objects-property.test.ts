import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { align } from '#lib/domain/arrange/align.ts';
import { distribute } from '#lib/domain/arrange/distribute.ts';
import { group, ungroup } from '#lib/domain/arrange/group.ts';
import { setLocked } from '#lib/domain/arrange/lock.ts';
import { stack, spread } from '#lib/domain/arrange/stack.ts';
import { tidy } from '#lib/domain/arrange/tidy.ts';
import {
	LOCAL,
	createElements,
	deleteElements,
	duplicate,
	moveElements,
	readElements,
	reorder,
	resizeElements,
	setColor,
	textOf,
	type NewElement
} from '#lib/domain/board-doc.ts';
import { setAlt } from '#lib/domain/board-image.ts';
import { dissolveFrames, owning, type Surroundings } from '#lib/domain/board-frames.ts';
import { carriedIn, withCarried } from '#lib/domain/carrying.ts';
import { clipOf, clipToJson, parseClipText, pasteClip } from '#lib/domain/clip/index.ts';
import {
	addReply,
	addThread,
	deleteReplies,
	readThreads,
	resolveThread
} from '#lib/domain/comments.ts';
import { hostsOn, reverse, setEnd, setRoute } from '#lib/domain/connector/edit.ts';
import { routeOf } from '#lib/domain/connector/route.ts';
import {
	CONNECTOR_ROUTES,
	ELEMENT_KINDS,
	MAX_COORDINATE,
	MAX_GROUP_DEPTH,
	MAX_SIDE,
	MIN_SIDE,
	SHAPE_FORMS,
	type ConnectorEnd,
	type ElementRecord
} from '#lib/domain/elements.ts';
import { encodeInk } from '#lib/domain/ink/ink.ts';
import { intersects, rectOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import { Network, chance, peer, type Peer } from './peers.ts';

/**
 * Three people do at random whatever can be done to every kind of object, over a slow network, and
 * take it back. Whatever happens: each intention is one transaction, nobody's board is ever broken,
 * what is locked stays, and in the end all three see the same.
 */
const SEEDS = 10;
const STEPS = 120;
/** Objects on a board above which no copies are made: more shows nothing new. */
const ENOUGH = 50;
/** Times that something is put on the board before the three begin. */
const BEGINNING = 10;
/** Absurd places and sizes among the usual ones: nothing of that may get into a document. */
const ABSURD = [NaN, Infinity, -Infinity, 1e300, -1e300];

for (let seed = 1; seed <= SEEDS; seed++) {
	test(`three people at every kind of object converge, unbroken (seed ${seed})`, () => {
		new Story(seed).play();
	});
}

class Story {
	readonly #chance;
	readonly #peers = [1, 2, 3].map((author) => peer(String(author), author));
	readonly #net = new Network(...this.#peers);
	#made = 0;

	constructor(seed: number) {
		this.#chance = chance(seed);
	}

	play(): void {
		const [first] = this.#peers;
		for (let i = 0; first && i < BEGINNING; i++) {
			createElements(first.board, this.#objects([...first.board.elements.keys()]));
		}
		this.#net.settle();
		for (let i = 0; i < STEPS; i++) {
			const who = this.#chance.pick(this.#peers);
			who.clock.ms += this.#chance.below(600);
			const dice = this.#chance.below(20);
			if (dice < 11) this.#act(who);
			else if (dice < 13) who.undo.undo();
			else if (dice < 14) who.undo.redo();
			else if (dice < 17) while (this.#chance.below(4) > 0 && this.#net.push(who));
			else while (this.#chance.below(4) > 0 && this.#net.pull(who));
			expectWhole(who);
		}
		this.#net.settle();
		this.#expectEqual();
		for (const who of this.#peers) while (who.undo.canUndo) who.undo.undo();
		this.#net.settle();
		this.#expectEqual();
	}

	#act(who: Peer): void {
		const { board, doc } = who;
		const ids = [...board.elements.keys()];
		const some = this.#chance.some(ids, 0.4);
		const all = withCarried(some, carriedIn(readElements(board)));
		const few = ids.length < ENOUGH;
		const context = { newId: this.#newId, by: who.name, at: 1 };
		const threads = [...board.comments.keys()];
		const acts: readonly (() => unknown)[] = [
			() => owning(board, around(who), () => createElements(board, this.#objects(ids))),
			() => owning(board, around(who), () => createElements(board, this.#objects(ids))),
			() => owning(board, around(who), () => moveElements(board, this.#places(all))),
			() => resizeElements(board, this.#rects(some)),
			() => deleteElements(board, all.slice(0, 2)),
			() => few && duplicate(board, all, [this.#number(), this.#number()], context),
			() => reorder(board, some, this.#chance.pick(['front', 'back', 'forward', 'backward'])),
			() => setColor(board, some, this.#chance.pick(['red', 'blue'])),
			() => some[0] && setAlt(board, some[0], `seen by ${who.name}`),
			() => group(board, some, this.#newId()),
			() => ungroup(board, some),
			() => setLocked(board, some, this.#chance.below(3) === 0),
			() => align(board, all, this.#chance.pick(['left', 'middle', 'bottom'])),
			() => distribute(board, all, 'horizontal'),
			() => tidy(board, all),
			() => stack(board, all, this.#newId),
			() => spread(board, all),
			() => dissolveFrames(board, some, carriedIn(readElements(board))),
			() => setRoute(board, some, this.#chance.pick(CONNECTOR_ROUTES)),
			() => reverse(board, some),
			() => some[0] && setEnd(board, some[0], 'to', this.#end(ids)),
			() => {
				const clip = parseClipText(clipToJson(clipOf(readElements(board).slice(0, 5))));
				if (clip.ok && few) pasteClip(board, clip.clip, [this.#number(), 0], context);
			},
			() => {
				const text = some[0] ? textOf(board, some[0]) : null;
				if (text) doc.transact(() => text.insert(0, who.name), LOCAL);
			},
			() => addThread(board, this.#newId(), this.#end(ids), this.#remark(who)),
			() => threads[0] && addReply(board, this.#chance.pick(threads), this.#remark(who)),
			() => threads[0] && resolveThread(board, this.#chance.pick(threads), { at: 2 }),
			() => {
				const [thread] = readThreads(board);
				if (thread) deleteReplies(board, thread.id, [thread.replies[0]!.id]);
			}
		];
		expectOneIntention(who, this.#chance.pick(acts));
	}

	readonly #newId = (): string => `x${this.#made++}`;

	#number(): number {
		return this.#chance.below(12) === 0
			? this.#chance.pick(ABSURD)
			: this.#chance.below(1_500) - 500;
	}

	#places(ids: readonly string[]): Map<string, Point> {
		return new Map(ids.map((id) => [id, [this.#number(), this.#number()]]));
	}

	#rects(ids: readonly string[]): Map<string, Rect> {
		const n = (): number => this.#number();
		return new Map(ids.map((id) => [id, { x: n(), y: n(), w: n(), h: n() }]));
	}

	#end(ids: readonly string[]): ConnectorEnd {
		const id = ids.length > 0 && this.#chance.below(3) > 0 ? this.#chance.pick(ids) : undefined;
		const xy: Point = [this.#number(), this.#number()];
		return { xy, ...(id !== undefined && { id, spot: [this.#chance.next(), 1] as const }) };
	}

	#remark(who: Peer) {
		return { id: this.#newId(), by: who.name, at: 1, text: 'Why?' };
	}

	#objects(ids: readonly string[]): NewElement[] {
		return Array.from({ length: 1 + this.#chance.below(3) }, () => {
			const base = {
				id: this.#newId(),
				xy: [this.#number(), this.#number()] as const,
				wh: [this.#number(), this.#number()] as const,
				at: 1,
				color: 'yellow',
				text: 'ё'
			} as const;
			const kind = this.#chance.pick(ELEMENT_KINDS);
			switch (kind) {
				case 'note':
				case 'frame':
					return { ...base, kind };
				case 'text':
					return { ...base, kind, size: 'medium' };
				case 'shape':
					return { ...base, kind, form: this.#chance.pick(SHAPE_FORMS), filled: true };
				case 'connector': {
					const ends = { from: this.#end(ids), to: this.#end(ids) };
					return { ...base, kind, ...ends, route: 'elbow', heads: ['none', 'arrow'] };
				}
				case 'ink': {
					const points = encodeInk([
						{ x: 0, y: 0, pressure: 0.5 },
						{ x: 40, y: 30, pressure: 0.5 }
					]);
					return { ...base, kind, pen: 'pen', weight: 4, points, box: [40, 30] };
				}
				case 'image':
					return { ...base, kind, src: 'ab'.repeat(32), alt: '' };
				case 'stamp':
					return { ...base, kind, emoji: '👍', ...(ids[0] && { on: ids[0] }) };
			}
		});
	}

	#expectEqual(): void {
		const [first, ...rest] = this.#peers.map(({ board }) => ({
			elements: board.elements.toJSON(),
			comments: board.comments.toJSON()
		}));
		for (const other of rest) expect(other).toEqual(first);
	}
}

/** What the view knows of a board, from the document itself. */
function around({ board }: Peer): Surroundings {
	const records = readElements(board);
	return {
		frames: records.filter(({ kind }) => kind === 'frame').map(({ id }) => id),
		within: (rect) =>
			records.filter(({ xy, wh }) => intersects(rectOf(xy, wh), rect)).map(({ id }) => id),
		carriedBy: carriedIn(records),
		connectorsOf: (id) =>
			records
				.filter((each) => each.kind === 'connector' && [each.from.id, each.to.id].includes(id))
				.map((each) => each.id)
	};
}

/** At most one transaction that writes, and nothing that is locked goes or changes. */
function expectOneIntention({ doc, board }: Peer, act: () => unknown): void {
	const lockedBefore = readElements(board).filter(({ locked }) => locked);
	let writes = 0;
	const count = ({ changed }: Y.Transaction): void => {
		if (changed.size > 0) writes++;
	};
	doc.on('afterTransaction', count);
	act();
	doc.off('afterTransaction', count);
	expect(writes).toBeLessThanOrEqual(1);
	const after = new Map(readElements(board).map((record) => [record.id, record]));
	for (const before of lockedBefore) {
		const now = after.get(before.id);
		expect(now).toBeDefined();
		if (now?.locked) expect([now.xy, now.wh]).toEqual([before.xy, before.wh]);
	}
}

function expectWhole({ board }: Peer): void {
	const records = readElements(board);
	expect(records).toHaveLength(board.elements.size);
	for (const record of records) expectSane(record);
	const carriedBy = carriedIn(records);
	for (const { id } of records) {
		const carried = withCarried([id], carriedBy);
		expect(new Set(carried).size).toBe(carried.length);
	}
	const hostOf = hostsOn(board);
	for (const record of records) {
		if (record.kind !== 'connector') continue;
		const { bounds, label } = routeOf(record, hostOf);
		for (const value of [bounds.x, bounds.y, bounds.w, bounds.h, ...label]) {
			expect(Number.isFinite(value)).toBe(true);
		}
	}
	for (const thread of readThreads(board))
		expect(thread.anchor.xy.every(Number.isFinite)).toBe(true);
}

function expectSane({ xy, wh, groups, on, id }: ElementRecord): void {
	for (const at of xy) expect(Math.abs(at)).toBeLessThanOrEqual(MAX_COORDINATE);
	for (const side of wh) {
		expect(side).toBeGreaterThanOrEqual(MIN_SIDE);
		expect(side).toBeLessThanOrEqual(MAX_SIDE);
	}
	expect(on).not.toBe(id);
	expect(new Set(groups).size).toBe(groups?.length ?? 0);
	expect(groups?.length ?? 0).toBeLessThanOrEqual(MAX_GROUP_DEPTH);
}
