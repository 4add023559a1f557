import { describe, expect, it } from 'vitest';
import { ACTIONS } from '#lib/tools/actions.ts';
import {
	ariaShortcut,
	chordOf,
	chordsOf,
	cyrillicTwin,
	formatChord,
	isCharacterChord,
	keyInput,
	keyOf,
	parseChord,
	type KeyboardEventLike
} from '#lib/tools/keymap.ts';
import { key, LAYOUTS, presses } from './layouts.ts';

const event = (part: Partial<KeyboardEventLike>): KeyboardEventLike => ({
	key: '',
	code: '',
	shiftKey: false,
	altKey: false,
	ctrlKey: false,
	metaKey: false,
	...part
});

describe.each(Object.keys(LAYOUTS))('on %s', (layout) => {
	it('every shortcut with a letter, digit or sign can be typed', () => {
		const reachable = new Set(presses(layout).flatMap(chordsOf));
		const named = /(^|\+)[a-z0-9]{2,}$/;
		const missing = ACTIONS.filter(
			({ chords }) =>
				chords.length > 0 && !chords.some((chord) => named.test(chord) || reachable.has(chord))
		);
		expect(missing.map(({ id }) => id)).toEqual([]);
	});

	it('a press that stands for a letter never stands for another letter too', () => {
		for (const press of presses(layout)) {
			const letters = new Set(
				chordsOf(press)
					.map((chord) => parseChord(chord).key)
					.filter((name) => /^[a-z]$/.test(name))
			);
			expect(letters.size).toBeLessThanOrEqual(1);
		}
	});

	it('the digits of the top row count with Alt, whatever they type', () => {
		for (const [code, [plain]] of LAYOUTS[layout]!) {
			const digit = /^Digit(\d)$/.exec(code)?.[1];
			if (digit) expect(chordsOf(key(code, plain, { alt: true }))).toContain(`alt+${digit}`);
		}
	});

	it('Shift with 0, 1 and 2 counts, whatever it types', () => {
		for (const digit of ['0', '1', '2']) {
			const [, shifted] = LAYOUTS[layout]!.get(`Digit${digit}`)!;
			expect(chordsOf(key(`Digit${digit}`, shifted, { shift: true }))).toContain(`shift+${digit}`);
		}
	});
});

describe('which key is meant', () => {
	it('is what it types where that is Latin, wherever it is', () => {
		expect(keyOf(key('KeyQ', 'a'))).toBe('a');
		expect(keyOf(key('KeyL', 'n'))).toBe('n');
		expect(chordsOf(key('KeyY', 'z', { mod: true }))).toEqual(['mod+z']);
		expect(chordsOf(key('KeyW', 'z', { mod: true }))).toEqual(['mod+z']);
	});

	it('is where it is when it types another script', () => {
		expect(chordsOf(key('KeyN', 'т'))).toEqual(['n']);
		expect(chordsOf(key('KeyZ', 'Я', { mod: true, shift: true }))).toEqual(['mod+shift+z']);
		expect(chordsOf(key('BracketRight', 'ъ', { mod: true }))).toEqual(['mod+]']);
		expect(chordsOf(key('KeyV', 'ω'))).toEqual(['v']);
		expect(chordsOf(key('KeyI', 'ı'))).toEqual(['i']);
	});

	it('does not depend on Caps Lock', () => {
		expect(chordsOf(key('KeyV', 'V'))).toEqual(['v']);
	});

	it('is the sign that is typed, Shift included', () => {
		expect(chordsOf(key('Slash', '?', { shift: true }))[0]).toBe('?');
		expect(chordsOf(key('Digit7', '?', { shift: true }))[0]).toBe('?');
		expect(chordsOf(key('Minus', '?', { shift: true }))[0]).toBe('?');
		expect(chordsOf(key('Equal', '+', { shift: true, mod: true }))[0]).toBe('mod++');
		expect(chordsOf(key('NumpadAdd', '+', { mod: true }))[0]).toBe('mod++');
	});

	it('takes a Russian reader’s ? from where it is on a Latin keyboard too', () => {
		expect(chordsOf(key('Slash', ',', { shift: true }))).toContain('?');
	});

	it('does not take a sign for the letter that others have there', () => {
		expect(chordsOf(key('KeyZ', ';', { mod: true }))).toEqual(['mod+;']);
		expect(chordsOf(key('BracketLeft', '/'))).toEqual(['/']);
		expect(chordsOf(key('KeyN', '$'))).toEqual(['$']);
	});

	it('finds the brackets where AZERTY has a dead key and a currency', () => {
		expect(chordsOf(key('BracketLeft', 'Dead', { mod: true }))).toContain('mod+[');
		expect(chordsOf(key('BracketRight', '$', { mod: true }))).toContain('mod+]');
	});

	it('has names for keys that type nothing', () => {
		expect(keyOf(key('ArrowLeft', 'ArrowLeft'))).toBe('left');
		expect(keyOf(key('Space', ' '))).toBe('space');
		expect(keyOf(key('NumpadEnter', 'Enter'))).toBe('enter');
		expect(chordsOf(key('Tab', 'Tab', { shift: true }))).toEqual(['shift+tab']);
		expect(chordsOf(key('F10', 'F10', { shift: true }))).toEqual(['shift+f10']);
		expect(chordsOf(key('PageUp', 'PageUp', { alt: true }))).toEqual(['alt+pageup']);
	});

	it('is nothing for a modifier alone', () => {
		for (const name of ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']) {
			expect(chordsOf(key('', name))).toEqual([]);
		}
	});
});

