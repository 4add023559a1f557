import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createNotes, openBoard } from '#lib/domain/board-doc.ts';
import { readBallots, readVoted } from '#lib/domain/votes/votes-doc.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { VotesRequest } from '#lib/protocol/commands/votes.ts';
import { createWorkshop, joinBy, openDoc, type SessionPerson } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { until } from '../support/sync-clients.ts';

/** Long and of one kind, so that they are found wherever they are. */
const NOTES = ['note-one-AAAAAAAAAAAA', 'note-two-BBBBBBBBBBBB', 'note-three-CCCCCCCCCC'];

/** Every frame that a document's socket brings to somebody, from now on. */
function record(server: RunningServer, doc: string, { cookie }: SessionPerson): Buffer[] {
	const frames: Buffer[] = [];
	const socket = new WebSocket(`ws://localhost:${server.port}/sync/${doc}`, {
		headers: { cookie, origin: `http://localhost:${server.port}` }
	});
	socket.on('message', (data: Buffer) => frames.push(data));
	onTestFinished(() => socket.terminate());
	return frames;
}

let keys = 0;
async function send(
	{ url }: RunningServer,
	workshop: string,
	{ cookie }: SessionPerson,
	command: VotesRequest,
	key = `key-${keys++}`
): Promise<CommandAnswer> {
	const response = await fetch(`${url}/api/workshops/${workshop}/commands`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie },
		body: JSON.stringify({ key, command })
	});
	return (await response.json()) as CommandAnswer;
}

const textAt = async (url: string, cookie?: string): Promise<string> =>
	(await fetch(url, cookie === undefined ? {} : { headers: { cookie } })).text();

async function databaseOf({ dataDir }: RunningServer): Promise<Buffer> {
	const names = (await readdir(dataDir)).filter((name) => name.startsWith('loopboard.db'));
	return Buffer.concat(await Promise.all(names.map((name) => readFile(path.join(dataDir, name)))));
}

async function makeRoom(server: RunningServer, made: CreatedWorkshop) {
	const join = (link: string, name: string) => joinBy(server, link, name);
	const lead = await join(made.links.facilitator, 'Лида');
	const [anna, boris, vera] = await Promise.all(
		['Анна', 'Борис', 'Вера'].map((name) => join(made.links.participant, name))
	);
	const board = openDoc(server, made.boards[0]!.doc, lead);
	const stage = openDoc(server, `${made.id}/stage`, lead);
	await until(() => board.provider.synced && stage.provider.synced);
	createNotes(
		openBoard(board.doc),
		NOTES.map((id, i) => ({ id, xy: [i * 300, 0], wh: [208, 208], color: 'yellow', at: 1 }))
	);
	return { lead, anna: anna!, boris: boris!, vera: vera!, stage, board };
}

test('a secret ballot tells nobody anything while it is open, survives a kill, and leaves no tie of a voter to a choice', async () => {
	const server = await startServer({ LOG_LEVEL: 'debug' });
	onTestFinished(() => server.dispose());
	const made = await createWorkshop(server);
	const { lead, anna, boris, vera, stage, board } = await makeRoom(server, made);
	const form = {
		kind: 'dots',
		board: made.boards[0]!.id,
		dots: 3,
		cap: 2,
		scope: {}
	} as const;
	// The notes have to be on the server before it is asked whether there are any.
	const seen = openDoc(server, made.boards[0]!.doc, anna);
	await until(() => seen.doc.getMap('elements').size === NOTES.length);
	const opened = { kind: 'vote-open', ballot: 'ballot-1', title: {}, secret: true, form } as const;
	expect(await send(server, made.id, lead, opened)).toEqual({ kind: 'done' });
	await until(() => readBallots(stage.doc).length === 1);

	// From here on, all that comes to others: of every document, the facilitator's included.
	const docs = [`${made.id}/stage`, `${made.id}/plan`, made.boards[0]!.doc];
	const frames = [lead, boris].flatMap((who) => docs.map((doc) => record(server, doc, who)));
	await until(() => frames.every((each) => each.length > 0));
	for (const each of frames) each.length = 0;
	const dots = (who: SessionPerson, note: number, count: number, key?: string, at = server) =>
		send(
			at,
			made.id,
			who,
			{ kind: 'vote-dots', ballot: 'ballot-1', note: NOTES[note]!, dots: count },
			key
		);
	expect(await dots(anna, 0, 2, 'anna-1')).toEqual({ kind: 'done', left: 1 });
	expect(await dots(anna, 2, 1)).toEqual({ kind: 'done', left: 0 });
	expect(await dots(vera, 0, 1)).toEqual({ kind: 'done', left: 2 });
	await until(() => readVoted(stage.doc, 'ballot-1') === 2);

	const voters = [anna, vera].map(({ me }) => me.participant);
	const secrets = [...NOTES, ...voters];
	const wire = Buffer.concat(frames.flat());
	const others = [
		server.log(),
		await textAt(`${server.url}/metrics`),
		await textAt(`${server.url}/api/workshops/${made.id}`, lead.cookie),
		await textAt(`${server.url}/api/workshops/${made.id}/ballots/ballot-1/mine`, boris.cookie)
	].join('\n');
	for (const secret of secrets) {
		expect(wire.includes(secret)).toBe(false);
		expect(others.includes(secret)).toBe(false);
	}
	expect(wire.length).toBeGreaterThan(0);
	expect(readBallots(stage.doc)[0]?.closed).toBeNull();

	// Killed in the middle: what was answered is there, and the same again counts no more than once.
	const mine = `${server.url}/api/workshops/${made.id}/ballots/ballot-1/mine`;
	const before = await textAt(mine, anna.cookie);
	await server.kill();
	const again = await server.restart();
	onTestFinished(() => again.dispose());
	expect(await textAt(mine, anna.cookie)).toBe(before);
	expect(await dots(anna, 0, 2, 'anna-1', again)).toEqual({ kind: 'done', left: 1 });
	expect(await dots(boris, 1, 1, undefined, again)).toEqual({ kind: 'done', left: 2 });

	// A row holds its columns side by side: so it would be found, and is as long as the ballot is open.
	const tie = `${anna.me.participant}${NOTES[0]}`;
	expect((await databaseOf(again)).includes(tie)).toBe(true);
	expect(await send(again, made.id, lead, { kind: 'vote-close', ballot: 'ballot-1' })).toEqual({
		kind: 'done'
	});
	await until(() => readBallots(stage.doc).some(({ closed }) => closed !== null));
	expect(readBallots(stage.doc)[0]?.closed?.result).toEqual({
		withheld: false,
		voters: 3,
		totals: { [NOTES[0]!]: 3, [NOTES[1]!]: 1, [NOTES[2]!]: 1 }
	});
	const dump = await databaseOf(again);
	for (const { me } of [anna, boris, vera]) {
		expect(dump.includes(`ballot-1${me.participant}`)).toBe(false);
		for (const note of NOTES) expect(dump.includes(`${me.participant}${note}`)).toBe(false);
	}
	board.leave();
});
