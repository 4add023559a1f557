import { expect, test } from 'vitest';
import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { carryOut } from '#lib/board/effects.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { MAX_PRESENCE_BYTES, MAX_PRESENCE_IDS } from '#lib/protocol/limits.ts';
import { parsePresence } from '#lib/protocol/presence.ts';

test('a resize of as many notes as presence names still fits into one presence state', () => {
	const ids = Array.from(
		{ length: MAX_PRESENCE_IDS },
		(_, i) => `note-${String(i).padStart(7, '0')}`
	);
	const rects = new Map<string, Rect>(
		ids.map((id, i) => [id, { x: -98_765 - i / 3, y: -98_765 - i / 7, w: 1_234 / 7, h: 1_234 / 9 }])
	);
	let told: Record<string, unknown> = {};
	const board = {
		tooling: { resizing: [] },
		elements: { get: () => undefined },
		presence: { tell: (change: Record<string, unknown>) => (told = change) }
	} as unknown as BoardView;

	carryOut(board, { kind: 'preview-resize', rects });

	const state = { p: 'x'.repeat(21), cursor: [-98_765, -98_765], selection: ids, ...told };
	expect(parsePresence(state)?.resize).toMatchObject({ [ids[1]!]: [-98_765, -98_765, 176, 137] });
	expect(JSON.stringify(state).length).toBeLessThanOrEqual(MAX_PRESENCE_BYTES);
});
