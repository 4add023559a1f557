import { expect, test } from 'vitest';
import { plusRect } from '#lib/ui/board/plus-place.ts';

test('a plus lies beside the middle of its side, as far and as large on the screen at any zoom', () => {
	const note = { x: 100, y: 200, w: 208, h: 104 };
	expect(plusRect(note, 'right', 1)).toEqual({ x: 326, y: 240, w: 24, h: 24 });
	expect(plusRect(note, 'left', 1)).toEqual({ x: 58, y: 240, w: 24, h: 24 });
	expect(plusRect(note, 'up', 2)).toEqual({ x: 198, y: 179, w: 12, h: 12 });
	expect(plusRect(note, 'down', 0.5)).toEqual({ x: 180, y: 340, w: 48, h: 48 });
});
