import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { frames, rawClient, until, updateOf } from '../../support/sync-clients.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, PLAN, startSync } from '../../support/sync-server.ts';

/** One client's letters in another's text, from its end to its beginning, each before nothing. */
function crowd(origin: number, count: number): Uint8Array {
	return encoding.encode((encoder) => {
		for (const value of [1, count, 2, 0]) encoding.writeVarUint(encoder, value);
		for (let i = 0; i < count; i++) {
			encoding.writeUint8(encoder, 0x84);
			encoding.writeVarUint(encoder, origin);
			encoding.writeVarUint(encoder, 50_000 - i * 7);
			encoding.writeVarString(encoder, 'a');
		}
		encoding.writeVarUint(encoder, 0);
	});
}

test('an update that would keep Yjs busy for long is given up, and only its sender goes', async () => {
	const server = await startSync();
	const [ann, mallory] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), mallory.sync()]);
	const doc = new Y.Doc();
	doc.clientID = 1;
	doc.getText('text').insert(0, 'x'.repeat(60_000));
	ann.send(frames.update(Y.encodeStateAsUpdate(doc)));
	await ann.sync();
	mallory.send(frames.update(crowd(1, 5_000)));
	expect(await mallory.closed()).toBe(4400);
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getText('text').length).toBe(60_000);
	ann.send(frames.update(updateOf((notes) => notes.set('after', 1), doc)));
	await ann.sync();
	expect(ann.socket.readyState).toBe(ann.socket.OPEN);
});

/** Everybody at the front of one list, each after all who came before: see tests/load/fuzz/bombs. */
function front(count: number): Uint8Array {
	return encoding.encode((encoder) => {
		const write = (...values: number[]): void =>
			values.forEach((value) => encoding.writeVarUint(encoder, value));
		write(count);
		for (let client = count; client > 0; client--) {
			write(2, client, 0);
			encoding.writeUint8(encoder, client === 1 ? 8 : 0x88);
			if (client === 1) {
				write(1);
				encoding.writeVarString(encoder, 'order');
			} else write(client - 1, 0);
			write(1, 126, 8, 1);
			encoding.writeVarString(encoder, 'front');
			write(1, 126);
		}
		write(0);
	});
}

test('thousands at one place are refused, and leave nothing', async () => {
	const server = await startSync();
	const [ann, mallory] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), mallory.sync()]);
	ann.send(frames.update(updateOf((notes) => notes.set('ann', 1))));
	await ann.sync();
	mallory.send(frames.update(front(4_900)));
	expect(await mallory.closed()).toBe(4400);
	await ann.sync();
	expect(ann.doc.getMap('notes').toJSON()).toEqual({ ann: 1 });
	expect(ann.doc.getArray('front').length).toBe(0);
	expect(ann.socket.readyState).toBe(ann.socket.OPEN);
});

test('thirty people who typed at the front of one text while offline are merged', async () => {
	const server = await startSync();
	const people = Array.from({ length: 30 }, () => rawClient(server));
	await Promise.all(people.map((person) => person.sync()));
	for (const [i, person] of people.entries()) {
		const doc = new Y.Doc();
		for (let j = 0; j < 50; j++) doc.getText('text').insert(0, `${i}-${j} `);
		person.send(frames.answer(Y.encodeStateAsUpdate(doc)));
	}
	await Promise.all(people.map((person) => person.sync()));
	const reader = rawClient(server);
	await reader.sync();
	const words = reader.doc.getText('text').toString().trim().split(' ');
	expect(words).toHaveLength(30 * 50);
	// What one person wrote stays together and in order.
	const mine = words.filter((word) => word.startsWith('7-'));
	expect(mine).toEqual(Array.from({ length: 50 }, (_, j) => `7-${49 - j}`));
	expect(people.every(({ socket }) => socket.readyState === socket.OPEN)).toBe(true);
});

