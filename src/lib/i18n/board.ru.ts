import type { board as en } from './board.en.ts';

export const board: typeof en = {
	title: 'Доска'
};
