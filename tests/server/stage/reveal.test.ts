import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addPhases, FIRST_TOOLS, type NewPhase } from '#lib/domain/agenda.ts';
import { createNotes, openBoard, readElements } from '#lib/domain/board-doc.ts';
import { deskBoard, readDesk } from '#lib/domain/desk-doc.ts';
import { readRun } from '#lib/domain/stage-doc.ts';
import type { DesksRequest } from '#lib/protocol/commands/desks.ts';
import type { RunRequest } from '#lib/protocol/commands/run.ts';
import { formatDocName, type DocName } from '#lib/protocol/doc-names.ts';
import type { SocketFilter } from '../../../server/rooms/socket-filter.ts';
import { createReveals } from '../../../server/stage/reveals.ts';
import { createStage, type Stage } from '../../../server/stage/stage.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/types.ts';
import { createLoggedRooms, type LoggedRooms } from '../../support/logged-rooms.ts';
import { manualClock, type ManualClock } from '../../support/sync-clock.ts';
import { below, seeded } from '../../support/sync-random.ts';
import { randomDesk } from './random-desk.ts';

const BOARDS = ['b1', 'b2'];
const PEOPLE = ['anna', 'boris', 'vera', 'gone'];
const board = (id = 'b1'): DocName => ({ kind: 'board', workshop: 'w1', board: id });
const desk = (participant: string): DocName => ({ kind: 'desk', workshop: 'w1', participant });
const plan: DocName = { kind: 'plan', workshop: 'w1' };

const phase = (id: string, mode: NewPhase['mode'], named = true): NewPhase => ({
	id,
	title: { en: id },
	text: {},
	minutes: 5,
	mode,
	tools: FIRST_TOOLS,
	named,
	closes: true
});

let dataDir: string;
let store: Store;
let rooms: LoggedRooms;
let clock: ManualClock;
let stage: Stage;
let again: SocketFilter[];
let errors: unknown[];
let ids = 0;

/** Steps that a process takes before it is killed; null: it lives. */
let life: number | null = null;
class Killed extends Error {}
/** Every call that leaves the process counts as one step; the last of a life happens and isn't answered. */
function mortal<T extends object>(parts: T): T {
	return new Proxy(parts, {
		get(target, key) {
			const value: unknown = Reflect.get(target, key);
			if (typeof value !== 'function') return value;
			return async (...given: unknown[]) => {
				if (life !== null && life <= 0) throw new Killed();
				const answer: unknown = await Reflect.apply(value, target, given);
				if (life !== null && --life <= 0) throw new Killed();
				return answer;
			};
		}
	});
}

function boot(): void {
	again = [];
	errors = [];
	clock = manualClock(1_700_000_000_000);
	const parts = {
		workshops: store.workshops,
		log: mortal(store.log),
		reveals: mortal(store.reveals)
	};
	const living = mortal(rooms);
	stage = createStage({
		store: mortal(store.stages),
		rooms: living,
		reveals: createReveals({ store: parts, rooms: living, canvases: new Map() }),
		onAccess: (sockets) => again.push(sockets),
		newId: () => `job${ids++}`,
		newSecret: () => `known-to-nobody-${ids++}`,
		now: clock.now,
		timers: clock,
		onError: (error) => errors.push(error)
	});
}

let keys = 0;
const ask = (command: RunRequest | DesksRequest, key = `k${keys++}`) =>
	stage.command('w1', key, command);
const shown = async () => readRun(await rooms.doc({ kind: 'stage', workshop: 'w1' }));
const go = async (id: string) => ask({ kind: 'go', phase: id, seen: (await shown()).step });
const reveal = (who?: string) => ask({ kind: 'reveal', ...(who !== undefined && { who }) });
const onBoard = async (id = 'b1') => readElements(openBoard(await rooms.doc(board(id))));
const onDesk = async (who: string) => readDesk(await rooms.doc(desk(who)));

/** What a client with this document has sent. */
const sent = (name: DocName, doc: Y.Doc) =>
	store.log.append([{ doc: formatDocName(name), update: Y.encodeStateAsUpdate(doc) }]);

