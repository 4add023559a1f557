import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { atOnce } from '../../../server/protocol/steps.ts';
import { encodeState, isSoonWritten } from '../../../server/rooms/encoded-state.ts';
import { systemTimers } from '../../../server/rooms/timers.ts';
import { rawClient, until, updateOf, frames } from '../../support/sync-clients.ts';
import { turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';
import { BOARD, PLAN, startSync } from '../../support/sync-server.ts';

const NONE = new Map<number, number>();

test('seeded: what is written in steps is what Yjs writes, whatever somebody has', () => {
	const random = seeded(7);
	const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
	const whole = new Y.Doc();
	for (let i = 0; i < 300; i++) {
		const doc = docs[below(random, 3)]!;
		changeSomething(doc, random);
		if (random() < 0.2) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
		if (random() < 0.2) Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole));
		if (i % 10 > 0) continue;
		for (const vector of [NONE, Y.decodeStateVector(Y.encodeStateVector(doc))]) {
			const had = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(vector));
			expect(atOnce(encodeState(whole, vector))).toEqual(had);
		}
	}
	expect(atOnce(encodeState(new Y.Doc(), NONE))).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
});

test('a large state takes steps, and a small part of one doesn’t', () => {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (let i = 0; i < 30_000; i++) doc.getMap('notes').set(`n${i}`, i);
	});
	expect(isSoonWritten(doc, NONE)).toBe(false);
	const had = Y.decodeStateVector(Y.encodeStateVector(doc));
	doc.getMap('notes').set('more', 1);
	expect(isSoonWritten(doc, had)).toBe(true);
	let steps = 0;
	for (const steps_ = encodeState(doc, NONE); steps_.next().done !== true;) steps++;
	expect(steps).toBeGreaterThan(4);
});

test('while a large board is read for those who come, other rooms go on, and nobody gets a part', async () => {
	const log = memoryLog();
	const source = new Y.Doc();
	const update = updateOf((notes) => {
		for (let i = 0; i < 30_000; i++) notes.set(`n${i}`, i);
	}, source);
	await log.append([{ doc: BOARD, update }]);
	const waiting: (() => void)[] = [];
	let isHeld = false;
	const timers = {
		...systemTimers(() => performance.now()),
		soon: (run: () => void): void => void (isHeld ? waiting.push(run) : setImmediate(run))
	};
	const server = await startSync({ log, timers });
	const early = rawClient(server);
	await early.sync();
	early.send(frames.update(updateOf((notes) => notes.set('early', 1), source)));
	const elsewhere = rawClient(server, `/${PLAN}?token=facilitator&saved=1`);
	await Promise.all([early.sync(), elsewhere.sync()]);

	isHeld = true;
	// Has something, so that no answer is ready for it.
	const late = rawClient(server);
	await late.opened();
	late.send(frames.askWith(new Uint8Array([1, ...varUint(source.clientID), 5])));
	await until(() => waiting.length > 0);
	early.send(frames.update(updateOf((notes) => notes.set('early', 2), source)));
	let steps = 0;
	for (; waiting.length > 0; steps++) {
		elsewhere.send(frames.update(updateOf((notes) => notes.set('e', steps))));
		await until(() => elsewhere.saved().at(-1) === steps + 1);
		expect(late.count(0, 1)).toBe(0);
		waiting.shift()?.();
		await turn();
	}
	expect(steps).toBeGreaterThan(3);
	await until(() => late.count(0, 1) === 1);
	isHeld = false;
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getMap('notes').size).toBe(30_001);
	await until(() => expect(reader.doc.getMap('notes').get('early')).toBe(2));
	expect(server.errors).toEqual([]);
});

function varUint(value: number): number[] {
	return value < 128 ? [value] : [128 | (value % 128), ...varUint(Math.floor(value / 128))];
}
