import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOTE_COLORS } from '#lib/domain/note-kinds.ts';
import {
	actionById,
	actionFor,
	ACTIONS,
	ACTION_GROUPS,
	carryEventOf,
	nudgeOf,
	resolveKey,
	type Action,
	type KeyState
} from '#lib/tools/actions.ts';
import { toldChords } from '#lib/tools/actions/told.ts';
import { toolItems } from '#lib/tools/actions/toolbar.ts';
import { chordOf, parseChord } from '#lib/tools/keymap.ts';
import { key, LAYOUTS, presses } from './layouts.ts';

const AT_EASE: KeyState = {
	canEdit: true,
	canFacilitate: false,
	selected: 1,
	editing: false,
	phase: 'idle',
	characterKeys: true,
	typeToEdit: false,
	making: false
};
const during = (state: Partial<KeyState>): KeyState => ({ ...AT_EASE, ...state });

const overlap = (a: Action['when'], b: Action['when']): boolean =>
	a === b || a === 'both' || b === 'both';

describe('the registry', () => {
	it('names every action once and finds it by its id', () => {
		expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
		for (const action of ACTIONS) expect(actionById(action.id)).toBe(action);
		expect(() => actionById('fly' as Action['id'])).toThrow('fly');
	});

	it('gives no chord to two actions that could be meant at once', () => {
		const clashes = ACTIONS.flatMap((a, i) =>
			ACTIONS.slice(i + 1).flatMap((b) =>
				overlap(a.when, b.when) ? a.chords.filter((chord) => b.chords.includes(chord)) : []
			)
		);
		expect(clashes).toEqual([]);
	});

	it('writes every chord in the one form, and gives one to every action that is in no menu', () => {
		const inToolbar = new Set(toolItems(true).flatMap(({ action, ways }) => [action, ...ways]));
		for (const { id, chords, where } of ACTIONS) {
			const offered = inToolbar.has(id) || (where?.length ?? 0) > 0;
			expect(chords.length > 0 || offered, id).toBe(true);
			for (const chord of chords) expect(chordOf(parseChord(chord))).toBe(chord);
		}
	});

	it('uses icons that exist, and groups in the order they are shown', () => {
		for (const { icon } of ACTIONS) {
			const file = new URL(
				`../../node_modules/lucide-svelte/dist/icons/${icon}.svelte`,
				import.meta.url
			);
			expect(existsSync(file), icon).toBe(true);
		}
		const groups = [...new Set(ACTIONS.map(({ group }) => group))];
		expect(groups).toEqual([...ACTION_GROUPS]);
	});

	it('keeps what changes the board from those who may not', () => {
		const free = ACTIONS.filter(({ permission }) => permission === 'any').map(({ id }) => id);
		const changing = [
			'delete',
			'duplicate',
			'cut',
			'paste',
			'undo',
			'edit',
			'move-mode',
			'tool.note'
		];
		expect(changing.filter((id) => free.some((each) => each === id))).toEqual([]);
	});

	it('has a digit with Alt for each of the ten colours, in their order', () => {
		NOTE_COLORS.forEach((color, i) => {
			expect(actionFor(`alt+${(i + 1) % 10}`, AT_EASE)).toBe(`color.${color}`);
		});
	});
});

