import { action } from '../make.ts';
import type { Action } from '../types.ts';

const vote = (given: Pick<Action, 'id' | 'icon' | 'chords'>): Action =>
	action({
		...given,
		group: 'room',
		permission: 'vote',
		needs: 'some',
		kinds: ['note'],
		where: ['menu'],
		locked: true,
		repeats: true
	});

/** Giving dots to what is selected, and what came of it. */
export const VOTES: readonly Action[] = [
	vote({ id: 'vote.add', icon: 'circle-plus', chords: ['+', '='] }),
	vote({ id: 'vote.take', icon: 'circle-minus', chords: ['-'] }),
	action({ id: 'votes', group: 'room', icon: 'vote', chords: ['shift+q'] })
];
