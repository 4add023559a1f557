import { readElements, openBoard } from '#lib/domain/board-doc.ts';
import { anchorPoint, readThreads, type Thread } from '#lib/domain/comments.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { readFields } from '#lib/domain/fields.ts';
import { frameRect, zoneOf, zoneRect } from '#lib/domain/canvas-layout.ts';
import type { Zone } from '#lib/domain/canvas.ts';
import { contains, centreOf, rectOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { Sheet } from './frames-view.svelte.ts';
import type * as Y from 'yjs';

/** One text on a board that can be found. */
export interface Source {
	readonly key: string;
	readonly text: string;
	readonly kind: ElementRecord['kind'] | 'field' | 'comment';
	/** Of the element, of the canvas' frame, or of the thread. */
	readonly id: string;
	readonly rect: Rect;
	/** The zone whose own text it is. */
	readonly zone?: Zone;
}

/** What a board of the workshop holds, whichever way it was read. */
export interface Texts {
	readonly records: Iterable<ElementRecord>;
	readonly threads: readonly Thread[];
	field(frame: string, zone: string): string;
	/** Null for an element that isn't there. */
	rectOf(id: string): Rect | null;
	place?(thread: Thread): Point;
}

/** This board, as it is in memory. */
export const textsOf = (board: BoardView): Texts => ({
	records: recordsOf(board),
	threads: board.comments.threads,
	field: (frame, zone) => board.frames.fieldValue(`field/${frame}/${zone}`),
	rectOf: (id) => board.elements.get(id)?.rect ?? null,
	place: (thread) => board.comments.place(thread)
});

function* recordsOf(board: BoardView): Iterable<ElementRecord> {
	for (const view of board.elements.all()) yield view.rec;
}

/** A board that was read from the server for this search. */
export function textsIn(doc: Y.Doc): Texts {
	const board = openBoard(doc);
	const records = new Map(readElements(board).map((record) => [record.id, record]));
	const fields = new Map(
		readFields(doc).map(({ frame, zone, text }) => [`${frame}/${zone}`, text])
	);
	return {
		records: records.values(),
		threads: readThreads(board),
		field: (frame, zone) => fields.get(`${frame}/${zone}`) ?? '',
		rectOf: (id) => {
			const record = records.get(id);
			return record ? rectOf(record.xy, record.wh) : null;
		}
	};
}

/** Every text of a board: elements, canvases' own fields, comments. */
export function* sourcesOf(texts: Texts, sheets: readonly Sheet[]): Iterable<Source> {
	for (const { frame, template } of sheets) {
		for (const zone of template?.zones ?? []) {
			if (zone.holds.kind !== 'text' || !template) continue;
			const text = texts.field(frame.id, zone.key);
			const found = zoneOf(template, zone.key);
			const rect = found && zoneRect(template, found, frameRect(frame));
			if (text === '' || !rect) continue;
			yield { key: `field/${frame.id}/${zone.key}`, text, kind: 'field', id: frame.id, rect, zone };
		}
	}
	for (const record of texts.records) {
		const text = 'text' in record ? record.text : record.kind === 'image' ? record.alt : '';
		if (text === '') continue;
		const { id, kind, xy, wh } = record;
		yield { key: id, text, kind, id, rect: rectOf(xy, wh) };
	}
	for (const thread of texts.threads) {
		const { anchor } = thread;
		const [x, y] =
			texts.place?.(thread) ??
			anchorPoint(anchor, anchor.id === undefined ? null : texts.rectOf(anchor.id));
		for (const reply of thread.replies) {
			const key = `comment/${thread.id}/${reply.id}`;
			yield { key, text: reply.text, kind: 'comment', id: thread.id, rect: { x, y, w: 1, h: 1 } };
		}
	}
}

/** Canvas by canvas as they lie, what is beside them last; within each as it is read. */
export function inReadingOrder(found: readonly Source[], sheets: readonly Sheet[]): Source[] {
	const groups = new Map<Sheet | undefined, Source[]>();
	for (const source of found) {
		const middle = centreOf(source.rect);
		const sheet = sheets.find(({ rect }) => contains(rect, middle));
		const group = groups.get(sheet);
		if (group) group.push(source);
		else groups.set(sheet, [source]);
	}
	return [...sheets, undefined].flatMap((sheet) =>
		readingOrder(
			(groups.get(sheet) ?? []).map((source) => ({
				id: source.key,
				xy: [source.rect.x, source.rect.y] as const,
				wh: [source.rect.w, source.rect.h] as const,
				source
			}))
		).map(({ source }) => source)
	);
}