async function write(who: string, ...texts: string[]): Promise<void> {
	const doc = new Y.Doc();
	createNotes(
		deskBoard(doc, 'b1'),
		texts.map((text, i) => ({
			id: `${who}${i}`,
			xy: [0, 0],
			wh: [100, 100],
			color: 'teal',
			text,
			by: 'somebody else',
			at: 1_000 + i
		}))
	);
	await sent(desk(who), doc);
}

async function open(): Promise<void> {
	dataDir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-reveal-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	store = opened.ok;
	const boards = BOARDS.map((id, position) => ({ id, workshop: 'w1', title: id, position }));
	const link = { id: 'l', workshop: 'w1', role: 'participant', hash: 'h', createdAt: 1 } as const;
	await store.workshops.create(
		{ id: 'w1', title: 'w1', locale: 'en', createdAt: 1 },
		boards,
		[{ ...link, revokedAt: null }],
		[]
	);
	for (const [i, id] of PEOPLE.entries()) {
		await store.workshops.saveParticipant({
			id,
			workshop: 'w1',
			session: id,
			link: 'l',
			name: id,
			color: '#000000',
			role: 'participant',
			createdAt: i,
			removedAt: id === 'gone' ? 5 : null
		});
	}
	rooms = createLoggedRooms(store.log);
	await rooms.edit(plan, (doc) =>
		addPhases(doc, [phase('solo', 'solo'), phase('secret', 'solo', false), phase('group', 'group')])
	);
	life = null;
	boot();
}

async function close(): Promise<void> {
	life = null;
	await stage.close();
	await store.close();
	await rm(dataDir, { recursive: true });
}

beforeEach(open);
afterEach(close);

describe('a reveal', () => {
	test('puts everybody’s notes on the board with their authors, those who left included', async () => {
		await go('solo');
		await write('anna', 'one', 'two');
		await write('gone', 'three');
		expect(await reveal()).toMatchObject({ kind: 'done' });
		const notes = await onBoard();
		expect(notes.map((note) => [note.kind === 'note' && note.text, note.by, note.at])).toEqual(
			expect.arrayContaining([
				['one', 'anna', 1_000],
				['two', 'anna', 1_001],
				['three', 'gone', 1_000]
			])
		);
		expect(notes).toHaveLength(3);
		expect(await onDesk('anna')).toEqual(new Map());
		expect((await shown()).desks).toBeNull();
	});

	test('that is anonymous says neither who nor when, and keeps no order of people', async () => {
		await go('secret');
		for (const who of ['anna', 'boris', 'vera']) {
			await write(who, ...[1, 2, 3, 4].map((n) => `${who} ${n}`));
		}
		await reveal();
		const notes = await onBoard();
		expect(notes).toHaveLength(12);
		for (const note of notes) {
			expect(note).not.toHaveProperty('by');
			expect(note.at).toBe(clock.now());
			expect(PEOPLE.some((who) => note.id.includes(who))).toBe(false);
		}
		const inOrder = notes
			.toSorted((a, b) => (a.z < b.z ? -1 : 1))
			.map((note) => (note.kind === 'note' ? note.text.split(' ')[0] : ''));
		const changes = inOrder.filter((who, i) => who !== inOrder[i - 1]).length;
		expect(changes).toBeGreaterThan(3);
	});

	test('of one person leaves the others at their desks', async () => {
		await go('solo');
		await write('anna', 'one');
		await write('boris', 'two');
		expect(await reveal('boris')).toMatchObject({ kind: 'done' });
		expect((await onBoard()).map(({ by }) => by)).toEqual(['boris']);
		expect((await onDesk('anna')).size).toBe(1);
		expect((await shown()).desks).toMatchObject({ open: true });
		expect(stage.isClosed(desk('boris'))).toBe(false);
		expect(await reveal('boris')).toEqual({ kind: 'refused', why: 'nothing_to_reveal' });
		await reveal('anna');
		expect((await onBoard()).map(({ by }) => by)).toEqual(['boris', 'anna']);
	});

	test('of nothing, of nobody, or of one among the anonymous is refused', async () => {
		expect(await reveal()).toEqual({ kind: 'refused', why: 'nothing_to_reveal' });
		await go('solo');
		expect(await reveal()).toEqual({ kind: 'refused', why: 'nothing_to_reveal' });
		expect(await reveal('nobody')).toEqual({ kind: 'refused', why: 'nothing_to_reveal' });
		await go('secret');
		await write('anna', 'one');
		expect(await reveal('anna')).toEqual({ kind: 'refused', why: 'anonymous' });
		expect(await onBoard()).toEqual([]);
	});

	test('asked for twice at once is done once', async () => {
		await go('solo');
		await write('anna', 'one');
		expect(await Promise.all([reveal(), reveal()])).toEqual([
			expect.objectContaining({ kind: 'done' }),
			{ kind: 'refused', why: 'nothing_to_reveal' }
		]);
		expect(await onBoard()).toHaveLength(1);
	});

	test('comes when the room has moved on, too: nothing is lost, nothing shown before', async () => {
		await go('solo');
		await write('anna', 'one');
		await go('group');
		expect(await onBoard()).toEqual([]);
		expect(stage.isClosed(desk('anna'))).toBe(true);
		await reveal();
		expect(await onBoard()).toHaveLength(1);
	});

	test('doesn’t bring back what was withdrawn before', async () => {
		await go('solo');
		await write('anna', 'one', 'two');
		await rooms.edit(desk('anna'), (doc) => deskBoard(doc, 'b1').elements.delete('anna0'));
		await reveal();
		expect((await onBoard()).map((note) => note.kind === 'note' && note.text)).toEqual(['two']);
	});

	test('a desk’s elements for a board that is gone come to the first', async () => {
		await go('solo');
		const doc = new Y.Doc();
		const note = { id: 'n', xy: [0, 0], wh: [99, 99], color: 'red', text: 'lost', at: 1 } as const;
		createNotes(deskBoard(doc, 'nowhere'), [note]);
		await sent(desk('anna'), doc);
		await reveal();
		expect(await onBoard('b1')).toHaveLength(1);
	});
});

