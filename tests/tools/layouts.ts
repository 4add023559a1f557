import type { KeyInput } from '#lib/tools/keymap.ts';

/** What the keys of a layout type: code → [alone, with Shift, with AltGr]. */
type Layout = ReadonlyMap<string, readonly [string, string, string?]>;

const ROWS: readonly (readonly string[])[] = [
	[
		'Digit1',
		'Digit2',
		'Digit3',
		'Digit4',
		'Digit5',
		'Digit6',
		'Digit7',
		'Digit8',
		'Digit9',
		'Digit0',
		'Minus',
		'Equal'
	],
	[
		'KeyQ',
		'KeyW',
		'KeyE',
		'KeyR',
		'KeyT',
		'KeyY',
		'KeyU',
		'KeyI',
		'KeyO',
		'KeyP',
		'BracketLeft',
		'BracketRight'
	],
	[
		'KeyA',
		'KeyS',
		'KeyD',
		'KeyF',
		'KeyG',
		'KeyH',
		'KeyJ',
		'KeyK',
		'KeyL',
		'Semicolon',
		'Quote',
		'Backslash'
	],
	['KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM', 'Comma', 'Period', 'Slash']
];

/** ¤ stands for a dead key. */
function layout(
	plain: readonly string[],
	shifted: readonly string[],
	altGr: Record<string, string> = {}
): Layout {
	const sign = (text: string): string => (text === '¤' ? 'Dead' : text);
	return new Map(
		ROWS.flatMap((row, r) =>
			row.map((code, i) => {
				const third = altGr[code];
				const alone = sign([...plain[r]!][i]!);
				const shift = sign([...shifted[r]!][i]!);
				return [code, third === undefined ? [alone, shift] : [alone, shift, third]] as const;
			})
		)
	);
}

export const LAYOUTS: Readonly<Record<string, Layout>> = {
	QWERTY: layout(
		['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", 'zxcvbnm,./'],
		['!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', 'ZXCVBNM<>?']
	),
	ЙЦУКЕН: layout(
		['1234567890-=', 'йцукенгшщзхъ', 'фывапролджэ\\', 'ячсмитьбю.'],
		['!"№;%:?*()_+', 'ЙЦУКЕНГШЩЗХЪ', 'ФЫВАПРОЛДЖЭ/', 'ЯЧСМИТЬБЮ,']
	),
	AZERTY: layout(
		['&é"\'(-è_çà)=', 'azertyuiop¤$', 'qsdfghjklmù*', 'wxcvbn,;:!'],
		['1234567890°+', 'AZERTYUIOP¤£', 'QSDFGHJKLM%µ', 'WXCVBN?./§'],
		{ Digit5: '[', Minus: ']', Digit4: '{', Equal: '}' }
	),
	QWERTZ: layout(
		['1234567890ß¤', 'qwertzuiopü+', 'asdfghjklöä#', 'yxcvbnm,.-'],
		['!"§$%&/()=?`', 'QWERTZUIOPÜ*', "ASDFGHJKLÖÄ'", 'YXCVBNM;:_'],
		{ Digit8: '[', Digit9: ']', Digit7: '{', Digit0: '}', KeyQ: '@' }
	),
	Dvorak: layout(
		['1234567890[]', "',.pyfgcrl/=", 'aoeuidhtns-\\', ';qjkxbmwvz'],
		['!@#$%^&*(){}', '"<>PYFGCRL?+', 'AOEUIDHTNS_|', ':QJKXBMWVZ']
	)
};

export const key = (code: string, text: string, held: Partial<KeyInput> = {}): KeyInput => ({
	key: text,
	code,
	shift: false,
	alt: false,
	mod: false,
	...held
});

/** Every way of pressing a key of a layout, as a browser on Windows or Linux tells it. */
export function presses(name: string): readonly KeyInput[] {
	const all: KeyInput[] = [];
	for (const [code, [plain, shifted, third]] of LAYOUTS[name]!) {
		for (const mod of [false, true]) {
			for (const alt of [false, true]) {
				all.push(key(code, plain, { mod, alt }), key(code, shifted, { mod, alt, shift: true }));
			}
		}
		if (third !== undefined) all.push(key(code, third, { altGraph: true }));
	}
	return all;
}
