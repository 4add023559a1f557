import { expect, test } from 'vitest';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import { ROOM_LIMITS } from '../../../server/rooms/limits.ts';
import { rawClient, until } from '../../support/sync-clients.ts';
import { manualClock } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, identityOf, startSync } from '../../support/sync-server.ts';

const BOARD_DOC = parseDocName(BOARD)!;

test('a socket whose rights are taken back while it is let in doesn’t stay', async () => {
	let letIn = (): void => undefined;
	const gate = new Promise<void>((resolve) => (letIn = resolve));
	let asked = 0;
	const server = await startSync({
		gateway: {
			async identify(_, token) {
				asked++;
				const identity = identityOf(token);
				await gate;
				return identity === null ? { refused: 'unauthenticated' } : { identity };
			}
		}
	});
	const [ann, bob] = [
		rawClient(server, `/${BOARD}?token=participant:ann`),
		rawClient(server, `/${BOARD}?token=participant:bob`)
	];
	await until(() => expect(asked).toBe(2));
	server.rooms.disconnect({ link: 'link-participant', notParticipant: 'bob' }, 4403, 'taken back');
	letIn();
	expect(await ann.closed()).toBe(4403);
	await bob.sync();
	// Whoever is asked after that comes with rights of after that.
	await rawClient(server, `/${BOARD}?token=participant:ann`).sync();
});

test('an edit of the server that the store doesn’t take is given up, and comes about later', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const reader = rawClient(server);
	await reader.sync();
	log.failures.append = new Error('disk full');
	let outcome: unknown = null;
	server.rooms
		.edit(BOARD_DOC, (doc) => void doc.getMap('notes').set('s', 1))
		.then(
			() => (outcome = 'done'),
			(error: unknown) => (outcome = error)
		);
	await until(() => expect(log.calls.append).toBe(1));
	await clock.advance(ROOM_LIMITS.editLimit);
	expect(outcome).toBeInstanceOf(Error);
	expect(String(outcome)).toContain('did not take the change in time');
	log.failures.append = null;
	await clock.advance(ROOM_LIMITS.retryMost);
	await until(() => expect(reader.doc.getMap('notes').toJSON()).toEqual({ s: 1 }));
});