describe('a reveal that fails in the middle', () => {
	test('is finished by itself, and whoever asked again gets the same answer', async () => {
		await go('solo');
		await write('anna', 'one');
		life = 6;
		await expect(ask({ kind: 'reveal' }, 'k')).rejects.toThrow(Killed);
		life = null;
		expect(await store.reveals.pending('w1')).toHaveLength(1);
		await clock.advance(5_000);
		await stage.close();
		expect(await onBoard()).toHaveLength(1);
		expect(await store.reveals.pending('w1')).toEqual([]);
		expect((await shown()).desks).toBeNull();
		expect(await ask({ kind: 'reveal' }, 'k')).toMatchObject({ kind: 'done' });
		expect(await onBoard()).toHaveLength(1);
	});

	test('because another program reads the database is done for everybody, and cleaned up later', async () => {
		await go('secret');
		await write('anna', 'one');
		const reader = new DatabaseSync(path.join(dataDir, 'loopboard.db'), { readOnly: true });
		reader.exec('BEGIN; SELECT count(*) FROM doc_update');
		expect(await reveal()).toMatchObject({ kind: 'done' });
		expect(await onBoard()).toHaveLength(1);
		expect((await shown()).desks).toBeNull();
		expect(await store.reveals.pending('w1')).toHaveLength(1);
		reader.close();
		await clock.advance(5_000);
		await stage.close();
		expect(await store.reveals.pending('w1')).toEqual([]);
		expect(await onBoard()).toHaveLength(1);
	});
});

describe('desks', () => {
	test('are open only while the phase has everybody write alone, and boards only while not', async () => {
		const doors = () => [stage.isClosed(board()), stage.isClosed(desk('anna'))];
		expect(doors()).toEqual([false, true]);
		await go('solo');
		expect(doors()).toEqual([true, false]);
		expect(again).toEqual([
			{ workshop: 'w1', doc: 'board', role: 'participant' },
			{ workshop: 'w1', doc: 'desk' }
		]);
		await ask({ kind: 'freeze', on: true });
		expect(doors()).toEqual([true, true]);
		await ask({ kind: 'freeze', on: false });
		await go('group');
		expect(doors()).toEqual([false, true]);
	});

	test('are closed after a restart as before it', async () => {
		await go('solo');
		await stage.close();
		boot();
		await stage.prepare('w1');
		expect([stage.isClosed(board()), stage.isClosed(desk('anna'))]).toEqual([true, false]);
	});
});

