import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	addPhases,
	FIRST_TOOLS,
	MAX_PHASES,
	readAgenda,
	type NewPhase
} from '#lib/domain/agenda.ts';
import { layFrames, readFrames } from '#lib/domain/plan-doc.ts';
import {
	formatRunOfShow,
	loadRunOfShow,
	MAX_RUN_FILE,
	parseRunOfShow
} from '#lib/domain/run-of-show.ts';

const phase = (id: string, more: Partial<NewPhase> = {}): NewPhase => ({
	id,
	title: { en: `Phase ${id}`, ru: `Этап ${id}` },
	text: { en: 'Write' },
	minutes: 7,
	mode: 'solo',
	tools: [...FIRST_TOOLS, 'ink'],
	named: false,
	closes: true,
	...more
});

/** A workshop with these canvases, each with the id `<prefix><n>`. */
function workshop(prefix: string, canvases: readonly string[], phases: readonly NewPhase[] = []) {
	const plan = new Y.Doc();
	layFrames(
		plan,
		canvases.map((canvas, i) => ({ id: `${prefix}${i}`, canvas, wh: [100, 100] }))
	);
	addPhases(plan, phases);
	return plan;
}
const save = (plan: Y.Doc): string => formatRunOfShow('Loop', readAgenda(plan), readFrames(plan));

let ids = 0;
function load(plan: Y.Doc, text: string, replace = false) {
	const parsed = parseRunOfShow(text);
	if ('problem' in parsed) return parsed.problem;
	const newId = (): string => `new${ids++}`;
	return loadRunOfShow(plan, parsed.ok, readFrames(plan), { newId, replace });
}
/** Without what is each workshop's own. */
const shown = (plan: Y.Doc) => readAgenda(plan).map(({ id: _id, z: _z, ...rest }) => rest);

describe('a run of show as a file', () => {
	test('comes back whole in another workshop, on its canvases, in the same order', () => {
		const before = workshop(
			'old',
			['map', 'loop', 'map'],
			[
				phase('a', { frame: 'old1' }),
				phase('b', { frame: 'old2' }),
				phase('c', { minutes: 30, mode: 'vote' })
			]
		);
		const next = workshop('new', ['map', 'map', 'loop']);
		expect(load(next, save(before))).toEqual({ added: 3, homeless: 0 });
		const frames = ['new2', 'new1', undefined];
		expect(shown(next)).toEqual(
			shown(before).map(({ frame: _frame, ...rest }, i) => ({
				...rest,
				...(frames[i] && { frame: frames[i] })
			}))
		);
	});

	test('takes the last canvas of a kind where there are fewer, and none where there is none', () => {
		const before = workshop(
			'old',
			['map', 'map', 'loop'],
			[phase('a', { frame: 'old1' }), phase('b', { frame: 'old2' })]
		);
		const next = workshop('new', ['map']);
		expect(load(next, save(before))).toEqual({ added: 2, homeless: 1 });
		expect(readAgenda(next).map(({ frame }) => frame)).toEqual(['new0', undefined]);
	});

	test('is put after what is there, or in its place, as one step', () => {
		const file = save(workshop('old', [], [phase('a'), phase('b')]));
		const next = workshop('new', [], [phase('x')]);
		let steps = 0;
		next.on('afterTransaction', () => steps++);
		load(next, file);
		expect(shown(next).map(({ title }) => title.en)).toEqual(['Phase x', 'Phase a', 'Phase b']);
		load(next, file, true);
		expect(shown(next).map(({ title }) => title.en)).toEqual(['Phase a', 'Phase b']);
		expect(steps).toBe(2);
	});

	test('that isn’t one, is a newer one’s, is empty or far too long is refused by name', () => {
		const file: Record<string, unknown> = JSON.parse(save(workshop('old', [], [phase('a')])));
		const problem = (text: string) => load(workshop('new', []), text);
		expect(problem('')).toBe('not_a_run');
		expect(problem('{"format":"other","version":1,"phases":[]}')).toBe('not_a_run');
		expect(problem(JSON.stringify({ ...file, phases: 'none' }))).toBe('not_a_run');
		expect(problem(JSON.stringify({ ...file, version: 2 }))).toBe('newer');
		expect(problem(JSON.stringify({ ...file, version: 'x' }))).toBe('newer');
		expect(problem(JSON.stringify({ ...file, phases: [1, null] }))).toBe('empty');
		expect(problem(' '.repeat(MAX_RUN_FILE + 1))).toBe('too_large');
	});

	test('heals what is wrong in a phase, and never has more phases than an agenda', () => {
		const wrong = {
			title: 5,
			text: { en: 'x'.repeat(5_000) },
			minutes: -1,
			mode: 'dance',
			tools: [1]
		};
		const odd = { ...wrong, frame: 'sneaked', canvas: { id: 7 }, z: '', __proto__: { id: 'x' } };
		const file = { format: 'loopboard-run-of-show', version: 1 };
		const plan = workshop('new', []);
		load(plan, JSON.stringify({ ...file, phases: [odd] }));
		const [read] = readAgenda(plan);
		expect(read).toMatchObject({ title: {}, minutes: 5, mode: 'group', tools: [], named: true });
		expect(read).not.toHaveProperty('frame');
		expect(read?.text.en).toHaveLength(1_000);
		const many = Array.from({ length: MAX_PHASES + 50 }, () => ({ title: { en: 'a' } }));
		expect(load(workshop('x', []), JSON.stringify({ ...file, phases: many }))).toEqual({
			added: MAX_PHASES,
			homeless: 0
		});
	});
});