describe('which action a chord stands for', () => {
	it.each([
		['v', 'tool.select'],
		['h', 'tool.hand'],
		['n', 'tool.note'],
		['s', 'tool.note'],
		['enter', 'edit'],
		['escape', 'cancel'],
		['delete', 'delete'],
		['backspace', 'delete'],
		['mod+d', 'duplicate'],
		['mod+a', 'select-all'],
		['mod+z', 'undo'],
		['mod+shift+z', 'redo'],
		['mod+y', 'redo'],
		['mod+]', 'bring-forward'],
		['mod+[', 'send-backward'],
		['mod+shift+]', 'to-front'],
		[']', 'to-front'],
		['mod+shift+[', 'to-back'],
		['[', 'to-back'],
		['left', 'nudge.left'],
		['shift+down', 'nudge.down'],
		['mod+=', 'zoom-in'],
		['mod++', 'zoom-in'],
		['mod+-', 'zoom-out'],
		['mod+0', 'zoom-100'],
		['shift+0', 'zoom-100'],
		['shift+1', 'fit-all'],
		['shift+2', 'fit-selection'],
		['pagedown', 'canvas-next'],
		['pageup', 'canvas-previous'],
		['tab', 'focus-next'],
		['shift+tab', 'focus-previous'],
		['mod+enter', 'neighbour.down'],
		['mod+shift+enter', 'neighbour.up'],
		['mod+right', 'nearest.right'],
		['m', 'move-mode'],
		['shift+f10', 'menu'],
		['?', 'shortcuts'],
		['f1', 'help']
	])('%s is %s', (chord, id) => {
		expect(actionFor(chord, AT_EASE)).toBe(id);
	});

	it('while writing only what cannot be meant as text', () => {
		const writing = during({ editing: true });
		expect(actionFor('tab', writing)).toBe('neighbour.right');
		expect(actionFor('shift+tab', writing)).toBe('neighbour.left');
		expect(actionFor('mod+enter', writing)).toBe('neighbour.down');
		expect(actionFor('escape', writing)).toBe('cancel');
		expect(actionFor('mod+z', writing)).toBe('undo');
		for (const chord of [
			'n',
			'enter',
			'backspace',
			'left',
			'mod+a',
			'mod+left',
			'alt+1',
			'pageup',
			'?'
		]) {
			expect(actionFor(chord, writing)).toBeNull();
		}
	});

	it('for a viewer only what changes nothing', () => {
		const viewer = during({ canEdit: false });
		for (const chord of ['n', 'delete', 'mod+d', 'mod+z', 'left', 'm', 'alt+1', 'mod+]']) {
			expect(actionFor(chord, viewer)).toBeNull();
		}
		expect(actionFor('h', viewer)).toBe('tool.hand');
		expect(actionFor('mod+a', viewer)).toBe('select-all');
	});

	it('none for what needs a selection that is not there', () => {
		expect(actionFor('delete', during({ selected: 0 }))).toBeNull();
		expect(actionFor('enter', during({ selected: 2 }))).toBeNull();
	});

	it('none for single characters when they are switched off', () => {
		const off = during({ characterKeys: false });
		for (const chord of ['v', 'n', '?', ']', 'shift+1']) expect(actionFor(chord, off)).toBeNull();
		for (const chord of ['mod+d', 'alt+m', 'escape', 'left'])
			expect(actionFor(chord, off)).not.toBeNull();
	});

	it('none for copy, cut and paste, which the browser brings itself', () => {
		for (const chord of ['mod+c', 'mod+x', 'mod+v']) expect(actionFor(chord, AT_EASE)).toBeNull();
		expect(resolveKey(key('KeyV', 'v', { mod: true }), AT_EASE)).toEqual({ kind: 'pass' });
	});
});

describe('a key press', () => {
	it('runs its action on a Russian keyboard as well', () => {
		expect(resolveKey(key('KeyN', 'т'), AT_EASE)).toEqual({
			kind: 'run',
			action: 'tool.note',
			chord: 'n'
		});
		expect(resolveKey(key('KeyZ', 'я', { mod: true }), AT_EASE)).toMatchObject({ action: 'undo' });
	});

	it('repeats where that makes sense and is kept from the browser where not', () => {
		const held = { mod: true, repeat: true };
		expect(resolveKey(key('KeyZ', 'z', held), AT_EASE)).toMatchObject({ kind: 'run' });
		expect(resolveKey(key('KeyD', 'd', held), AT_EASE)).toEqual({ kind: 'swallow' });
	});

	it('that is ours but has nothing to work on is kept from the browser', () => {
		const empty = during({ selected: 0 });
		expect(resolveKey(key('KeyD', 'd', { mod: true }), empty)).toEqual({ kind: 'swallow' });
	});

	it('that is nobody’s is left alone', () => {
		expect(resolveKey(key('KeyP', 'p', { mod: true }), AT_EASE)).toEqual({ kind: 'pass' });
		expect(resolveKey(key('KeyX', 'x'), during({ editing: true }))).toEqual({ kind: 'pass' });
		expect(resolveKey(key('KeyN', 'n', { composing: true }), AT_EASE)).toEqual({ kind: 'pass' });
	});

	it('frames the selection by Shift and a digit even where a key would start writing', () => {
		const verdict = resolveKey(key('Digit2', '@', { shift: true }), during({ typeToEdit: true }));
		expect(verdict).toMatchObject({ kind: 'run', action: 'fit-selection' });
	});

	it.each([...Object.keys(LAYOUTS)])('on a selected note writes any letter of %s', (layout) => {
		const chosen = during({ typeToEdit: true, canVote: true });
		const letters = presses(layout).filter(
			(press) => /^\p{L}$/u.test(press.key) && !press.mod && !press.alt
		);
		expect(letters.length).toBeGreaterThan(50);
		for (const press of letters) {
			expect(resolveKey(press, chosen), press.key).toEqual({ kind: 'type', text: press.key });
		}
	});

	it('stamps and votes on a selected note by the sign that a key types', () => {
		const chosen = during({ typeToEdit: true, canVote: true });
		expect(resolveKey(key('Slash', '.'), chosen)).toMatchObject({ action: 'tool.stamp' });
		expect(resolveKey(key('KeyE', '.'), chosen)).toMatchObject({ action: 'tool.stamp' });
		expect(resolveKey(key('Slash', '-'), chosen)).toMatchObject({ action: 'vote.take' });
	});

	it('on the only selected note starts writing in it, where that is wished', () => {
		const typing = during({ typeToEdit: true });
		expect(resolveKey(key('KeyN', 'т'), typing)).toEqual({ kind: 'type', text: 'т' });
		expect(resolveKey(key('Digit8', '[', { altGraph: true }), typing)).toEqual({
			kind: 'type',
			text: '['
		});
		for (const press of [
			key('Space', ' '),
			key('Enter', 'Enter'),
			key('KeyD', 'd', { mod: true })
		]) {
			expect(resolveKey(press, typing).kind).not.toBe('type');
		}
		expect(resolveKey(key('KeyN', 'n'), during({ typeToEdit: true, selected: 2 }))).toMatchObject({
			action: 'tool.note'
		});
		expect(resolveKey(key('KeyN', 'n'), during({ typeToEdit: true, canEdit: false })).kind).toBe(
			'pass'
		);
	});
});

