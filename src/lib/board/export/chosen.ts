import { byLayer } from '#lib/domain/board-doc.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { centreOf, contains, inflate, rectOf, unionOf, type Rect } from '#lib/domain/geometry.ts';
import { FRAME_TITLE } from '#lib/domain/hits.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { Sheet } from '../frames-view.svelte.ts';
import type { ExportScope } from './types.ts';
import { within } from './within.ts';

/** What is taken along. */
export interface Chosen {
	/** In drawing order. */
	readonly elements: readonly ElementRecord[];
	readonly sheets: readonly Sheet[];
	/** Around all of it, with a margin. Board units. */
	readonly rect: Rect;
}

/** Board units of paper around what is taken along. */
const MARGIN = 32;

/** Null when there is nothing to take. */
export function chosen(board: BoardView, scope: ExportScope): Chosen | null {
	const { elements, frames } = board;
	const everything = [...elements.all()].map((view) => view.rec);
	switch (scope.kind) {
		case 'selection':
			return around(elements.records(elements.withCarried(board.selection)), []);
		case 'board':
			return around(everything, frames.sheets);
		case 'canvas': {
			const sheet = frames.sheets.find(({ frame }) => frame.id === scope.id);
			return sheet ? around(within(everything, sheet.rect, elements.hostOf), [sheet]) : null;
		}
		case 'frame': {
			const frame = elements.get(scope.id)?.rec;
			if (frame?.kind !== 'frame') return null;
			const rect = rectOf(frame.xy, frame.wh);
			const carried = new Set(elements.withCarried([frame.id]));
			return around(
				within(everything, rect, elements.hostOf, carried),
				frames.sheets.filter((sheet) => contains(rect, centreOf(sheet.rect)))
			);
		}
	}
}

function around(records: readonly ElementRecord[], sheets: readonly Sheet[]): Chosen | null {
	const bounds = unionOf([...records.map(seenRect), ...sheets.map(({ rect }) => rect)]);
	if (!bounds) return null;
	return { elements: [...records].sort(byLayer), sheets, rect: inflate(bounds, MARGIN) };
}

/** A frame's title stands above it. */
function seenRect({ kind, xy, wh }: ElementRecord): Rect {
	const rect = rectOf(xy, wh);
	return kind === 'frame' ? { ...rect, y: rect.y - FRAME_TITLE, h: rect.h + FRAME_TITLE } : rect;
}
