import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { lift, putDown } from '#lib/board/lift.ts';

let node: HTMLElement;
beforeEach(() => {
	node = document.body.appendChild(document.createElement('div'));
	node.style.cssText = 'position:absolute;left:20px;top:30px;width:10px;height:10px';
	onTestFinished(() => node.remove());
});
const place = (): number[] => {
	const { left, top } = node.getBoundingClientRect();
	return [left, top];
};

test.each([true, false])(
	'is shown elsewhere, above the rest, and put back (layered: %s)',
	(layered) => {
		lift(node, [100, -12.5], layered);
		expect(place()).toEqual([120, 17.5]);
		expect(getComputedStyle(node).zIndex).toBe('1');
		lift(node, [-3, 7], layered);
		expect(place()).toEqual([17, 37]);
		putDown(node);
		expect(place()).toEqual([20, 30]);
		expect(getComputedStyle(node).zIndex).toBe('auto');
		expect(node.getAnimations()).toEqual([]);
	}
);

test('goes further than a layer does, comes back, and ceases to be a layer', () => {
	lift(node, [50, 0], true);
	lift(node, [400_000, 5], true);
	expect(place()).toEqual([400_020, 35]);
	lift(node, [1, 2], true);
	expect(place()).toEqual([21, 32]);
	lift(node, [3, 4], false);
	expect(place()).toEqual([23, 34]);
	expect(node.getAnimations()).toEqual([]);
});

test('a layer’s way leaves its style as it was: nothing of it is worked out anew', () => {
	lift(node, [1, 1], true);
	const style = node.getAttribute('style');
	lift(node, [2, 2], true);
	expect(node.getAttribute('style')).toBe(style);
});
