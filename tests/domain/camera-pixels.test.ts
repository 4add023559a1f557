import { expect, test } from 'vitest';
import { onPixels, toScreen } from '#lib/domain/camera.ts';

test.each([1, 1.25, 2, 3])('a camera lies on whole pixels of %d to a CSS px', (density) => {
	for (const zoom of [0.05, 0.3, 0.73, 1, 1.37, 4]) {
		const exact = { x: 1234.567, y: -98.765, zoom };
		const camera = onPixels(exact, density);
		expect(camera.zoom).toBe(zoom);
		for (const [i, at] of toScreen(camera, [0, 0]).entries()) {
			expect(Math.abs(at * density - Math.round(at * density))).toBeLessThan(1e-6);
			expect(Math.abs(at - toScreen(exact, [0, 0])[i]!) * density).toBeLessThanOrEqual(0.5 + 1e-6);
		}
	}
});