describe('what help tells', () => {
	it('writes nothing over the words of the note it is tried on', () => {
		const chosen = during({ typeToEdit: true, canVote: true });
		for (const action of ACTIONS.filter(({ needs }) => needs !== 'nothing')) {
			for (const chord of toldChords(action)) {
				const { key: cap, mod, alt, shift } = parseChord(chord);
				const press = key('', cap, { mod, alt, shift });
				expect(resolveKey(press, chosen).kind, `${action.id} by ${chord}`).not.toBe('type');
			}
		}
		expect(toldChords(actionById('move-mode'))).toEqual(['alt+m']);
	});

	it('and M alone moves what was reached by keys', () => {
		const walked = during({ typeToEdit: true, walked: true });
		for (const press of [key('KeyM', 'm'), key('KeyM', 'ь')]) {
			expect(resolveKey(press, walked)).toMatchObject({ action: 'move-mode' });
		}
		expect(resolveKey(key('KeyM', 'M', { shift: true }), walked).kind).toBe('type');
		expect(resolveKey(key('KeyN', 'n'), walked).kind).toBe('type');
		expect(resolveKey(key('KeyM', 'm'), { ...walked, walked: false }).kind).toBe('type');
	});
});

describe('keys in the midst of a gesture', () => {
	it.each(['pointing', 'dragging', 'resizing', 'placing', 'drawing', 'aiming'] as const)(
		'write nothing into what is selected (%s)',
		(phase) => {
			const holding = during({ typeToEdit: true, phase });
			for (const press of [key('KeyX', 'x'), key('KeyN', 'т'), key('Enter', 'Enter')]) {
				const verdict = resolveKey(press, holding);
				expect(verdict.kind).not.toBe('type');
				expect(verdict).not.toMatchObject({ action: 'edit' });
			}
		}
	);
});

describe('Escape in a gesture', () => {
	it.each([{ alt: true }, { shift: true }, { mod: true }])(
		'ends it, whatever is held: %o',
		(held) => {
			const press = key('Escape', 'Escape', held);
			const ended = { kind: 'run', action: 'cancel', chord: 'escape' };
			expect(resolveKey(press, during({ phase: 'dragging' }))).toEqual(ended);
			expect(resolveKey(press, during({}))).toEqual({ kind: 'pass' });
		}
	);
});

describe('keys in move mode', () => {
	const carrying = during({ phase: 'carrying' });

	it('step, stride and put down', () => {
		const step = { kind: 'carry', phase: 'step', direction: 'left' };
		expect(carryEventOf('left')).toEqual({ ...step, stride: 'near' });
		expect(carryEventOf('shift+left')).toEqual({ ...step, stride: 'far' });
		expect(carryEventOf('mod+left')).toEqual({ ...step, stride: 'slot' });
		expect(carryEventOf('enter')).toEqual({ kind: 'carry', phase: 'drop' });
		expect(carryEventOf('alt+left')).toBeNull();
	});

	it('go to what is carried, also when held down', () => {
		const press = key('ArrowLeft', 'ArrowLeft', { repeat: true });
		expect(resolveKey(press, carrying)).toMatchObject({ kind: 'event' });
		expect(resolveKey(key('Escape', 'Escape'), carrying)).toMatchObject({ action: 'cancel' });
	});

	it('do not choose another element meanwhile', () => {
		expect(resolveKey(key('Tab', 'Tab'), carrying)).toEqual({ kind: 'swallow' });
	});
});

describe('a nudge', () => {
	it('is one board unit, ten with Shift', () => {
		expect(nudgeOf('left')).toEqual([-1, 0]);
		expect(nudgeOf('shift+down')).toEqual([0, 10]);
		expect(nudgeOf('mod+left')).toBeNull();
		expect(nudgeOf('n')).toBeNull();
	});
});