test('after an anonymous reveal no file ties a text to a desk', async () => {
	await go('secret');
	const words = ['арбуз на крыше', 'the quiet heron', 'seven lamps'];
	await write('anna', words[0] ?? '');
	await write('boris', words[1] ?? '');
	// A row for each letter, as typing makes them.
	for (const letter of words[2] ?? '') {
		await rooms.edit(desk('vera'), (doc) => doc.getText('typing').insert(0, letter));
	}
	await write('vera', words[2] ?? '');
	expect((await tables()).desks).toContain('the quiet heron');
	await reveal();
	const { desks, others, wal } = await tables();
	for (const word of words) {
		expect(others).toContain(word);
		expect(desks).not.toContain(word);
		// Its bytes are in the file where the board's row is, and nowhere else.
		expect(count(others, word)).toBe(count(await bytesOf('loopboard.db'), word));
	}
	expect(wal).not.toContain('/desk/');
	expect(await bytesOf('loopboard.db')).not.toContain('known-to-nobody');
	expect(wal).not.toContain('known-to-nobody');
});

const bytesOf = async (file: string): Promise<string> =>
	(await readFile(path.join(dataDir, file))).toString();
const count = (text: string, word: string): number => text.split(word).length - 1;

/** What the rows of desks and of the other documents say, and what the log of changes does. */
async function tables(): Promise<{ desks: string; others: string; wal: string }> {
	const text = async (name: DocName): Promise<string> => {
		const { snapshot, updates } = await store.log.load(formatDocName(name));
		return Buffer.concat([...(snapshot ? [snapshot] : []), ...updates]).toString();
	};
	const files = await readdir(dataDir);
	const wal = files.includes('loopboard.db-wal') ? await bytesOf('loopboard.db-wal') : '';
	const desks = await Promise.all(PEOPLE.map((who) => text(desk(who))));
	const others = await Promise.all(BOARDS.map((id) => text(board(id))));
	return { desks: desks.join(), others: others.join(), wal };
}

describe('killed at any step and started again', () => {
	test.each([1, 2, 3])('everything comes to the boards exactly once (seed %i)', async (seed) => {
		let steps = 0;
		for (let died = true; died; steps++) {
			if (steps > 0) {
				await close();
				await open();
			}
			const random = seeded(seed * 1_000 + steps);
			const named = random() < 0.5;
			await go(named ? 'solo' : 'secret');
			const marks: string[] = [];
			for (const [i, owner] of PEOPLE.entries()) {
				const first = 10_000 * (i + 1);
				const made = randomDesk(random, { owner, boards: BOARDS, first });
				marks.push(...made.marks);
				if (made.marks.length > 0) await sent(desk(owner), made.doc);
			}
			if (marks.length === 0) continue;
			const who = named && below(random, 3) === 0 ? 'anna' : undefined;

			life = steps + 1;
			died = await ask({ kind: 'reveal', ...(who && { who }) }, 'reveal').then(
				() => false,
				(error: unknown) => {
					expect(error).toBeInstanceOf(Killed);
					return true;
				}
			);
			life = null;
			await stage.close();
			boot();
			await stage.start();
			// Whoever asked has heard nothing, and asks again.
			await ask({ kind: 'reveal', ...(who && { who }) }, 'reveal');

			const all = (await Promise.all(BOARDS.map(onBoard))).flat();
			const left = (await Promise.all(PEOPLE.map(onDesk))).flatMap((parts) =>
				[...parts.values()].flat()
			);
			const known = ({ kind, at }: { kind: string; at: number }): string => `${kind} ${at}`;
			if (named) expect([...all, ...left].map(known).sort()).toEqual(marks.sort());
			else expect(all.map(({ kind }) => kind).sort()).toEqual(kindsOf(marks));
			expect(left.length).toBe(who ? marks.length - all.length : 0);
			expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
			expect(await store.reveals.pending('w1')).toEqual([]);
			expect(errors).toEqual([]);
		}
		expect(steps).toBeGreaterThan(10);
	});
});

const kindsOf = (marks: readonly string[]): string[] =>
	marks.map((mark) => mark.split(' ')[0] ?? '').sort();
