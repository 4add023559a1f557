import type { Point } from '../../domain/geometry.ts';
import { isCharacterChord, parseChord } from '../keyboard/chord.ts';
import { chordsOf, type KeyInput } from '../keyboard/keymap.ts';
import { NUDGE, NUDGE_FAR } from '../limits.ts';
import { STEP } from '../note/neighbour.ts';
import type { LinkInput } from '../connector/types.ts';
import { DIRECTIONS, type CarryInput, type Direction } from '../types.ts';
import { neededFor } from './phase-tools.ts';
import { ACTIONS } from './registry.ts';
import type { Action, ActionId, KeyState } from './types.ts';

/** What is to be done with a key press. Everything but `pass` keeps the browser from its own idea. */
export type KeyVerdict =
	| { readonly kind: 'run'; readonly action: ActionId; readonly chord: string }
	/** A step of move mode, for the tools. */
	| { readonly kind: 'event'; readonly event: CarryInput | LinkInput }
	/** Starts writing in the only selected note, in place of what it says. */
	| { readonly kind: 'type'; readonly text: string }
	/** Ours, but not now: it mustn't become the browser's bookmark dialog. */
	| { readonly kind: 'swallow' }
	| { readonly kind: 'pass' };

const BY_CHORD = new Map<string, Action[]>();
for (const action of ACTIONS) {
	for (const chord of action.chords) {
		BY_CHORD.set(chord, [...(BY_CHORD.get(chord) ?? []), action]);
	}
}

export function isPermitted(action: Action, state: KeyState): boolean {
	const needed = neededFor(action.id);
	if (needed && state.closed?.has(needed)) return false;
	switch (action.permission) {
		case 'any':
			return true;
		case 'edit':
			return state.canEdit;
		case 'facilitate':
			return state.canFacilitate;
		case 'vote':
			return state.canVote === true;
	}
}

/** True when as much is selected as the action works on; menus show it as disabled otherwise. */
export function isReady(action: Action, state: KeyState): boolean {
	switch (action.needs) {
		case 'nothing':
			return true;
		case 'one':
			return state.editing || state.selected === 1;
		case 'some':
			return state.editing || state.selected > 0;
		case 'two':
			return state.selected >= 2;
		case 'three':
			return state.selected >= 3;
	}
}

/** Ours in this state, whether or not there is anything selected for it. */
function claims(action: Action, chord: string, state: KeyState): boolean {
	if (action.native || !isPermitted(action, state)) return false;
	if (isCharacterChord(chord) && !state.characterKeys) return false;
	if (action.when === 'making') {
		return state.making && !state.editing && state.phase !== 'carrying';
	}
	return action.when === 'both' || (action.when === 'editing') === state.editing;
}

/** The action a chord stands for now; null when it is nobody's or can't be done. */
export function actionFor(chord: string, state: KeyState): ActionId | null {
	const found = BY_CHORD.get(chord)?.find((action) => claims(action, chord, state));
	return found && isReady(found, state) ? found.id : null;
}

const isDirection = (key: string): key is Direction =>
	DIRECTIONS.some((direction) => direction === key);

/** What a chord means in move mode. */
export function carryEventOf(chord: string): CarryInput | null {
	const { key, mod, alt, shift } = parseChord(chord);
	if (chord === 'enter') return { kind: 'carry', phase: 'drop' };
	if (!isDirection(key) || alt || (mod && shift)) return null;
	const stride = mod ? 'slot' : shift ? 'far' : 'near';
	return { kind: 'carry', phase: 'step', direction: key, stride };
}

/** What a chord means while a connector looks for its other end. */
export function linkEventOf(chord: string): LinkInput | null {
	if (chord === 'enter') return { kind: 'link', phase: 'connect' };
	if (chord === 'tab') return { kind: 'link', phase: 'aim', way: 1 };
	if (chord === 'shift+tab') return { kind: 'link', phase: 'aim', way: -1 };
	return isDirection(chord) ? { kind: 'link', phase: 'aim', way: chord } : null;
}

/** How far a nudge's chord moves what is selected, board units; null for any other chord. */
export function nudgeOf(chord: string): Point | null {
	const { key, mod, alt, shift } = parseChord(chord);
	if (!isDirection(key) || mod || alt) return null;
	const [x, y] = STEP[key];
	const length = shift ? NUDGE_FAR : NUDGE;
	return [x * length, y * length];
}

/** What a printable key writes into the only selected note; null when it doesn't. */
function typedText(input: KeyInput, state: KeyState): string | null {
	if (!state.typeToEdit || !state.canEdit || state.editing || state.phase !== 'idle') return null;
	if (state.selected !== 1 || input.mod || input.alt || input.other || input.composing) return null;
	// Space pans, and a key's name is longer than what any key types.
	return [...input.key].length === 1 && input.key.trim() !== '' ? input.key : null;
}

/**
 * Shift with a digit frames the view, above all what is selected, a full stop stamps it, plus and
 * minus vote for it while there is a vote, and M moves what was reached by keys alone: none of them
 * types into a note.
 */
function isFirst(action: Action, { key }: KeyInput, state: KeyState): boolean {
	if (action.id === 'move-mode') return state.walked === true;
	// A letter is where another layout has a sign: ю on the full stop's key, ß on that of the minus.
	if (isLetter(key)) return false;
	return action.group === 'view' || action.id === 'tool.stamp' || action.permission === 'vote';
}

const isLetter = (key: string): boolean => /^[\p{L}\p{M}]$/u.test(key);

const comesFirst = (input: KeyInput, chords: readonly string[], state: KeyState): boolean =>
	chords.some((chord) =>
		BY_CHORD.get(chord)?.some(
			(action) => isFirst(action, input, state) && claims(action, chord, state)
		)
	);

/** Whatever is held in a gesture says how it goes (a copy, in proportion): Escape ends it all the same. */
function chordsIn(input: KeyInput, state: KeyState): readonly string[] {
	const isEnd = input.key === 'Escape' && state.phase !== 'idle';
	return chordsOf(isEnd ? { ...input, alt: false, shift: false, mod: false } : input);
}

/** The one answer to a key pressed on the board or in a note, whatever the keyboard's layout. */
export function resolveKey(input: KeyInput, state: KeyState): KeyVerdict {
	const chords = chordsIn(input, state);
	const text = comesFirst(input, chords, state) ? null : typedText(input, state);
	if (text !== null) return { kind: 'type', text };
	for (const chord of chords) {
		const verdict = resolveChord(chord, state, input.repeat === true);
		if (verdict) return verdict;
	}
	return { kind: 'pass' };
}

function resolveChord(chord: string, state: KeyState, repeat: boolean): KeyVerdict | null {
	if (state.phase === 'carrying' && !state.editing) {
		const event = carryEventOf(chord);
		if (event) return { kind: 'event', event };
	}
	if (state.phase === 'aiming' && !state.editing) {
		const event = linkEventOf(chord);
		if (event) return { kind: 'event', event };
	}
	const found = BY_CHORD.get(chord)?.find((action) => claims(action, chord, state));
	if (!found) return null;
	// What is carried stays in the hand until it is put down.
	if (state.phase === 'carrying' && found.group === 'move') return { kind: 'swallow' };
	// Nor does anybody write in what is in a hand.
	if (state.phase !== 'idle' && found.id === 'edit') return { kind: 'swallow' };
	if (!isReady(found, state) || (repeat && !found.repeats)) return { kind: 'swallow' };
	return { kind: 'run', action: found.id, chord };
}