test('types that get deeper with each message are refused when they are too deep', async () => {
	const server = await startSync();
	const mallory = rawClient(server, `/${BOARD}?token=participant&saved=1`);
	await mallory.sync();
	const doc = new Y.Doc();
	let map = doc.getMap<unknown>('notes');
	for (let i = 0; i < 70; i++) {
		const inner = new Y.Map<unknown>();
		mallory.send(frames.update(updateOf(() => map.set('in', inner), doc)));
		map = inner;
	}
	expect(await mallory.closed()).toBe(4400);
	expect(server.errors).toEqual([]);
	const reader = rawClient(server);
	await reader.sync();
	let depth = 0;
	for (let value: unknown = reader.doc.getMap('notes').get('in'); value instanceof Y.Map; depth++) {
		value = value.get('in');
	}
	expect(depth).toBe(64);
});

test('more in one value than can be deleted at once is refused, over many messages too', async () => {
	const server = await startSync();
	const mallory = rawClient(server);
	await mallory.sync();
	const doc = new Y.Doc();
	const large = new Y.Map<unknown>();
	mallory.send(frames.update(updateOf((notes) => notes.set('large', large), doc)));
	for (let i = 0; i < 3; i++) {
		const more = updateOf(() => {
			for (let j = 0; j < 4_500; j++) large.set(`${i}-${j}`, j);
		}, doc);
		mallory.send(frames.update(more));
	}
	expect(await mallory.closed()).toBe(4400);
	const ann = rawClient(server);
	await ann.sync();
	expect(ann.doc.getMap<Y.Map<unknown>>('notes').get('large')?.size).toBe(2 * 4_500);
	ann.send(frames.update(updateOf((notes) => notes.delete('large'), ann.doc)));
	await ann.sync();
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getMap('notes').size).toBe(0);
});

test('a document in which too many have written takes nobody new, and whoever is there goes on', async () => {
	const server = await startSync({ limits: { documentClients: 3 } });
	const docs = Array.from({ length: 4 }, () => new Y.Doc());
	const people = docs.map(() => rawClient(server));
	for (const [i, person] of people.entries()) {
		await person.sync();
		person.send(frames.update(updateOf((notes) => notes.set(`${i}`, i), docs[i])));
		if (i < 3) await person.sync();
	}
	expect(await people[3]!.closed()).toBe(4413);
	people[0]!.send(frames.update(updateOf((notes) => notes.set('more', 1), docs[0])));
	await people[0]!.sync();
	await until(() => expect(people[1]!.doc.getMap('notes').get('more')).toBe(1));
	expect(people[1]!.doc.getMap('notes').size).toBe(4);
});

test('a document of too many structs is full, and takes small changes and deletions', async () => {
	const server = await startSync({ limits: { documentStructs: 3_000, smallUpdate: 200 } });
	const doc = new Y.Doc();
	const fill = (prefix: string): Uint8Array =>
		updateOf((notes) => {
			for (let i = 0; i < 4_000; i++) notes.set(`${prefix}${i}`, i);
		}, doc);
	const ann = rawClient(server);
	await ann.sync();
	ann.send(frames.update(fill('a')));
	ann.send(frames.update(updateOf((notes) => notes.set('small', 1), doc)));
	await ann.sync();
	ann.send(frames.update(fill('b')));
	expect(await ann.closed()).toBe(4413);
	const bob = rawClient(server);
	await bob.sync();
	expect(bob.doc.getMap('notes').size).toBe(4_001);
	bob.send(
		frames.update(
			updateOf((notes) => {
				for (let i = 0; i < 4_000; i++) notes.delete(`a${i}`);
			}, bob.doc)
		)
	);
	await bob.sync();
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getMap('notes').toJSON()).toEqual({ small: 1 });
});

