import { nanoid } from 'nanoid';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DeviceCopy } from '#lib/sync/device-copy.ts';

const TEXT = 'text';

/** A document with its copy, as a tab has it; closed with the test unless it was before. */
async function tab(name: string) {
	const doc = new Y.Doc();
	const copy = DeviceCopy.open(name, doc)!;
	await copy.read;
	onTestFinished(() => copy.destroy());
	return { doc, copy, text: doc.getText(TEXT) };
}

/** What storage has, without asking any copy. */
async function stored(name: string): Promise<{ count: number; text: string }> {
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(`loopboard/${name}`);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not opened'));
	});
	const updates = await new Promise<Uint8Array[]>((resolve) => {
		const request = database.transaction('updates').objectStore('updates').getAll();
		request.onsuccess = () => resolve(request.result as Uint8Array[]);
	});
	database.close();
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return { count: updates.length, text: doc.getText(TEXT).toString() };
}

test('what is written after a pause is kept at once, what follows in one go a moment later', async () => {
	const name = nanoid();
	const { text } = await tab(name);
	const before = (await stored(name)).count;
	text.insert(0, 'a');
	expect(await stored(name)).toEqual({ count: before + 1, text: 'a' });
	for (let i = 0; i < 20; i++) text.insert(text.length, 'b');
	expect((await stored(name)).count).toBe(before + 1);
	await vi.waitUntil(async () => (await stored(name)).text.length === 21);
	expect((await stored(name)).count).toBe(before + 2);
});

test('one’s own change doesn’t wait for what others did just before', async () => {
	const name = nanoid();
	const { doc, text } = await tab(name);
	const other = new Y.Doc();
	other.getText(TEXT).insert(0, 'theirs');
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'the server');
	expect((await stored(name)).text).toBe('');
	text.insert(text.length, ' and mine');
	expect((await stored(name)).text).toBe('theirs and mine');
});

test('nor for what others did having just been written', async () => {
	const name = nanoid();
	const { doc, text } = await tab(name);
	const other = new Y.Doc();
	other.getText(TEXT).insert(0, 'theirs');
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'the server');
	dispatchEvent(new Event('pagehide'));
	text.insert(text.length, ' and mine');
	expect((await stored(name)).text).toBe('theirs and mine');
});

test('a long log is made one update again, and loses nothing', async () => {
	const name = nanoid();
	const { text } = await tab(name);
	for (let i = 0; i < 520; i++) {
		text.insert(0, 'a');
		dispatchEvent(new Event('pagehide'));
	}
	await vi.waitUntil(async () => (await stored(name)).count < 100);
	expect((await stored(name)).text).toBe('a'.repeat(520));
});

test.each(['pagehide', 'destroy'] as const)('nothing waits any longer at %s', async (end) => {
	const name = nanoid();
	const { text, copy } = await tab(name);
	text.insert(0, 'a');
	text.insert(1, 'b');
	if (end === 'pagehide') dispatchEvent(new Event('pagehide'));
	else copy.destroy();
	await vi.waitUntil(async () => (await stored(name)).text === 'ab');
});

test('the next tab has it all, and what was forgotten is gone', async () => {
	const name = nanoid();
	const first = await tab(name);
	first.text.insert(0, 'kept');
	first.copy.destroy();
	const second = await tab(name);
	expect(second.text.toString()).toBe('kept');
	second.copy.destroy();
	await DeviceCopy.clear(name);
	expect((await tab(name)).text.toString()).toBe('');
});
