import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { ElementViews } from '#lib/board/element-views.svelte.ts';
import { CANVASES } from '#lib/canvases/index.ts';
import { createElements, createNotes, moveElements, openBoard } from '#lib/domain/board-doc.ts';
import { noteArea, zoneOf } from '#lib/domain/canvas-layout.ts';
import { Riskiest } from '#lib/ui/board/riskiest.svelte.ts';

test('the riskiest note is looked for when a note moves, comes or goes, and at nothing else', () => {
	const template = CANVASES.get('lean-experiment-canvas')!;
	const rect = { x: 0, y: 0, w: 3000, h: 2000 };
	const { x, y } = noteArea(template, zoneOf(template, 'assumptions')!, rect);
	const board = openBoard(new Y.Doc());
	const note = { wh: [50, 50], color: 'yellow', at: 1 } as const;
	createNotes(board, [
		{ ...note, id: 'far', xy: [x + 200, y + 200] },
		{ ...note, id: 'near', xy: [x + 20, y + 20] }
	]);
	const elements = new ElementViews(board, () => []);
	// What it asks of a board is here; the rest of it isn't needed.
	const view = { elements, frames: { sheets: [{ rect, template }] } } as unknown as BoardView;
	const riskiest = new Riskiest(view);
	onTestFinished(riskiest.follow());
	onTestFinished(() => elements.destroy());
	expect([...riskiest.ids]).toEqual(['near']);

	const looked = vi.spyOn(elements, 'near');
	createElements(board, [
		{
			...{
				id: 'l',
				kind: 'connector',
				route: 'straight',
				heads: ['none', 'none'],
				text: '',
				at: 1
			},
			...{ from: { xy: [0, 0] }, to: { xy: [90, 90] }, xy: [0, 0], wh: [90, 90], color: 'grey' }
		}
	]);
	const line = board.elements.get('l');
	if (line instanceof Y.Map) line.set('color', 'blue');
	expect(looked).not.toHaveBeenCalled();

	moveElements(board, new Map([['near', [x + 300, y + 300]]]));
	expect([...riskiest.ids]).toEqual(['far']);
	createNotes(board, [{ ...note, id: 'new', xy: [x + 5, y + 5] }]);
	expect([...riskiest.ids]).toEqual(['new']);
});
