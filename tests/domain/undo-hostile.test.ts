import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	LOCAL,
	createNotes,
	deleteElements,
	duplicate,
	moveElements,
	readElements,
	reorder,
	replaceText,
	setColor,
	textOf
} from '#lib/domain/board-doc.ts';
import { fieldText, readFields } from '#lib/domain/fields.ts';
import { Network, aNote, chance, peer } from './peers.ts';

/** Another program with the same rights writes whatever comes to its mind. */
function vandal(doc: Y.Doc, { below, pick, next }: ReturnType<typeof chance>): void {
	const elements = doc.getMap('elements');
	const ids = [...elements.keys()];
	const value = (): unknown =>
		pick([
			() => 7,
			() => null,
			() => 'note',
			() => [NaN, 'x'],
			() => new Y.Text('other'),
			() => new Y.Array(),
			() => new Y.Map([['xy', [0, 0]]]),
			() => new Uint8Array(3)
		])();
	const map = ids.length > 0 ? elements.get(pick(ids)) : undefined;
	if (map instanceof Y.Map && next() < 0.7) {
		const key = pick(['kind', 'xy', 'wh', 'z', 'text', 'color', 'type', 'at']);
		const old: unknown = map.get(key);
		if (next() < 0.3) map.delete(key);
		else if (old instanceof Y.Text && next() < 0.5)
			old.insertEmbed(below(old.length + 1), { a: 1 });
		else map.set(key, value());
	} else if (ids.length > 0) {
		elements.set(pick(ids), value());
	}
	if (next() < 0.1) doc.getText('field/f/goal').insertEmbed(0, { a: 1 });
}

for (let seed = 1; seed <= 12; seed++) {
	test(`nothing that another program writes makes an operation or undo throw (seed ${seed})`, () => {
		const random = chance(seed);
		const { below, pick, some } = random;
		const me = peer('me', 1);
		const eve = peer('eve', 2);
		const net = new Network(me, eve);
		let n = 0;
		for (let i = 0; i < 150; i++) {
			const ids = [...me.board.elements.keys()];
			const chosen = some(ids, 0.4);
			const one = ids.length > 0 ? pick(ids) : 'none';
			pick([
				() => createNotes(me.board, [aNote(`n${n++}`, { text: 'words' }), aNote(`n${n++}`)]),
				() => moveElements(me.board, new Map(chosen.map((id) => [id, [below(99), below(99)]]))),
				() => setColor(me.board, chosen, pick(['red', 'blue'])),
				() => reorder(me.board, chosen, pick(['front', 'back', 'forward', 'backward'])),
				() => duplicate(me.board, chosen.slice(0, 3), [5, 5], { newId: () => `n${n++}`, at: 1 }),
				() => replaceText(me.board, one, `text ${i}`),
				() => me.doc.transact(() => textOf(me.board, one)?.insert(0, 'x'), LOCAL),
				() => me.doc.transact(() => fieldText(me.doc, 'f', 'goal').insert(0, 'x'), LOCAL),
				() => deleteElements(me.board, [one]),
				() => me.undo.undo(),
				() => me.undo.undo(),
				() => me.undo.redo()
			])();
			vandal(eve.doc, random);
			if (below(3) === 0) net.settle();
			readElements(me.board);
			readFields(me.doc);
		}
		while (me.undo.undo());
		while (me.undo.redo());
		net.settle();
		expect(me.board.elements.toJSON()).toEqual(eve.board.elements.toJSON());
	});
}
