import { action } from '../make.ts';
import type { Action } from '../types.ts';

export const HELP: readonly Action[] = [
	action({ id: 'shortcuts', group: 'help', icon: 'keyboard', chords: ['?'] }),
	action({ id: 'help', group: 'help', icon: 'circle-question-mark', chords: ['f1'], when: 'both' })
];
