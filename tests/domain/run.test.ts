import { describe, expect, test } from 'vitest';
import { FIRST_TOOLS, MINUTE, type Phase } from '#lib/domain/agenda.ts';
import {
	deadlineOf,
	decide,
	GRACE,
	leftOf,
	NOTHING_RUNS,
	type RunCommand,
	type RunRecord
} from '#lib/domain/run.ts';
import { parseRun } from '#lib/domain/run-parser.ts';

const phase = (id: string, closes = false): Phase => ({
	id,
	title: { en: id },
	text: { ru: 'Пишите' },
	minutes: 5,
	mode: closes ? 'solo' : 'group',
	tools: FIRST_TOOLS,
	named: true,
	closes,
	z: `a${id}`
});
const AGENDA = [phase('1'), phase('2', true), phase('3')];

/** A room, its clock and its agenda. */
class Room {
	run: RunRecord = NOTHING_RUNS;
	now = 1_000_000;
	agenda = AGENDA;

	/** What came of a command: 'ok', or why not. */
	do(command: RunCommand): string {
		const decision = decide(this.run, command, { agenda: this.agenda, now: this.now });
		if ('refused' in decision) return decision.refused;
		this.run = decision.ok;
		return 'ok';
	}
	next = (): string => this.do({ kind: 'next', seen: this.run.step });
	back = (): string => this.do({ kind: 'back', seen: this.run.step });
	get at(): string | undefined {
		return this.run.phase?.id;
	}
}

describe('phases', () => {
	test('go forward to the last and not beyond', () => {
		const room = new Room();
		expect([room.next(), room.next(), room.next()]).toEqual(['ok', 'ok', 'ok']);
		expect(room.at).toBe('3');
		expect(room.next()).toBe('no_phase');
		expect(room.at).toBe('3');
	});

	test('Next of two facilitators in the same second counts once', () => {
		const room = new Room();
		room.next();
		const seen = room.run.step;
		expect(room.do({ kind: 'next', seen })).toBe('ok');
		expect(room.do({ kind: 'next', seen })).toBe('stale');
		expect(room.at).toBe('2');
	});

	test('back restores the former phase with its former permissions', () => {
		const room = new Room();
		room.next();
		room.do({ kind: 'freeze', on: true });
		room.next();
		expect(room.run.frozen).toBe(false);
		expect(room.back()).toBe('ok');
		expect([room.at, room.run.frozen]).toEqual(['1', true]);
		expect(room.back()).toBe('no_phase');
	});

	test('back passes over a phase that was taken off; next begins again after one', () => {
		const room = new Room();
		room.next();
		room.next();
		room.next();
		room.agenda = [phase('1'), phase('3')];
		room.back();
		expect(room.at).toBe('1');
		room.agenda = [phase('3')];
		room.next();
		expect(room.at).toBe('3');
	});

	test('go skips; an unknown phase is refused', () => {
		const room = new Room();
		expect(room.do({ kind: 'go', phase: '3', seen: 0 })).toBe('ok');
		expect(room.do({ kind: 'go', phase: 'x', seen: 1 })).toBe('no_phase');
		expect(room.do({ kind: 'stop', seen: 1 })).toBe('ok');
		expect(room.run).toMatchObject({ phase: null, timer: null, frozen: false });
	});
});

