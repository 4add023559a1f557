import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createElements, openBoard, readElements } from '#lib/domain/board-doc.ts';
import { parseView, readAttention, setAttention } from '#lib/domain/attention.ts';
import {
	changedSince,
	copiesOf,
	frozenCanvases,
	frozenWith,
	layBack,
	lyingIn,
	protect,
	protectedIds,
	protectedOf,
	setFrozenCanvas,
	takeAway
} from '#lib/domain/protected.ts';

function boardWith(...ids: string[]) {
	const doc = new Y.Doc();
	createElements(
		openBoard(doc),
		ids.map((id, i) => ({
			id,
			kind: 'note',
			xy: [i * 300, 0],
			wh: [208, 208],
			color: 'yellow',
			text: `note ${id}`,
			by: 'anna',
			at: 7
		}))
	);
	return { doc, elements: doc.getMap('elements') as Y.Map<unknown> };
}

describe('what goes from a board to the plan', () => {
	test('is a copy of its own, whatever becomes of what it was copied of', () => {
		const { doc, elements } = boardWith('a', 'b');
		const plan = new Y.Doc();
		protect(plan, copiesOf(elements, ['a', 'gone']), null);
		takeAway(elements, ['a']);
		expect(protectedIds(plan)).toEqual(['a']);
		expect(readElements(openBoard(doc)).map(({ id }) => id)).toEqual(['b']);
		const back = boardWith();
		layBack(back.elements, copiesOf(protectedOf(plan), ['a']));
		expect(readElements(openBoard(back.doc))).toMatchObject([
			{ id: 'a', text: 'note a', by: 'anna', at: 7, xy: [0, 0] }
		]);
	});

	test('is told from what has changed since', () => {
		const { elements } = boardWith('a', 'b', 'c');
		const copies = copiesOf(elements, ['a', 'b', 'c']);
		expect(changedSince(elements, copies)).toEqual([]);
		(elements.get('a') as Y.Map<unknown>).set('xy', [5, 5]);
		((elements.get('b') as Y.Map<unknown>).get('text') as Y.Text).insert(0, '!');
		elements.delete('c');
		expect(changedSince(elements, copies)).toEqual(['a', 'b']);
	});

	test('lies on a canvas by its middle; what can’t be read lies nowhere', () => {
		const { elements } = boardWith('a', 'b', 'c');
		elements.set('junk', new Y.Map([['xy', 'here']]));
		elements.set('text', 'no element');
		const rect = { x: -50, y: -50, w: 500, h: 400 };
		expect(lyingIn(elements, new Map(), rect)).toEqual(['a', 'b']);
	});

	test('knows with which canvas it was frozen, and survives a plan that says nonsense', () => {
		const { elements } = boardWith('a', 'b');
		const plan = new Y.Doc();
		protect(plan, copiesOf(elements, ['a']), 'f1');
		protect(plan, copiesOf(elements, ['b']), null);
		protectedOf(plan).set('odd', 5);
		plan.getMap('frozen').set('f2', 'yes');
		setFrozenCanvas(plan, 'f1', true);
		expect(frozenWith(plan, 'f1')).toEqual(['a']);
		expect([...frozenCanvases(plan)]).toEqual(['f1']);
		setFrozenCanvas(plan, 'f1', false);
		expect([...frozenCanvases(plan)]).toEqual([]);
	});
});

describe('attention', () => {
	test('of a former phase is over: nothing lit, nobody counted', () => {
		const stage = new Y.Doc();
		setAttention(stage, {
			hold: 'vera',
			spotlight: { by: 'vera', board: 'b', element: 'n', since: 5 },
			tally: { since: 5, hands: 2, ready: 1, news: 9 }
		});
		expect(readAttention(stage, 5)).toMatchObject({ hold: 'vera', spotlight: { element: 'n' } });
		expect(readAttention(stage, 6)).toEqual({
			summons: null,
			hold: 'vera',
			spotlight: null,
			tally: { since: 6, hands: 0, ready: 0, news: 9 }
		});
	});

	test('is written once, and not again when it is so', () => {
		const stage = new Y.Doc();
		let updates = 0;
		stage.on('update', () => updates++);
		setAttention(stage, { hold: 'vera' });
		setAttention(stage, { hold: 'vera', spotlight: null });
		expect(updates).toBe(1);
		setAttention(stage, { hold: null });
		expect(readAttention(stage, 0).hold).toBeNull();
	});

	test('can’t be spoiled by what isn’t any', () => {
		const stage = new Y.Doc();
		const map = stage.getMap('attention');
		map.set('hold', 7);
		map.set('summons', { id: 'x', board: 'b', rect: { x: 0, y: 0, w: -1, h: 5 } });
		map.set('spotlight', []);
		map.set('tally', 'many');
		expect(readAttention(stage, 0)).toMatchObject({ hold: null, summons: null, spotlight: null });
		for (const view of [null, [], [0, 0, 0, 1], [0, 0, Number.NaN, 1], [0, 0, 1, 1, 1]]) {
			expect(parseView(view)).toBeNull();
		}
	});
});
