import { isCharacterChord } from '../keyboard/chord.ts';
import type { Action } from './types.ts';

/**
 * The chords that help may name. Where an action works on what is selected, a sign alone is left out:
 * on a note chosen with the mouse it would be written in place of what the note says.
 */
export const toldChords = ({ chords, needs, permission }: Action): readonly string[] =>
	needs === 'nothing' || permission === 'vote'
		? chords
		: chords.filter((chord) => !isCharacterChord(chord));
