import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { systemTimers, type Timers } from '../../../server/rooms/timers.ts';
import { frames, rawClient, until, updateOf } from '../../support/sync-clients.ts';
import { turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, PLAN, startSync } from '../../support/sync-server.ts';

/** Long work goes on only when it is told to. */
interface Steps extends Timers {
	/** Whether some waits to go on. */
	readonly waits: boolean;
	/** One step. */
	step(): void;
	/** From now on by itself. */
	release(): void;
}

function stepByStep(): Steps {
	const waiting: (() => void)[] = [];
	let released = false;
	return {
		...systemTimers(() => performance.now()),
		soon: (run) => void (released ? setImmediate(run) : waiting.push(run)),
		get waits() {
			return waiting.length > 0;
		},
		step: () => waiting.shift()?.(),
		release() {
			released = true;
			for (const run of waiting.splice(0)) setImmediate(run);
		}
	};
}

const NOTES = 5_000;
const SAVED = `/${BOARD}?token=participant&saved=1`;

/** Some slices of structs, and some of deletions. */
function large(prefix: string, doc = new Y.Doc()): Uint8Array {
	return updateOf((notes) => {
		for (let i = 0; i < NOTES; i++) notes.set(`${prefix}${i}`, i);
		for (let i = 0; i < NOTES; i += 2) notes.delete(`${prefix}${i}`);
	}, doc);
}

const settle = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await turn();
};

test('while a large update is taken, other rooms go on, and its own room waits in order', async () => {
	const timers = stepByStep();
	const log = memoryLog();
	const server = await startSync({ timers, log });
	const ann = rawClient(server, SAVED);
	const bob = rawClient(server);
	const elsewhere = rawClient(server, `/${PLAN}?token=facilitator&saved=1`);
	await Promise.all([ann.sync(), bob.sync(), elsewhere.sync()]);

	ann.send(frames.answer(large('a')));
	await until(() => timers.waits);
	bob.send(frames.update(updateOf((notes) => notes.set('bob', 1))));
	const carol = rawClient(server);
	await carol.opened();
	for (let i = 1; timers.waits; i++) {
		elsewhere.send(frames.update(updateOf((notes) => notes.set('e', i))));
		await until(() => elsewhere.saved().at(-1) === i);
		expect(log.rows(BOARD)).toBe(0);
		expect(ann.saved()).toEqual([]);
		expect(carol.count(0)).toBe(0);
		timers.step();
	}
	expect(elsewhere.saved().length).toBeGreaterThan(5);
	await until(() => ann.saved().at(-1) === 1);
	await until(() => expect(bob.doc.getMap('notes').size).toBe(NOTES / 2));
	await carol.sync();
	await until(() => expect(ann.doc.getMap('notes').get('bob')).toBe(1));
	expect(carol.doc.getMap('notes').size).toBe(NOTES / 2 + 1);
	// All of it came in one row, before what had to wait for it.
	expect(log.batches.filter((batch) => batch.some(({ doc }) => doc === BOARD))).toHaveLength(2);
});

test('two large updates in one room come one after the other, in two rooms by turns', async () => {
	const timers = stepByStep();
	const log = memoryLog();
	const server = await startSync({ timers, log });
	const [ann, bob] = [rawClient(server, SAVED), rawClient(server, SAVED)];
	const cat = rawClient(server, `/${PLAN}?token=facilitator&saved=1`);
	await Promise.all([ann.sync(), bob.sync(), cat.sync()]);
	ann.send(frames.update(large('a')));
	await until(() => timers.waits);
	bob.send(frames.update(large('b')));
	cat.send(frames.update(large('c')));
	await settle();
	let steps = 0;
	for (; timers.waits && cat.saved().length === 0; steps++) {
		expect(bob.saved()).toEqual([]);
		timers.step();
		await turn();
	}
	timers.release();
	await until(() => ann.saved().at(-1) === 1 && bob.saved().at(-1) === 1);
	await until(() => cat.saved().at(-1) === 1);
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getMap('notes').size).toBe(NOTES);
	expect(server.errors).toEqual([]);
	// What the first brought was written before the second began.
	expect(log.rows(BOARD)).toBe(2);
});

test('who leaves in the middle has sent it all the same', async () => {
	const timers = stepByStep();
	const server = await startSync({ timers });
	const ann = rawClient(server);
	await ann.sync();
	ann.send(frames.update(large('a')));
	await until(() => timers.waits);
	timers.step();
	ann.socket.terminate();
	await until(() => server.sockets[0]!.readyState === server.sockets[0]!.CLOSED);
	timers.release();
	const bob = rawClient(server);
	await bob.sync();
	expect(bob.doc.getMap('notes').size).toBe(NOTES / 2);
});

