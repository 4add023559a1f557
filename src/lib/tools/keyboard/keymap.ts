import { chordOf } from './chord.ts';
import { isUsualLevel, keyAt, nameOf, shiftedSign, unshiftedSign } from './keys.ts';

export type Platform = 'mac' | 'other';

export interface KeyInput {
	/** KeyboardEvent.key and .code. */
	readonly key: string;
	readonly code: string;
	readonly shift: boolean;
	readonly alt: boolean;
	/** Ctrl, or Cmd on a Mac. */
	readonly mod: boolean;
	/** The other one: Ctrl on a Mac, the Windows key elsewhere. Such chords are the system's. */
	readonly other?: boolean;
	/** AltGr is held: it types the sign, it isn't a modifier. */
	readonly altGraph?: boolean;
	/** An input method is in the middle of a word. */
	readonly composing?: boolean;
	readonly repeat?: boolean;
}

/** The part of a KeyboardEvent that is read. */
export interface KeyboardEventLike {
	readonly key: string;
	readonly code: string;
	readonly shiftKey: boolean;
	readonly altKey: boolean;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly isComposing?: boolean;
	readonly keyCode?: number;
	readonly repeat?: boolean;
	getModifierState?(key: string): boolean;
}

/** What browsers give as keyCode while an input method handles the key. */
const IME_KEYCODE = 229;

export function keyInput(event: KeyboardEventLike, platform: Platform): KeyInput {
	const mac = platform === 'mac';
	// On a Mac some browsers call Option AltGraph; there it is a modifier like any other.
	const altGraph = !mac && event.getModifierState?.('AltGraph') === true;
	// Older Windows browsers tell AltGr as Ctrl and Alt together.
	const disguised = altGraph && event.ctrlKey && event.altKey;
	return {
		key: event.key,
		code: event.code,
		shift: event.shiftKey,
		alt: event.altKey && !altGraph,
		mod: (mac ? event.metaKey : event.ctrlKey) && !disguised,
		other: mac ? event.ctrlKey : event.metaKey,
		altGraph,
		composing:
			event.isComposing === true || event.keyCode === IME_KEYCODE || event.key === 'Process',
		repeat: event.repeat === true
	};
}

/**
 * The chords a key press may stand for, the likeliest first, whatever the layout: by what the key
 * types where that is Latin, else by where it is. Empty for what is nobody's shortcut.
 */
export function chordsOf(input: KeyInput): readonly string[] {
	if (input.composing || input.other) return [];
	const name = nameOf(input.key);
	const keys = name === null ? typed(input) : [{ key: name, shift: input.shift }];
	const chords = keys.map(({ key, shift }) =>
		chordOf({ key, shift, alt: input.alt, mod: input.mod })
	);
	return [...new Set(chords)];
}

/** The key alone, in its Latin form, without modifiers; null for what can't be told. */
export function keyOf(input: KeyInput): string | null {
	if (input.composing) return null;
	const name = nameOf(input.key);
	if (name !== null) return name;
	return typed(input)[0]?.key ?? null;
}

interface Reading {
	readonly key: string;
	readonly shift: boolean;
}

function typed(input: KeyInput): readonly Reading[] {
	const { key, code, shift } = input;
	const latin = /^[a-z0-9]$/i.test(key);
	// Alt with the numeric pad types characters by their number on Windows.
	if (input.alt && code.startsWith('Numpad')) return [];
	// Option composes other characters on a Mac, among them signs: only letters and digits are sure.
	if (input.alt && !latin) return byPlace(code, shift);
	if (latin) {
		const letter = { key: key.toLowerCase(), shift };
		// AZERTY needs Shift for a digit, so Ctrl+Shift+0 may be meant as Ctrl+0.
		return shift && /\d/.test(key) ? [letter, { key, shift: false }] : [letter];
	}
	if (/^[!-~]$/.test(key)) return bySign(input);
	// AltGr made a letter of its own, like Polish ą: that is writing.
	return input.altGraph ? [] : byPlace(code, shift);
}

function bySign({ key, code, shift, altGraph }: KeyInput): readonly Reading[] {
	const readings: Reading[] = [{ key, shift: false }];
	const plain = unshiftedSign(key);
	if (shift && plain !== undefined) readings.push({ key: plain, shift: true });
	const place = keyAt(code);
	// A letter's place says nothing about a sign: Dvorak has ; where others have Z.
	if (altGraph || place === null || /[a-z]/.test(place)) return readings;
	if (/\d/.test(place) || !isUsualLevel(key, shift)) readings.push(...byPlace(code, shift));
	return readings;
}

function byPlace(code: string, shift: boolean): readonly Reading[] {
	const key = keyAt(code);
	if (key === null) return [];
	const sign = shift ? shiftedSign(key) : undefined;
	return sign === undefined
		? [{ key, shift }]
		: [
				{ key: sign, shift: false },
				{ key, shift }
			];
}