describe('the clock', () => {
	const started = (): Room => {
		const room = new Room();
		room.next();
		room.next();
		room.do({ kind: 'timer-start' });
		return room;
	};
	const left = ({ run, now }: Room): number => (run.timer ? leftOf(run.timer, now) / MINUTE : -1);

	test('stands at the phase’s minutes until it is started', () => {
		const room = new Room();
		room.next();
		room.now += MINUTE;
		expect(left(room)).toBe(5);
	});

	test('runs, pauses, goes on, is lengthened and shortened', () => {
		const room = started();
		room.now += MINUTE;
		room.do({ kind: 'timer-pause' });
		room.now += 10 * MINUTE;
		expect(left(room)).toBe(4);
		room.do({ kind: 'timer-resume' });
		room.now += MINUTE;
		room.do({ kind: 'timer-add', minutes: 1 });
		expect(left(room)).toBe(4);
		room.do({ kind: 'timer-add', minutes: -3 });
		expect(left(room)).toBe(1);
		room.do({ kind: 'timer-add', minutes: -3 });
		expect(left(room)).toBe(0);
	});

	test.each([0, -1, NaN, Infinity, 10 * 365 * 24 * 60])('%d minutes are refused', (minutes) => {
		const room = started();
		const before = room.run;
		expect(room.do({ kind: 'timer-start', minutes })).toBe('minutes_invalid');
		if (minutes !== -1) expect(room.do({ kind: 'timer-add', minutes })).toBe('minutes_invalid');
		expect(room.run).toBe(before);
	});

	test('closes writing a grace after its end, where the phase says so', () => {
		const room = started();
		const deadline = deadlineOf(room.run);
		expect(deadline).toBe(room.now + 5 * MINUTE + GRACE);
		const { step } = room.run;
		room.now = deadline ?? 0;
		room.do({ kind: 'time-is-up', step });
		expect(room.run).toMatchObject({ frozen: true, timer: { state: 'over' } });
		expect(deadlineOf(room.run)).toBeNull();
	});

	test('a deadline of a clock that was changed since does nothing', () => {
		const room = started();
		const { step } = room.run;
		room.do({ kind: 'timer-add', minutes: 1 });
		const before = room.run;
		room.do({ kind: 'time-is-up', step });
		expect(room.run).toBe(before);
	});

	test('time added after the end opens writing again', () => {
		const room = started();
		room.do({ kind: 'timer-end' });
		expect(room.run.frozen).toBe(true);
		room.do({ kind: 'timer-add', minutes: 2 });
		expect(room.run).toMatchObject({ frozen: false, timer: { state: 'running' } });
		expect(left(room)).toBe(2);
	});

	test('of a phase that doesn’t close has no deadline and closes nothing', () => {
		const room = new Room();
		room.next();
		room.do({ kind: 'timer-start' });
		expect(deadlineOf(room.run)).toBeNull();
		room.do({ kind: 'timer-end' });
		expect(room.run.frozen).toBe(false);
	});

	test('without a phase needs its minutes said', () => {
		const room = new Room();
		expect(room.do({ kind: 'timer-pause' })).toBe('no_timer');
		expect(room.do({ kind: 'timer-start' })).toBe('no_timer');
		expect(room.do({ kind: 'timer-start', minutes: 3 })).toBe('ok');
	});
});

describe('reading', () => {
	test('what was written comes back', () => {
		const room = new Room();
		room.next();
		room.next();
		room.do({ kind: 'timer-start' });
		expect(parseRun(JSON.parse(JSON.stringify(room.run)))).toEqual(room.run);
	});

	test.each([null, 7, 'x', {}, { step: -1 }, { step: NaN }])('%j is nothing', (value) => {
		expect(parseRun(value)).toBe(NOTHING_RUNS);
	});

	test('what a newer server may have written is healed', () => {
		expect(
			parseRun({
				step: 3,
				phase: { id: 'a', mode: 'dance' },
				timer: { state: 'flying' },
				past: 'x'
			})
		).toMatchObject({ step: 3, phase: { id: 'a', mode: 'group' }, timer: null, past: [] });
	});
});

describe('the tools that participants have', () => {
	test('are all where nobody leads, and the phase’s own once one is under way', () => {
		const room = new Room();
		expect(room.run.tools).toBeNull();
		room.next();
		expect(room.run.tools).toEqual(FIRST_TOOLS);
		room.do({ kind: 'stop', seen: room.run.step });
		expect(room.run.tools).toBeNull();
	});

	test('are opened and closed while a phase runs, in the list’s own order and each once', () => {
		const room = new Room();
		room.next();
		expect(room.do({ kind: 'tools', tools: ['ink', 'note', 'ink'] })).toBe('ok');
		expect(room.run.tools).toEqual(['note', 'ink']);
		const { step } = room.run;
		expect(room.do({ kind: 'tools', tools: ['note', 'ink'] })).toBe('ok');
		expect(room.run.step).toBe(step);
		expect(room.do({ kind: 'tools', tools: [] })).toBe('ok');
		expect(room.run.tools).toEqual([]);
		expect(room.do({ kind: 'tools', tools: null })).toBe('ok');
		expect(room.run.tools).toBeNull();
	});

	test('are the next phase’s after Next, and what they had become after Back', () => {
		const room = new Room();
		room.next();
		room.do({ kind: 'tools', tools: ['note', 'text'] });
		room.next();
		expect(room.run.tools).toEqual(FIRST_TOOLS);
		room.back();
		expect(room.run.tools).toEqual(['note', 'text']);
	});

	test('are read back as they were kept, and from an older row are the phase’s', () => {
		const room = new Room();
		room.next();
		room.do({ kind: 'tools', tools: null });
		room.next();
		const kept: Record<string, unknown> = JSON.parse(JSON.stringify(room.run));
		expect(parseRun(kept)).toEqual(room.run);
		delete kept['tools'];
		expect(parseRun(kept).tools).toEqual(FIRST_TOOLS);
	});
});

test('a phase whose canvas was deleted is entered like any other, with its tools and its clock', () => {
	const room = new Room();
	room.agenda = [{ ...phase('1'), frame: 'deleted' }, phase('2')];
	expect(room.next()).toBe('ok');
	// Readers that don't find the canvas leave everybody where they are.
	expect(room.run.phase).toMatchObject({ id: '1', frame: 'deleted' });
	expect(room.run.tools).toEqual(FIRST_TOOLS);
	expect([room.next(), room.back(), room.at]).toEqual(['ok', 'ok', '1']);
});