test('the end of the server waits for what is half taken, and writes it', async () => {
	const timers = stepByStep();
	const log = memoryLog();
	const server = await startSync({ timers, log });
	const ann = rawClient(server);
	await ann.sync();
	ann.send(frames.update(updateOf((notes) => notes.set('before', 1))));
	ann.send(frames.update(large('a')));
	await until(() => timers.waits);
	const closed = server.close();
	await settle();
	timers.release();
	await closed;
	expect(server.errors).toEqual([]);
	const next = await startSync({ log: log.copy() });
	const bob = rawClient(next);
	await bob.sync();
	expect(bob.doc.getMap('notes').size).toBe(NOTES / 2 + 1);
});

test('an end that can’t wait loses nothing that anybody was told of', async () => {
	const timers = stepByStep();
	const log = memoryLog();
	const server = await startSync({ timers, log, limits: { closeFlush: 50 } });
	const ann = rawClient(server, SAVED);
	await ann.sync();
	ann.send(frames.update(updateOf((notes) => notes.set('before', 1))));
	await until(() => ann.saved().at(-1) === 1);
	ann.send(frames.update(large('a')));
	await until(() => timers.waits);
	await server.close();
	// The step that was waiting finds the room closed.
	timers.release();
	await settle();
	expect(server.errors).toEqual([
		expect.objectContaining({ context: { what: 'append', doc: BOARD } })
	]);
	expect(ann.saved()).toEqual([1]);
	const next = await startSync({ log: log.copy() });
	const bob = rawClient(next);
	await bob.sync();
	expect(bob.doc.getMap('notes').toJSON()).toEqual({ before: 1 });
});

test('what breaks the document in a late slice leaves nothing of the earlier ones', async () => {
	const server = await startSync();
	const [ann, mallory] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), mallory.sync()]);
	ann.send(frames.update(updateOf((notes) => notes.set('ann', 1))));
	await ann.sync();
	const deep = updateOf((notes) => {
		for (let i = 0; i < 3_000; i++) notes.set(`k${i}`, i);
		let map = notes as Y.Map<unknown>;
		for (let i = 0; i < 100; i++) {
			const inner = new Y.Map<unknown>();
			map.set('deeper', inner);
			map = inner;
		}
	});
	mallory.send(frames.update(deep));
	expect(await mallory.closed()).toBe(4400);
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getMap('notes').toJSON()).toEqual({ ann: 1 });
});

test('a large update that builds on something missing is acknowledged when that has come', async () => {
	const server = await startSync();
	const [ann, bob] = [rawClient(server, SAVED), rawClient(server)];
	await Promise.all([ann.sync(), bob.sync()]);
	const doc = new Y.Doc();
	const first = updateOf((notes) => notes.set('first', new Y.Map()), doc);
	ann.send(frames.update(large('a', doc)));
	await settle();
	await bob.sync();
	expect(ann.saved()).toEqual([]);
	expect(bob.doc.getMap('notes').size).toBe(0);
	bob.send(frames.update(first));
	await until(() => ann.saved().at(-1) === 1);
	await bob.sync();
	expect(bob.doc.getMap('notes').size).toBe(NOTES / 2 + 1);
});

test('a large document is loaded while other rooms go on', async () => {
	const log = memoryLog();
	const source = new Y.Doc();
	const whole = [large('a', source), large('b', source)];
	await log.append([{ doc: BOARD, update: whole[0]! }]);
	await log.compact(BOARD, 1, whole[0]!);
	await log.append([{ doc: BOARD, update: whole[1]! }]);
	for (let i = 0; i < 400; i++) {
		const update = updateOf((notes) => notes.set('tail', i), source);
		await log.append([{ doc: BOARD, update }]);
	}
	const timers = stepByStep();
	const server = await startSync({ log, timers });
	const elsewhere = rawClient(server, `/${PLAN}?token=facilitator&saved=1`);
	await elsewhere.sync();
	const ann = rawClient(server);
	await ann.opened();
	ann.send(frames.update(updateOf((notes) => notes.set('ann', 1))));
	await until(() => timers.waits);
	for (let i = 1; timers.waits; i++) {
		elsewhere.send(frames.update(updateOf((notes) => notes.set('e', i))));
		await until(() => elsewhere.saved().at(-1) === i);
		expect(ann.count(0)).toBe(0);
		timers.step();
		await turn();
	}
	expect(elsewhere.saved().length).toBeGreaterThan(5);
	timers.release();
	await ann.sync();
	expect(ann.doc.getMap('notes').size).toBe(NOTES + 2);
	expect(ann.doc.getMap('notes').get('tail')).toBe(399);
	expect(server.errors).toEqual([]);
});

test('an end in the middle of a load', async () => {
	const log = memoryLog();
	await log.append([{ doc: BOARD, update: large('a') }]);
	const timers = stepByStep();
	const server = await startSync({ log, timers, limits: { closeFlush: 50 } });
	const ann = rawClient(server);
	await ann.opened();
	await until(() => timers.waits);
	await server.close();
	timers.release();
	await settle();
	expect(server.errors).toEqual([]);
});
