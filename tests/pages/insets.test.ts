import { describe, expect, it } from 'vitest';
import { insetsFor } from '#lib/ui/board/insets.ts';

const top = (now: number, width: number): number =>
	insetsFor(false, false, false, now, width, 800).top;

describe('what a canvas is shown clear of', () => {
	it('is the card with what to do now, in the header or beneath it', () => {
		expect(top(0, 1280)).toBe(64);
		expect(top(48, 1280)).toBe(64);
		expect(top(66, 1280)).toBe(82);
		expect(top(66, 800)).toBe(138);
		expect(top(66, 390)).toBe(138);
	});

	it('isn’t all that somebody has unfolded to read it', () => {
		expect(top(400, 1280)).toBe(top(108, 1280));
	});

	it('is a vote’s card: at the left, on a phone below', () => {
		expect(insetsFor(false, false, true, 0, 1280, 720).left).toBe(324);
		expect(insetsFor(false, false, true, 0, 390, 800)).toMatchObject({ left: 0, bottom: 384 });
	});
});
