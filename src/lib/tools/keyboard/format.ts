import { parseChord, type Chord } from './chord.ts';
import type { Platform } from './keymap.ts';

/** What is engraved on keys, the same in every language we speak. */
const CAPS: Readonly<Record<string, string>> = {
	enter: 'Enter',
	escape: 'Esc',
	tab: 'Tab',
	delete: 'Delete',
	backspace: 'Backspace',
	left: '←',
	right: '→',
	up: '↑',
	down: '↓',
	pageup: 'PgUp',
	pagedown: 'PgDn',
	insert: 'Insert',
	home: 'Home',
	end: 'End',
	contextmenu: '≣',
	'-': '−'
};

const CAPS_MAC: Readonly<Record<string, string>> = {
	enter: '⏎',
	escape: '⎋',
	tab: '⇥',
	delete: '⌦',
	backspace: '⌫',
	pageup: '⇞',
	pagedown: '⇟'
};

/** The letters ЙЦУКЕН has on the keys of a Latin keyboard. */
const LATIN_KEYS = 'qwertyuiop[]asdfghjklzxcvbnm';
const CYRILLIC_KEYS = 'ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЯЧСМИТЬ';

/** The Cyrillic letter on the same key; null where there is none. */
export function cyrillicTwin(key: string): string | null {
	const place = key.length === 1 ? LATIN_KEYS.indexOf(key) : -1;
	return CYRILLIC_KEYS[place] ?? null;
}

function cap(key: string, platform: Platform): string {
	const mac = platform === 'mac' ? CAPS_MAC[key] : undefined;
	return mac ?? CAPS[key] ?? key.toUpperCase();
}

const modifiers = (chord: Chord, platform: Platform): string =>
	platform === 'mac'
		? `${chord.alt ? '⌥' : ''}${chord.shift ? '⇧' : ''}${chord.mod ? '⌘' : ''}`
		: `${chord.mod ? 'Ctrl+' : ''}${chord.alt ? 'Alt+' : ''}${chord.shift ? 'Shift+' : ''}`;

/**
 * A chord as people read it: `Ctrl+Shift+Z`, `⇧⌘Z`. With `twin`, for readers with a Russian
 * keyboard, the letter on the same key is added: `N (Т)`.
 */
export function formatChord(chord: string, platform: Platform, twin = false): string {
	const parsed = parseChord(chord);
	const text = modifiers(parsed, platform) + cap(parsed.key, platform);
	const cyrillic = twin ? cyrillicTwin(parsed.key) : null;
	return cyrillic === null ? text : `${text} (${cyrillic})`;
}

const ARIA_KEYS: Readonly<Record<string, string>> = {
	left: 'ArrowLeft',
	right: 'ArrowRight',
	up: 'ArrowUp',
	down: 'ArrowDown',
	pageup: 'PageUp',
	pagedown: 'PageDown',
	contextmenu: 'ContextMenu',
	'+': 'Plus',
	space: 'Space'
};

/** The value of `aria-keyshortcuts` for one chord. */
export function ariaShortcut(chord: string, platform: Platform): string {
	const { key, mod, alt, shift } = parseChord(chord);
	const name =
		ARIA_KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1));
	const control = platform === 'mac' ? 'Meta+' : 'Control+';
	return `${mod ? control : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}
