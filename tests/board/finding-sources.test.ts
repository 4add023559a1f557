import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inReadingOrder, sourcesOf, textsIn } from '#lib/board/finding-sources.ts';
import type { Sheet } from '#lib/board/frames-view.svelte.ts';
import { CANVASES } from '#lib/canvases/index.ts';
import { createElements, openBoard } from '#lib/domain/board-doc.ts';
import { frameRect } from '#lib/domain/canvas-layout.ts';
import { addThread } from '#lib/domain/comments.ts';
import { replaceField } from '#lib/domain/fields.ts';
import { centreOf, contains, type Point } from '#lib/domain/geometry.ts';

const template = CANVASES.get('empathy-map')!;
const sheet = (id: string, x: number): Sheet => {
	const frame = { id, canvas: template.id, xy: [x, 0] as const, wh: template.frame, z: 'a' };
	return { frame, rect: frameRect(frame), template };
};
const SHEETS = [sheet('first', 0), sheet('second', 5_000)];

const note = (id: string, xy: Point, text: string) =>
	({ kind: 'note', id, xy, wh: [208, 208], at: 1, text, color: 'yellow' }) as const;

function filled(): Y.Doc {
	const doc = new Y.Doc();
	const board = openBoard(doc);
	createElements(board, [
		note('beside', [-9_000, 0], 'beside'),
		note('right', [900, 400], 'right'),
		note('left', [300, 410], 'left'),
		note('next', [5_300, 0], 'next'),
		note('blank', [300, 900], ''),
		{
			kind: 'image',
			id: 'image',
			xy: [300, 1_000],
			wh: [100, 100],
			at: 1,
			src: '0'.repeat(64),
			alt: 'a picture of a queue'
		}
	]);
	replaceField(doc, 'second', 'goal', 'a goal');
	addThread(
		board,
		't',
		{ xy: [0, 0], id: 'left', spot: [1, 0] },
		{ id: 'r', at: 1, text: 'a remark' }
	);
	addThread(board, 'u', { xy: [7, 8], id: 'gone' }, { id: 'r', at: 2, text: 'an orphan' });
	return doc;
}

describe('what can be found on a board', () => {
	const sources = [...sourcesOf(textsIn(filled()), SHEETS)];
	const of = (text: string) => sources.find((source) => source.text === text);

	it('is every text: elements, descriptions of images, fields and comments', () => {
		expect(sources.map(({ text }) => text).sort()).toEqual(
			[
				'a goal',
				'a picture of a queue',
				'a remark',
				'an orphan',
				'beside',
				'left',
				'next',
				'right'
			].sort()
		);
		expect(new Set(sources.map(({ key }) => key)).size).toBe(sources.length);
	});

	it('is somewhere: a field in its zone, a comment on what it is about or where that was', () => {
		expect(of('a goal')).toMatchObject({ kind: 'field', id: 'second' });
		expect(contains(SHEETS[1]!.rect, centreOf(of('a goal')!.rect))).toBe(true);
		expect(of('a remark')?.rect).toMatchObject({ x: 300 + 208, y: 410 });
		expect(of('an orphan')?.rect).toMatchObject({ x: 7, y: 8 });
	});

	it('is gone through canvas by canvas as it is read, and last what is beside them', () => {
		const notes = sources.filter(({ kind }) => kind === 'note');
		expect(inReadingOrder(notes, SHEETS).map(({ text }) => text)).toEqual([
			'left',
			'right',
			'next',
			'beside'
		]);
	});
});
