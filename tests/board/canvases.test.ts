import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { addCanvases, removeCanvas, swapCanvases } from '#lib/board/canvases.ts';
import { CANVASES } from '#lib/canvases/index.ts';
import { createNotes, LOCAL, openBoard, readElement } from '#lib/domain/board-doc.ts';
import { frameRect } from '#lib/domain/canvas-layout.ts';
import { intersects, rectOf } from '#lib/domain/geometry.ts';
import { moveToken, readFrames, readLap } from '#lib/domain/plan-doc.ts';
import { createUndo } from '#lib/domain/undo.ts';
import { aNote } from '../domain/peers.ts';

/** As much of a board as canvases need, on plain documents. */
function table() {
	const plan = new Y.Doc();
	const board = openBoard(new Y.Doc());
	let made = 0;
	const records = () => [...board.elements.keys()].flatMap((id) => readElement(board, id) ?? []);
	const view = {
		board,
		paper: { isDesk: false },
		host: { newId: () => `f${made++}` },
		workshop: { plan: { doc: plan } },
		frames: {
			get sheets() {
				return readFrames(plan).map((frame) => ({ frame, rect: frameRect(frame) }));
			}
		},
		elements: {
			within: (rect: ReturnType<typeof frameRect>) =>
				records()
					.filter(({ xy, wh }) => intersects(rectOf(xy, wh), rect))
					.map(({ id }) => id),
			get: (id: string) => {
				const rec = readElement(board, id);
				return rec && { rect: rectOf(rec.xy, rec.wh) };
			},
			withCarried: (ids: string[]) => ids,
			records: (ids: string[]) => ids.flatMap((id) => readElement(board, id) ?? [])
		}
	} as unknown as BoardView;
	return { plan, board, view };
}

const [map, loop] = [CANVASES.get('empathy-map')!, CANVASES.get('mobius-loop')!];

it('a canvas that was removed comes back as it was, lap included, and nothing else with it', () => {
	const { plan, view } = table();
	const [a, b] = addCanvases(view, [map, loop]);
	moveToken(plan, b!, 0.4);
	const [frames, lap] = [readFrames(plan), readLap(plan, b!)];
	const undo = removeCanvas(view, b!);
	expect(readFrames(plan).map(({ id }) => id)).toEqual([a]);
	const [c] = addCanvases(view, [map]);
	undo();
	expect(readFrames(plan).filter(({ id }) => id !== c)).toEqual(frames);
	expect(readLap(plan, b!)).toEqual(lap);
	undo();
	expect(readFrames(plan)).toHaveLength(3);
});

it('what lies on a canvas goes along, what lies beside it stays, and undo leaves both', () => {
	const { board, view, plan } = table();
	const undo = createUndo(board, { now: () => 0 });
	const [a, b] = addCanvases(view, [map, loop]);
	const right = readFrames(plan)[1]!.xy[0];
	createNotes(board, [
		aNote('on a', { xy: [100, 100] }),
		aNote('on b', { xy: [right + 100, 100] }),
		aNote('beside', { xy: [-900, 0] })
	]);
	swapCanvases(view, b!, a!);
	const at = (id: string) => readElement(board, id)?.xy;
	expect(at('on b')).toEqual([100, 100]);
	const gap = right - map.frame[0];
	expect(at('on a')).toEqual([loop.frame[0] + gap + 100, 100]);
	expect(at('beside')).toEqual([-900, 0]);
	board.doc.transact(() => board.elements.delete('beside'), LOCAL);
	undo.undo();
	expect(at('beside')).toEqual([-900, 0]);
	undo.undo();
	expect(at('on b')).toEqual([100, 100]);
});
