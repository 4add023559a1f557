import { getContext, setContext } from 'svelte';
import type { BoardView } from '#lib/board/board-view.svelte.ts';

const KEY = Symbol('board');

export const provideBoard = (board: BoardView): BoardView => setContext(KEY, board);
export const useBoard = (): BoardView => getContext<BoardView>(KEY);
