import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addPhases, FIRST_TOOLS, MINUTE, type NewPhase } from '#lib/domain/agenda.ts';
import { GRACE } from '#lib/domain/run.ts';
import { readRun } from '#lib/domain/stage-doc.ts';
import type { RunRequest } from '#lib/protocol/commands/run.ts';
import { createReveals } from '../../../server/stage/reveals.ts';
import { createStage, type Stage } from '../../../server/stage/stage.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/types.ts';
import { createMemoryRooms, type MemoryRooms } from '../../support/memory-rooms.ts';
import { manualClock, type ManualClock } from '../../support/sync-clock.ts';

const phase = (id: string, closes = false): NewPhase => ({
	id,
	title: { en: id },
	text: {},
	minutes: 5,
	mode: 'group',
	tools: FIRST_TOOLS,
	named: true,
	closes
});

let dataDir: string;
let store: Store;
let clock: ManualClock;
let rooms: MemoryRooms;
let stage: Stage;
/** Whether writing was closed (true) or opened, in the order in which the rooms were told. */
let told: boolean[];
const errors: unknown[] = [];
const board = { kind: 'board', workshop: 'w1', board: 'b1' } as const;
let keys = 0;

/** A server process: its rooms and timers are gone with it, the rows stay. */
function boot(): void {
	told = [];
	clock = manualClock(clock?.now() ?? 1_700_000_000_000);
	stage = createStage({
		store: store.stages,
		rooms,
		now: clock.now,
		timers: clock,
		reveals: createReveals({ store, rooms, canvases: new Map() }),
		onAccess: ({ doc }) => doc === 'board' && told.push(stage.isClosed(board)),
		newId: () => `job${keys++}`,
		newSecret: () => `seed${keys++}`,
		onError: (error) => errors.push(error)
	});
}

const ask = (command: RunRequest, key = `k${keys++}`) => stage.command('w1', key, command);
const shown = () => readRun(rooms.doc({ kind: 'stage', workshop: 'w1' }));
const next = () => ask({ kind: 'next', seen: shown().step });

beforeEach(async () => {
	dataDir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-stage-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	store = opened.ok;
	await store.workshops.create({ id: 'w1', title: 'w1', locale: 'en', createdAt: 1 }, [], [], []);
	rooms = createMemoryRooms();
	addPhases(rooms.doc({ kind: 'plan', workshop: 'w1' }), [
		phase('1'),
		phase('2', true),
		phase('3')
	]);
	boot();
});
afterEach(async () => {
	await stage.close();
	await store.close();
	await rm(dataDir, { recursive: true });
	expect(errors.splice(0)).toEqual([]);
});

describe('commands', () => {
	test('are seen by everybody when they are answered', async () => {
		expect(await next()).toEqual({ kind: 'done', step: 1 });
		expect(shown()).toMatchObject({ step: 1, phase: { id: '1' }, frozen: false });
		expect(shown()).not.toHaveProperty('past');
	});

	test('sent twice with one key count once and get one answer', async () => {
		const command: RunRequest = { kind: 'next', seen: 0 };
		const answers = await Promise.all([ask(command, 'k'), ask(command, 'k')]);
		expect(answers).toEqual([
			{ kind: 'done', step: 1 },
			{ kind: 'done', step: 1 }
		]);
		expect(await ask(command, 'k')).toEqual({ kind: 'done', step: 1 });
		expect(shown()).toMatchObject({ step: 1, phase: { id: '1' } });
	});

	test('of two facilitators who press Next in the same second: one counts, one is told', async () => {
		await next();
		const answers = await Promise.all([
			ask({ kind: 'next', seen: 1 }, 'anna'),
			ask({ kind: 'next', seen: 1 }, 'boris')
		]);
		expect(answers).toEqual([
			{ kind: 'done', step: 2 },
			{ kind: 'refused', why: 'stale' }
		]);
		expect(shown().phase?.id).toBe('2');
	});

	test('a phase whose canvas was deleted is still a phase; one that was deleted isn’t', async () => {
		expect(await ask({ kind: 'go', phase: 'gone', seen: 0 })).toEqual({
			kind: 'refused',
			why: 'no_phase'
		});
		expect(shown().step).toBe(0);
	});

	test('a failure changes nothing that is shown, and the row is shown after it', async () => {
		rooms.failure = new Error('the log is full');
		await expect(next()).rejects.toThrow('the log is full');
		rooms.failure = null;
		expect(shown().step).toBe(0);
		await stage.prepare('w1');
		expect(shown()).toMatchObject({ step: 1, phase: { id: '1' } });
	});
});

describe('the clock', () => {
	test('closes writing ten seconds after its end, once', async () => {
		await next();
		await next();
		await ask({ kind: 'timer-start' });
		await clock.advance(5 * MINUTE + GRACE - 1);
		expect(shown().frozen).toBe(false);
		await clock.advance(1);
		await stage.close();
		expect(shown()).toMatchObject({ frozen: true, timer: { state: 'over' } });
		expect(stage.isClosed(board)).toBe(true);
		expect(told).toEqual([true]);
	});

	test('that was paused, lengthened or left doesn’t', async () => {
		await next();
		await next();
		await ask({ kind: 'timer-start' });
		await ask({ kind: 'timer-add', minutes: 2 });
		await clock.advance(6 * MINUTE);
		expect(shown().frozen).toBe(false);
		await ask({ kind: 'timer-pause' });
		await clock.advance(60 * MINUTE);
		expect(shown()).toMatchObject({ frozen: false, timer: { state: 'paused', left: MINUTE } });
		await ask({ kind: 'timer-resume' });
		await next();
		await clock.advance(60 * MINUTE);
		expect(shown()).toMatchObject({ frozen: false, phase: { id: '3' } });
		expect(told).toEqual([]);
	});

	test('goes on over a restart, and what was missed meanwhile happens at the start, once', async () => {
		await next();
		await next();
		await ask({ kind: 'timer-start' });
		await clock.advance(MINUTE);
		await stage.close();
		boot();
		await stage.start();
		await clock.advance(MINUTE);
		expect(shown().frozen).toBe(false);
		await stage.close();
		const later = clock.now() + 10 * MINUTE;
		clock = manualClock(later);
		boot();
		await stage.start();
		await clock.advance(0);
		await stage.close();
		expect(shown()).toMatchObject({ frozen: true, step: 4 });
		boot();
		await stage.start();
		await clock.advance(MINUTE);
		await stage.close();
		expect(shown().step).toBe(4);
	});

	test('of two processes that both know the deadline, one acts', async () => {
		await next();
		await next();
		await ask({ kind: 'timer-start' });
		const first = stage;
		const firstClock = clock;
		boot();
		await stage.start();
		await Promise.all([clock.advance(6 * MINUTE), firstClock.advance(6 * MINUTE)]);
		await Promise.all([first.close(), stage.close()]);
		expect(shown()).toMatchObject({ frozen: true, step: 4 });
	});
});

test('freezing tells the rooms at once, and a restart remembers it', async () => {
	await ask({ kind: 'freeze', on: true });
	await ask({ kind: 'freeze', on: true });
	expect(told).toEqual([true]);
	boot();
	expect(stage.isClosed(board)).toBe(false);
	await stage.prepare('w1');
	expect(stage.isClosed(board)).toBe(true);
	await ask({ kind: 'freeze', on: false });
	expect(told).toEqual([true, false]);
});
