/**
 * A chord is written `mod+alt+shift+key`, modifiers in this order: `n`, `mod+d`, `shift+1`,
 * `mod++`. `mod` is Ctrl, or Cmd on a Mac. Keys are lower-case Latin letters, digits, signs as
 * typed (`?`, `[`; Shift is then part of the sign) and names (`enter`, `left`, `pagedown`).
 */
export interface Chord {
	readonly key: string;
	readonly mod: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
}

export const chordOf = ({ key, mod, alt, shift }: Chord): string =>
	`${mod ? 'mod+' : ''}${alt ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;

/** Reads what `chordOf` writes. */
export function parseChord(chord: string): Chord {
	let key = chord;
	const takes = (prefix: string): boolean => {
		const has = key.startsWith(prefix) && key.length > prefix.length;
		if (has) key = key.slice(prefix.length);
		return has;
	};
	const mod = takes('mod+');
	const alt = takes('alt+');
	const shift = takes('shift+');
	return { key, mod, alt, shift };
}

/** True for what types a character: what WCAG 2.1.4 lets people switch off. */
export function isCharacterChord(chord: string): boolean {
	const { key, mod, alt } = parseChord(chord);
	return key.length === 1 && !mod && !alt;
}
