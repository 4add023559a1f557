import { change } from '../make.ts';
import type { Action } from '../types.ts';

// Alt with PgUp and PgDn is there for keyboards where a bracket takes AltGr.
export const ARRANGE: readonly Action[] = [
	change({
		id: 'bring-forward',
		group: 'arrange',
		icon: 'chevron-up',
		chords: ['mod+]', 'alt+pageup'],
		repeats: true
	}),
	change({
		id: 'send-backward',
		group: 'arrange',
		icon: 'chevron-down',
		chords: ['mod+[', 'alt+pagedown'],
		repeats: true
	}),
	change({
		id: 'to-front',
		group: 'arrange',
		icon: 'bring-to-front',
		chords: ['mod+shift+]', ']', 'alt+shift+pageup']
	}),
	change({
		id: 'to-back',
		group: 'arrange',
		icon: 'send-to-back',
		chords: ['mod+shift+[', '[', 'alt+shift+pagedown']
	})
];
