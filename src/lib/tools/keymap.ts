/** Keys by what they mean, whatever the keyboard's layout. */
export {
	chordsOf,
	keyInput,
	keyOf,
	type KeyboardEventLike,
	type KeyInput,
	type Platform
} from './keyboard/keymap.ts';
export { chordOf, isCharacterChord, parseChord, type Chord } from './keyboard/chord.ts';
export { ariaShortcut, cyrillicTwin, formatChord } from './keyboard/format.ts';