test('while one room has seconds of work in slices, another is answered between them', async () => {
	const server = await startSync({ limits: { workBurst: 600_000 } });
	const mallory = rawClient(server, `/${BOARD}?token=participant&saved=1`);
	const elsewhere = rawClient(server, `/${PLAN}?token=facilitator&saved=1`);
	await Promise.all([mallory.sync(), elsewhere.sync()]);
	const by = (client: number, count: number): Uint8Array => {
		const doc = new Y.Doc();
		doc.clientID = client;
		doc.transact(() => {
			for (let i = 0; i < count; i++) doc.getArray('front').insert(0, [i]);
		});
		return Y.encodeStateAsUpdate(doc);
	};
	mallory.send(frames.update(by(1, 25_000)));
	await until(() => mallory.saved().at(-1) === 1);
	// Each is compared with all that are there, and takes a slice for itself.
	const costly = Array.from({ length: 30 }, (_, i) => by(2 + i, 1));
	mallory.send(frames.update(Y.mergeUpdates(costly)));
	// The second is sent when the work is well under way; more would race with its end on a busy machine.
	for (let i = 1; i <= 2; i++) {
		elsewhere.send(frames.update(updateOf((notes) => notes.set('e', i))));
		await until(() => elsewhere.saved().at(-1) === i);
		expect(mallory.saved().at(-1)).toBe(1);
	}
	await until(() => mallory.saved().at(-1) === 2);
	expect(mallory.socket.readyState).toBe(mallory.socket.OPEN);
});

/** A value in each of so many root types. */
function roots(from: number, count: number): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (let i = from; i < from + count; i++) doc.getArray(`r${i}`).insert(0, [i]);
	});
	return Y.encodeStateAsUpdate(doc);
}

test('thousands of root types are refused, at once or one after another, and leave nothing', async () => {
	const server = await startSync();
	const [ann, mallory, trudy] = [rawClient(server), rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), mallory.sync(), trudy.sync()]);
	mallory.send(frames.update(roots(0, 5_000)));
	expect(await mallory.closed()).toBe(4400);
	for (let i = 0; i < 1_100; i++) trudy.send(frames.update(roots(i, 1)));
	expect(await trudy.closed()).toBe(4400);
	const doc = new Y.Doc();
	doc.getMap('elements').set('after', 1);
	ann.send(frames.update(Y.encodeStateAsUpdate(doc)));
	await ann.sync();
	expect(ann.doc.share.size).toBeLessThan(1_100);
	expect(ann.doc.getMap('elements').toJSON()).toEqual({ after: 1 });
	expect(ann.socket.readyState).toBe(ann.socket.OPEN);
});

test('a document that has more root types than may come is loaded, and what it has can be worked on', async () => {
	const log = memoryLog();
	await log.append([{ doc: BOARD, update: roots(0, 1_500) }]);
	const server = await startSync({ log });
	const ann = rawClient(server);
	await ann.sync();
	expect(ann.doc.getArray('r1499').toJSON()).toEqual([1_499]);
	const told: Uint8Array[] = [];
	ann.doc.on('update', (update: Uint8Array) => told.push(update));
	ann.doc.getArray('r1499').insert(0, ['more']);
	ann.doc.getMap('elements').set('own', 1);
	for (const update of told.splice(0)) ann.send(frames.update(update));
	await ann.sync();
	const bob = rawClient(server);
	await bob.sync();
	expect(bob.doc.getArray('r1499').toJSON()).toEqual(['more', 1_499]);
	expect(bob.doc.getMap('elements').toJSON()).toEqual({ own: 1 });
	ann.doc.getArray('another').insert(0, [1]);
	for (const update of told) ann.send(frames.update(update));
	expect(await ann.closed()).toBe(4400);
});

test('what Yjs would read in one go for a third of a second is refused', async () => {
	const server = await startSync();
	const ann = rawClient(server);
	await ann.sync();
	const many = new Y.Doc();
	many.getArray('list').insert(
		0,
		Array.from({ length: 100_001 }, () => 1)
	);
	const large = updateOf((notes) => notes.set('a', ['x'.repeat(600_000), 'y'.repeat(600_000)]));
	for (const update of [Y.encodeStateAsUpdate(many), large]) {
		const mallory = rawClient(server);
		await mallory.sync();
		mallory.send(frames.update(update));
		expect(await mallory.closed()).toBe(4400);
	}
	const bob = rawClient(server);
	await bob.sync();
	bob.send(frames.update(updateOf((notes) => notes.set('b', 'x'.repeat(900_000)))));
	await bob.sync();
	await ann.sync();
	expect([...ann.doc.getMap('notes').keys()]).toEqual(['b']);
	expect(ann.socket.readyState).toBe(ann.socket.OPEN);
});
