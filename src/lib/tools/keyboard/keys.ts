/** What keys are called, by what they type and by where they are. */

const NAMES: Readonly<Record<string, string>> = {
	' ': 'space',
	Spacebar: 'space',
	Esc: 'escape',
	Del: 'delete',
	ArrowLeft: 'left',
	ArrowRight: 'right',
	ArrowUp: 'up',
	ArrowDown: 'down'
};

/** Keys that are only ever held while another is pressed, or say nothing at all. */
const MUTE: ReadonlySet<string> = new Set([
	'Shift',
	'Control',
	'Alt',
	'AltGraph',
	'Meta',
	'OS',
	'CapsLock',
	'NumLock',
	'Fn',
	'Dead',
	'Process',
	'Unidentified',
	'Compose'
]);

/** The name of a key that types nothing; null for one that types a character or can't be told. */
export function nameOf(key: string): string | null {
	const name = NAMES[key];
	if (name !== undefined) return name;
	return key.length > 1 && /^[A-Z][A-Za-z0-9]*$/.test(key) && !MUTE.has(key)
		? key.toLowerCase()
		: null;
}

const SIGNS: Readonly<Record<string, string>> = {
	BracketLeft: '[',
	BracketRight: ']',
	Slash: '/',
	Backslash: '\\',
	Minus: '-',
	Equal: '=',
	Semicolon: ';',
	Quote: "'",
	Comma: ',',
	Period: '.',
	Backquote: '`'
};

/** What a physical key types on a US keyboard without Shift; null for keys it hasn't got. */
export function keyAt(code: string): string | null {
	const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
	if (letter !== undefined) return letter.toLowerCase();
	const [, digit] = /^(?:Digit|Numpad)([0-9])$/.exec(code) ?? [];
	return digit ?? SIGNS[code] ?? null;
}

/** Sign without Shift → with Shift, on a US keyboard. Digits are left out: every layout has its own. */
const SHIFTED: Readonly<Record<string, string>> = {
	'[': '{',
	']': '}',
	'/': '?',
	'\\': '|',
	'-': '_',
	'=': '+',
	';': ':',
	"'": '"',
	',': '<',
	'.': '>',
	'`': '~'
};
const UNSHIFTED = new Map(Object.entries(SHIFTED).map(([plain, shifted]) => [shifted, plain]));
const DIGIT_SIGNS = new Set('!@#$%^&*()');

export const shiftedSign = (sign: string): string | undefined => SHIFTED[sign];
export const unshiftedSign = (sign: string): string | undefined => UNSHIFTED.get(sign);

/**
 * True when US-like layouts (Dvorak, Colemak) have this sign on this level of Shift. Where they
 * don't (AZERTY's $ and & without Shift), the layout is another country's, and where the key is
 * says more about what is meant than what it types.
 */
export const isUsualLevel = (sign: string, shift: boolean): boolean =>
	(UNSHIFTED.has(sign) || DIGIT_SIGNS.has(sign)) === shift;
