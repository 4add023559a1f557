import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ROOM_LIMITS } from '../../../server/rooms/limits.ts';
import { frames, rawClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock, turn, type ManualClock } from '../../support/sync-clock.ts';
import { memoryLog, type MemoryLog } from '../../support/sync-log.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

const settle = async (): Promise<void> => {
	for (let i = 0; i < 10; i++) await turn();
};

async function writeTimes(count: number, clock: ManualClock, log: MemoryLog) {
	const server = await startSync({ log, timers: clock });
	const ann = rawClient(server);
	await ann.sync();
	const source = new Y.Doc();
	for (let i = 0; i < count; i++) {
		ann.send(frames.update(updateOf((notes) => notes.set('xy', [i, i]), source)));
		await settle();
		await clock.advance(33);
	}
	return { server, ann, source };
}

async function reload(log: MemoryLog): Promise<Y.Doc> {
	const { snapshot, updates } = await log.load(BOARD);
	const doc = new Y.Doc();
	for (const update of snapshot === null ? updates : [snapshot, ...updates]) {
		Y.applyUpdate(doc, update);
	}
	return doc;
}

test('after enough updates a lull is used for a snapshot, not the middle of the work', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const { server, ann, source } = await writeTimes(ROOM_LIMITS.compactUpdates + 20, clock, log);
	expect(log.calls.compact).toBe(0);
	await clock.advance(ROOM_LIMITS.compactLull + 1);
	await until(() => expect(log.calls.compact).toBe(1));
	expect(log.rows(BOARD)).toBe(0);
	expect((await reload(log)).getMap('notes').toJSON()).toEqual(source.getMap('notes').toJSON());
	ann.send(frames.update(updateOf((notes) => notes.set('more', 1), source)));
	await until(() => expect(log.rows(BOARD)).toBe(1));
	expect(server.errors).toEqual([]);
});

test('work that never pauses is compacted all the same, before the history gets long', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const most = ROOM_LIMITS.compactUpdates * ROOM_LIMITS.compactOverdue;
	await writeTimes(most + 50, clock, log);
	expect(log.calls.compact).toBe(1);
	expect(log.rows(BOARD)).toBeLessThan(100);
});

test('large updates count by their bytes', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const ann = rawClient(server);
	await ann.sync();
	const source = new Y.Doc();
	for (let i = 0; i < 7; i++) {
		const update = updateOf((notes) => notes.set(`k${i}`, 'x'.repeat(100_000)), source);
		ann.send(frames.update(update));
		await until(() => expect(log.batches.flat().length).toBe(i + 1));
		await clock.advance(ROOM_LIMITS.quiet);
	}
	await clock.advance(ROOM_LIMITS.compactLull + 1);
	await until(() => expect(log.calls.compact).toBe(1));
	expect(log.rows(BOARD)).toBe(0);
});

test('a long history that a former process left is compacted when the room is opened', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const source = new Y.Doc();
	for (let i = 0; i < 600; i++) {
		const update = updateOf((notes) => notes.set('xy', [i, i]), source);
		await log.append([{ doc: BOARD, update }]);
	}
	const server = await startSync({ log, timers: clock });
	const ann = rawClient(server);
	await ann.sync();
	await clock.advance(ROOM_LIMITS.compactLull + 1);
	await until(() => expect(log.rows(BOARD)).toBe(0));
});

test('updates that come while a snapshot is written stay in the log', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const { ann, source } = await writeTimes(ROOM_LIMITS.compactUpdates, clock, log);
	const release = log.hold('compact');
	await clock.advance(ROOM_LIMITS.compactLull + 1);
	expect(log.calls.compact).toBe(1);
	ann.send(frames.update(updateOf((notes) => notes.set('late', 1), source)));
	await until(() => expect(log.rows(BOARD)).toBe(ROOM_LIMITS.compactUpdates + 1));
	release();
	await until(() => expect(log.rows(BOARD)).toBe(1));
	expect((await reload(log)).getMap('notes').get('late')).toBe(1);
});

test('a compaction that fails is reported, loses nothing and is tried again', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const { server, ann, source } = await writeTimes(ROOM_LIMITS.compactUpdates, clock, log);
	log.failures.compact = new Error('disk full');
	await clock.advance(ROOM_LIMITS.compactLull + 1);
	expect(server.errors[0]?.context).toEqual({ what: 'compact', doc: BOARD });
	expect(log.rows(BOARD)).toBe(ROOM_LIMITS.compactUpdates);
	log.failures.compact = null;
	await clock.advance(ROOM_LIMITS.retryMost);
	ann.send(frames.update(updateOf((notes) => notes.set('more', 1), source)));
	await settle();
	await clock.advance(ROOM_LIMITS.compactLull * 2);
	await until(() => expect(log.rows(BOARD)).toBe(0));
});

test('seeded: crashes between any two steps lose nothing that was written', async () => {
	const random = seeded(77);
	let log = memoryLog();
	const source = new Y.Doc();
	const limits = { compactUpdates: 5, compactLull: 20, compactOnUnload: 1, unloadGrace: 100 };
	for (let life = 0; life < 15; life++) {
		const clock = manualClock();
		const server = await startSync({ log, timers: clock, limits });
		const ann = rawClient(server);
		await ann.sync();
		for (let i = below(random, 25); i > 0; i--) {
			const before = Y.encodeStateVector(source);
			changeSomething(source, random);
			ann.send(frames.update(Y.encodeStateAsUpdate(source, before)));
			if (random() < 0.7) await settle();
			await clock.advance(below(random, 60));
		}
		ann.send(frames.answer(Y.encodeStateAsUpdate(source)));
		await settle();
		await clock.advance(40);
		if (random() < 0.3) {
			ann.socket.close();
			await settle();
			await clock.advance(ROOM_LIMITS.quiet);
		}
		// What a process that starts at this very moment finds; the old one may go on meanwhile.
		log = log.copy();
		const doc = await reload(log);
		expect(doc.getMap('notes').toJSON()).toEqual(source.getMap('notes').toJSON());
		expect(doc.getText('text').toDelta()).toEqual(source.getText('text').toDelta());
		expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(source));
		await server.close();
	}
});
