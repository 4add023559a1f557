import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { NO_METRICS } from '../../../server/metrics.ts';
import { atOnce } from '../../../server/protocol/steps.ts';
import { Connection } from '../../../server/rooms/connection.ts';
import { RoomDocument } from '../../../server/rooms/document.ts';
import { Intake } from '../../../server/rooms/intake.ts';
import { ROOM_LIMITS } from '../../../server/rooms/limits.ts';
import { Outboxes } from '../../../server/rooms/outbox.ts';
import { Rates } from '../../../server/rooms/pace.ts';
import { Turns } from '../../../server/rooms/turns.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { updateOf } from '../../support/sync-clients.ts';

class Socket extends EventEmitter {
	readonly readyState = 1;
	readonly OPEN = 1;
	isPaused = true;
	pause = (): void => void (this.isPaused = true);
	resume = (): void => void (this.isPaused = false);
}

/** A connection whose messages each cost the server `ms`. */
function connect(turns: Turns, ms: number): { socket: Socket; connection: Connection } {
	const socket = new Socket();
	const stream = { writableLength: 0, write: () => true };
	const identity = { kind: 'link', link: 'l', participant: null } as never;
	const connection = new Connection(
		socket as unknown as WebSocket,
		{ identity, write: true, saved: false, stream },
		{
			outboxes: new Outboxes(),
			rates: new Rates(ROOM_LIMITS),
			limits: ROOM_LIMITS,
			timers: manualClock(),
			turns,
			metrics: NO_METRICS
		}
	);
	connection.open({ received: () => turns.worked(ms), closed: () => undefined });
	return { socket, connection };
}

test('whoever has kept the process busy for a turn is read on in the next', async () => {
	const { socket } = connect(new Turns(setImmediate), 6);
	expect(socket.isPaused).toBe(false);
	socket.emit('message', new Uint8Array([1]), true);
	expect(socket.isPaused).toBe(false);
	socket.emit('message', new Uint8Array([1]), true);
	expect(socket.isPaused).toBe(true);
	await turn();
	expect(socket.isPaused).toBe(false);
});

test('what ends in that turn isn’t read again, and what is closing isn’t either', async () => {
	const turns = new Turns(setImmediate);
	const [one, two] = [connect(turns, 20), connect(turns, 20)];
	for (const { socket } of [one, two]) socket.emit('message', new Uint8Array([1]), true);
	one.socket.emit('close');
	two.connection.stopReading();
	await turn();
	expect(one.socket.isPaused).toBe(true);
	expect(two.socket.isPaused).toBe(true);
});

test('changes that waited for one another are taken a step each', () => {
	const document = atOnce(RoomDocument.load({ seq: 0, snapshot: null, updates: [] }));
	const intake = new Intake(ROOM_LIMITS);
	const { connection } = connect(new Turns(setImmediate), 0);
	const source = new Y.Doc();
	const history = Array.from({ length: 50 }, (_, i) =>
		updateOf((notes) => notes.set(`k${i}`, i), source)
	);
	const steps: number[] = [];
	let changes = 0;
	for (const update of history.reverse()) {
		const taking = intake.take(document, connection, update, 0);
		for (let count = 1; ; count++) {
			const next = taking.next();
			if (!next.done) continue;
			steps.push(count);
			changes += next.value.changes.length;
			break;
		}
	}
	expect(changes).toBe(50);
	expect(steps.slice(0, -1).every((count) => count === 1)).toBe(true);
	expect(steps.at(-1)).toBe(50);
});
