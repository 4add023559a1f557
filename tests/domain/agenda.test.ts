import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CANVASES } from '#lib/canvases/index.ts';
import {
	addPhases,
	editPhase,
	FIRST_TOOLS,
	MAX_PHASES,
	minutesFrom,
	movePhase,
	phasesOf,
	readAgenda,
	removePhases,
	type NewPhase
} from '#lib/domain/agenda.ts';

const phase = (id: string, more: Partial<NewPhase> = {}): NewPhase => ({
	id,
	title: { en: id },
	text: {},
	minutes: 5,
	mode: 'group',
	tools: FIRST_TOOLS,
	named: true,
	closes: false,
	...more
});
const agenda = (...phases: NewPhase[]): Y.Doc => {
	const plan = new Y.Doc();
	addPhases(plan, phases);
	return plan;
};
const order = (plan: Y.Doc): string =>
	readAgenda(plan)
		.map(({ id }) => id)
		.join('');

describe('the agenda', () => {
	test('keeps its order, and gives back what was put in', () => {
		const plan = agenda(phase('a', { frame: 'f', mode: 'vote', closes: true }), phase('b'));
		addPhases(plan, [phase('c'), phase('a')]);
		expect(order(plan)).toBe('abc');
		const { z: _z, ...first } = readAgenda(plan)[0]!;
		expect(first).toEqual(phase('a', { frame: 'f', mode: 'vote', closes: true }));
	});

	test.each([
		['c', 'a', 'cab'],
		['a', null, 'bca'],
		['a', 'c', 'bac']
	] as const)('%s before %s', (id, before, expected) => {
		const plan = agenda(phase('a'), phase('b'), phase('c'));
		expect(movePhase(plan, id, before)).toBe(true);
		expect(order(plan)).toBe(expected);
	});

	test('nothing is written where nothing changes', () => {
		const plan = agenda(phase('a'), phase('b'));
		let updates = 0;
		plan.on('update', () => updates++);
		movePhase(plan, 'a', 'b');
		movePhase(plan, 'b', null);
		movePhase(plan, 'a', 'gone');
		editPhase(plan, 'a', { minutes: 5, title: { en: 'a' } });
		editPhase(plan, 'gone', { minutes: 7 });
		removePhases(plan, ['gone']);
		expect(updates).toBe(0);
	});

	test('changes and goes in one transaction each', () => {
		const plan = agenda(phase('a', { frame: 'f' }), phase('b'));
		let updates = 0;
		plan.on('update', () => updates++);
		editPhase(plan, 'a', { minutes: 12, text: { ru: 'Пишите' }, frame: undefined });
		expect(readAgenda(plan)[0]).toMatchObject({ minutes: 12, text: { ru: 'Пишите' } });
		expect(readAgenda(plan)[0]).not.toHaveProperty('frame');
		removePhases(plan, ['a', 'b']);
		expect(order(plan)).toBe('');
		expect(updates).toBe(2);
	});

	test('two facilitators who add and move at once have the same agenda', () => {
		const a = agenda(phase('a'), phase('b'));
		const b = new Y.Doc();
		Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
		addPhases(a, [phase('c')]);
		movePhase(a, 'b', 'a');
		addPhases(b, [phase('d')]);
		movePhase(b, 'a', null);
		Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
		Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
		expect(order(a)).toBe(order(b));
		expect([...order(a)].sort().join('')).toBe('abcd');
	});

	test('holds so many phases and no more', () => {
		const many = Array.from({ length: MAX_PHASES + 3 }, (_, i) => phase(`p${i}`));
		expect(readAgenda(agenda(...many))).toHaveLength(MAX_PHASES);
	});

	test('skips what isn’t a phase and heals slips', () => {
		const plan = new Y.Doc();
		const raw = plan.getMap('agenda');
		raw.set('x', 'no map');
		raw.set(
			'y',
			new Y.Map<unknown>([
				['minutes', -5],
				['mode', 'sleep'],
				['tools', 'all'],
				['title', 3]
			])
		);
		expect(readAgenda(plan)).toEqual([
			{ ...phase('y'), title: {}, mode: 'group', minutes: 5, z: '' }
		]);
	});
});

test('a canvas’s own steps are a ready agenda', () => {
	const template = CANVASES.get('lean-experiment-canvas')!;
	let n = 0;
	const phases = phasesOf(template, 'f', () => `p${n++}`);
	expect(phases.map(({ minutes }) => minutes)).toEqual([5, 8, 7, 8, 12, 8, 5, 4, 3]);
	expect(phases[1]).toMatchObject({
		mode: 'solo',
		closes: true,
		frame: 'f',
		title: template.steps[1]!.text
	});
	const plan = agenda(...phases);
	expect(minutesFrom(readAgenda(plan), null)).toBe(template.minutes);
	expect(minutesFrom(readAgenda(plan), 'p7')).toBe(7);
});