describe('what is not ours', () => {
	it('an input method in the midst of a word', () => {
		const parts = [{ isComposing: true }, { keyCode: 229 }, { key: 'Process' }];
		for (const part of parts) {
			const input = keyInput(event({ key: 'n', code: 'KeyN', ...part }), 'other');
			expect(chordsOf(input)).toEqual([]);
			expect(keyOf(input)).toBeNull();
		}
	});

	it('the system’s own modifier: Ctrl on a Mac, the Windows key elsewhere', () => {
		expect(chordsOf(keyInput(event({ key: 'd', code: 'KeyD', ctrlKey: true }), 'mac'))).toEqual([]);
		expect(chordsOf(keyInput(event({ key: 'd', code: 'KeyD', metaKey: true }), 'other'))).toEqual(
			[]
		);
		const command = keyInput(event({ key: 'd', code: 'KeyD', metaKey: true }), 'mac');
		expect(chordsOf(command)).toEqual(['mod+d']);
	});

	it('letters and signs that AltGr types, but the sign as such', () => {
		const altGr = { getModifierState: (name: string) => name === 'AltGraph' };
		const at = keyInput(
			event({ key: '@', code: 'KeyQ', altKey: true, ctrlKey: true, ...altGr }),
			'other'
		);
		expect(chordsOf(at)).toEqual(['@']);
		const polish = keyInput(event({ key: 'ą', code: 'KeyA', ...altGr }), 'other');
		expect(chordsOf(polish)).toEqual([]);
		const bracket = keyInput(event({ key: ']', code: 'Digit9', ...altGr }), 'other');
		expect(chordsOf(bracket)).toEqual([']']);
	});

	it('Alt with the numeric pad, which types characters by number', () => {
		expect(chordsOf(key('Numpad1', '1', { alt: true }))).toEqual([]);
	});
});

describe('Option on a Mac', () => {
	it('composes other characters, so the place of the key counts', () => {
		const option = (text: string, code: string) =>
			keyInput(
				event({ key: text, code, altKey: true, getModifierState: (name) => name === 'AltGraph' }),
				'mac'
			);
		expect(chordsOf(option('¡', 'Digit1'))).toEqual(['alt+1']);
		expect(chordsOf(option('[', 'Digit5'))).toEqual(['alt+5']);
		expect(chordsOf(option('µ', 'KeyM'))).toEqual(['alt+m']);
		expect(chordsOf(option('Dead', 'KeyN'))).toEqual(['alt+n']);
	});
});

describe('chords', () => {
	it('are read as they are written', () => {
		for (const chord of [
			'n',
			'mod++',
			'mod+shift+]',
			'alt+1',
			'shift+tab',
			'+',
			'mod+alt+shift+x'
		]) {
			expect(chordOf(parseChord(chord))).toBe(chord);
		}
		expect(parseChord('mod++')).toEqual({ key: '+', mod: true, alt: false, shift: false });
	});

	it('type a character when they have neither Ctrl nor Alt', () => {
		expect(['n', '?', 'shift+1'].every(isCharacterChord)).toBe(true);
		expect(['mod+d', 'alt+1', 'tab', 'escape', 'left'].some(isCharacterChord)).toBe(false);
	});

	it('are shown as each platform shows them', () => {
		expect(formatChord('mod+shift+z', 'other')).toBe('Ctrl+Shift+Z');
		for (const chord of ACTIONS.flatMap(({ chords }) => chords)) {
			expect(formatChord(chord, 'other')).not.toMatch(/[A-Z]{3}/);
		}
		expect(formatChord('mod+shift+z', 'mac')).toBe('⇧⌘Z');
		expect(formatChord('mod+alt+shift+x', 'mac')).toBe('⌥⇧⌘X');
		expect(formatChord('mod++', 'other')).toBe('Ctrl++');
		expect(formatChord('shift+left', 'other')).toBe('Shift+←');
		expect(formatChord('shift+f10', 'other')).toBe('Shift+F10');
	});

	it('name the Russian letter on the same key for those who want it', () => {
		expect(formatChord('n', 'other', true)).toBe('N (Т)');
		expect(formatChord('mod+d', 'other', true)).toBe('Ctrl+D (В)');
		expect(formatChord('mod+]', 'mac', true)).toBe('⌘] (Ъ)');
		expect(formatChord('shift+1', 'other', true)).toBe('Shift+1');
		expect(formatChord('enter', 'other', true)).toBe('Enter');
		for (const [code, [letter]] of LAYOUTS['ЙЦУКЕН']!) {
			const latin = LAYOUTS['QWERTY']!.get(code)![0];
			if (/[a-z[\]]/.test(latin)) expect(cyrillicTwin(latin)).toBe(letter.toUpperCase());
		}
	});

	it('are told to screen readers in their own form', () => {
		expect(ariaShortcut('mod+shift+z', 'other')).toBe('Control+Shift+Z');
		expect(ariaShortcut('mod+d', 'mac')).toBe('Meta+D');
		expect(ariaShortcut('pagedown', 'other')).toBe('PageDown');
		expect(ariaShortcut('mod++', 'other')).toBe('Control+Plus');
	});
});
