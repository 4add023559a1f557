import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { frames, rawClient, until, updateOf, type RawClient } from '../../support/sync-clients.ts';
import { manualClock } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

/** What came up to and with the first answer, largest first. */
const received = ({ messages }: RawClient): Uint8Array[] =>
	messages
		.filter(({ type, sub }) => type === 0 && sub !== 0)
		.map(({ body }) => body)
		.sort((a, b) => b.length - a.length);

async function fullBoard() {
	const log = memoryLog();
	const clock = manualClock();
	const source = new Y.Doc();
	source.transact(() => {
		for (let i = 0; i < 1_000; i++) source.getMap('notes').set(`k${i}`, `note ${i}`);
	});
	await log.append([{ doc: BOARD, update: Y.encodeStateAsUpdate(source) }]);
	const server = await startSync({ log, timers: clock });
	const writer = rawClient(server);
	await writer.sync();
	const write = async (i: number): Promise<void> => {
		const batches = log.batches.length;
		writer.send(frames.update(updateOf((notes) => notes.set(`new${i}`, i), source)));
		await until(() => {
			void clock.advance(33);
			return log.batches.length > batches;
		});
	};
	return { server, clock, source, write };
}

test('newcomers get the state that was encoded for the first, and what happened since beside it', async () => {
	const { server, source, write } = await fullBoard();
	const first = rawClient(server);
	await first.sync();
	const [state] = received(first);
	for (let i = 0; i < 30; i++) {
		await write(i);
		const joiner = rawClient(server);
		await joiner.sync();
		expect(joiner.doc.getMap('notes').toJSON()).toEqual(source.getMap('notes').toJSON());
		const [bulk, ...since] = received(joiner);
		expect(bulk).toEqual(state);
		expect(since.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(2_000);
		joiner.socket.terminate();
	}
});

test('the state is encoded anew when what happened since has become much', async () => {
	const { server, source, write } = await fullBoard();
	const first = rawClient(server);
	await first.sync();
	const [state] = received(first);
	for (let i = 0; i < 300; i++) await write(i);
	const joiner = rawClient(server);
	await joiner.sync();
	const [bulk] = received(joiner);
	expect(bulk).not.toEqual(state);
	expect(joiner.doc.getMap('notes').size).toBe(source.getMap('notes').size);
});
