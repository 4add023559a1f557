import type { Action } from './types.ts';

export type Given = Pick<Action, 'id' | 'group' | 'icon' | 'chords'> & Partial<Action>;

/** What most actions are: for everyone, on the board, whatever is selected, once per press. */
export const action = (given: Given): Action => ({
	permission: 'any',
	when: 'canvas',
	needs: 'nothing',
	repeats: false,
	...given
});

/** For those who may change the board, on what is selected. */
export const change = (given: Given): Action =>
	action({ permission: 'edit', needs: 'some', ...given });
