import * as Y from 'yjs';

/** Seeded numbers in [0, 1), the same on every machine. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export const below = (random: () => number, limit: number): number => Math.floor(random() * limit);

export function pick<T>(random: () => number, items: readonly T[]): T {
	return items[below(random, items.length)]!;
}

/** One random change of every kind that Yjs knows, made in one transaction. */
export function changeSomething(doc: Y.Doc, random: () => number): void {
	const notes = doc.getMap('notes');
	const list = doc.getArray('list');
	const text = doc.getText('text');
	const xml = doc.getXmlFragment('xml');
	const key = `k${below(random, 8)}`;
	const changes: (() => void)[] = [
		() => notes.set(key, below(random, 1000)),
		() => notes.set(key, { deep: [1, 'zwei', null, true, 2.5, -7, { x: [] }], u: undefined }),
		() => notes.set(key, new Uint8Array([1, 2, 3])),
		() => notes.set(key, 'Привет 👋 ünï'),
		() => notes.set(key, new Y.Map([['text', new Y.Text('note')]])),
		() => {
			const note = notes.get(key);
			if (note instanceof Y.Map) note.set('xy', [below(random, 500), below(random, 500)]);
		},
		() => notes.delete(key),
		() => list.insert(below(random, list.length + 1), [below(random, 9), 'x', [true]]),
		() => list.length > 0 && list.delete(below(random, list.length), 1),
		// No characters beyond the BMP in here: Yjs replaces both halves of one that is cut in two.
		() => text.insert(below(random, text.length + 1), pick(random, ['a', 'слово ', 'zwei'])),
		() => text.length > 2 && text.delete(below(random, text.length - 1), 1),
		() => text.length > 2 && text.format(0, 2, { bold: random() < 0.5 ? true : null }),
		() => text.insertEmbed(below(random, text.length + 1), { image: 'x' }),
		() => {
			const element = new Y.XmlElement('p');
			element.setAttribute('class', 'c');
			element.insert(0, [new Y.XmlText('hi')]);
			xml.insert(0, [element]);
		},
		() => xml.length > 1 && xml.delete(0, 1)
	];
	doc.transact(() => {
		for (let i = 0; i <= below(random, 3); i++) pick(random, changes)();
	});
}
