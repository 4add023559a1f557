import { describe, expect, test } from 'vitest';
import { FIRST_TOOLS, type Phase } from '#lib/domain/agenda.ts';
import { parseDesks } from '#lib/domain/desks.ts';
import { decide, NOTHING_RUNS, type RunCommand, type RunRecord } from '#lib/domain/run.ts';
import { parseRun } from '#lib/domain/run-parser.ts';

const phase = (id: string, mode: Phase['mode'], named = true): Phase => ({
	id,
	title: {},
	text: {},
	minutes: 5,
	mode,
	tools: FIRST_TOOLS,
	named,
	closes: false,
	z: `a${id}`
});

class Room {
	run: RunRecord = NOTHING_RUNS;
	agenda = [phase('1', 'solo'), phase('2', 'group'), phase('3', 'solo', false)];
	do(command: RunCommand, written = true): string {
		const decision = decide(this.run, command, { agenda: this.agenda, now: 1, written });
		if ('refused' in decision) return decision.refused;
		this.run = parseRun(JSON.parse(JSON.stringify(decision.ok)));
		return 'ok';
	}
	go = (id: string): string => this.do({ kind: 'go', phase: id, seen: this.run.step });
	reveal = (who?: string): string => this.do({ kind: 'reveal', ...(who && { who }) });
}

describe('a private round', () => {
	test('begins with a phase in which each works alone, and with no other', () => {
		const room = new Room();
		room.go('2');
		expect(room.run.desks).toBeNull();
		room.go('1');
		expect(room.run.desks).toEqual({ open: true, named: true, counts: 'nobody' });
	});

	test('waits, closed, when the room moves on without a reveal', () => {
		const room = new Room();
		room.go('1');
		room.go('2');
		expect(room.run.desks).toEqual({ open: false, named: true, counts: 'nobody' });
		expect(room.reveal()).toBe('ok');
		expect(room.run.desks).toBeNull();
	});

	test('ends with the reveal of all, not with that of one', () => {
		const room = new Room();
		room.go('1');
		expect(room.reveal('anna')).toBe('ok');
		expect(room.run.desks?.open).toBe(true);
		expect(room.reveal()).toBe('ok');
		expect(room.run.desks).toBeNull();
		expect(room.reveal()).toBe('nothing_to_reveal');
	});

	test('is as announced when people came to it, whatever becomes of the agenda', () => {
		const room = new Room();
		room.go('3');
		room.agenda = [phase('3', 'solo', true)];
		expect(room.run).toMatchObject({ phase: { named: false }, desks: { named: false } });
	});

	test('stays anonymous until it is revealed, even if the next announces names', () => {
		const room = new Room();
		room.go('3');
		room.go('1');
		expect(room.run.desks?.named).toBe(false);
		room.reveal();
		room.go('1');
		expect(room.run.desks?.named).toBe(true);
	});

	test('that is anonymous is not revealed one by one', () => {
		const room = new Room();
		room.go('3');
		expect(room.reveal('anna')).toBe('anonymous');
		expect(room.reveal()).toBe('ok');
	});

	test('with nothing written has nothing to reveal, and goes on', () => {
		const room = new Room();
		expect(room.do({ kind: 'reveal' })).toBe('nothing_to_reveal');
		room.go('1');
		const before = room.run;
		expect(room.do({ kind: 'reveal' }, false)).toBe('nothing_to_reveal');
		expect(room.run).toBe(before);
	});

	test('tells counts to nobody until somebody says so, and the next begins anew', () => {
		const room = new Room();
		expect(room.do({ kind: 'desk-counts', show: 'everybody' })).toBe('nothing_to_reveal');
		room.go('1');
		room.do({ kind: 'desk-counts', show: 'facilitators' });
		expect(room.run.desks?.counts).toBe('facilitators');
		room.reveal();
		room.go('1');
		expect(room.run.desks?.counts).toBe('nobody');
	});

	test('is restored by Back as it was left: revealed or not', () => {
		const room = new Room();
		room.go('1');
		room.go('2');
		room.do({ kind: 'back', seen: room.run.step });
		expect(room.run.desks?.open).toBe(true);
		room.reveal();
		room.go('2');
		room.do({ kind: 'back', seen: room.run.step });
		expect(room.run).toMatchObject({ phase: { id: '1' }, desks: null });
	});

	test('outlives the end of the run', () => {
		const room = new Room();
		room.go('1');
		room.do({ kind: 'stop', seen: room.run.step });
		expect(room.run).toMatchObject({ phase: null, desks: { open: false } });
		expect(room.reveal()).toBe('ok');
	});
});

test('what can’t be read of a round promises more rather than less', () => {
	expect(parseDesks({ open: 1, named: 'yes', counts: 'all' })).toEqual({
		open: false,
		named: false,
		counts: 'nobody'
	});
	for (const value of [null, undefined, 1, [], 'open']) expect(parseDesks(value)).toBeNull();
});
