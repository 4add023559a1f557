import { expect, test } from 'vitest';
import { barGap, barPlace, barRoom } from '#lib/board/bar-place.ts';
import { fit, onPixels, toScreen } from '#lib/domain/camera.ts';
import { rectOf, type Size } from '#lib/domain/geometry.ts';

const insets = { top: 64, right: 12, bottom: 64, left: 12 };

test.each<[string, number, Size, Size]>([
	['40 notes', 40, [1_552, 1_104], [1_280, 720]],
	['a note', 1, [208, 208], [1_280, 720]],
	['a note on a phone that lies', 1, [208, 208], [844, 390]],
	['a tall column', 12, [208, 3_000], [1_280, 720]],
	['a long row', 12, [3_000, 208], [1_280, 720]]
])('the bar over a selection that was fitted lies clear of it: %s', (_, count, wh, size) => {
	const rect = rectOf([131, -77], wh);
	for (const density of [1, 1.25, 2]) {
		const to = fit(rect, size, insets, { padding: 96, above: barRoom(count) });
		const camera = onPixels(to, density);
		const gap = barGap(count, Math.min(...wh) * camera.zoom);
		const [, top] = toScreen(camera, [rect.x, rect.y]);
		const [, y] = barPlace(rect, { camera, size, insets }, 400, gap);
		expect(y).toBeGreaterThanOrEqual(insets.top);
		expect(y + 48 + gap).toBeLessThanOrEqual(top + 0.001);
	}
});
