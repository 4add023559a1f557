import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { StandingLine } from '#lib/board/standing-way.ts';

let node: HTMLElement;
beforeEach(() => {
	node = document.body.appendChild(document.createElement('div'));
	node.style.cssText =
		'position:absolute;left:0;top:0;width:1px;height:1px;transform-origin:0 0;background:red';
	onTestFinished(() => node.remove());
});
const box = (): number[] => {
	const { left, top, width, height } = node.getBoundingClientRect();
	return [left, top, width, height];
};

test.each([
	{ axis: 'X' as const, shown: [30, 40, 500, 1], then: [7, 8, 20, 1] },
	{ axis: 'Y' as const, shown: [30, 40, 1, 500], then: [7, 8, 1, 20] }
])('a line along $axis lies where it is told, one px wide, or nowhere', ({ axis, shown, then }) => {
	const line = new StandingLine(node, axis);
	const area = (): number => box()[2]! * box()[3]!;
	expect(area()).toBe(0);
	line.show({ x: 30, y: 40, length: 500 });
	expect(box()).toEqual(shown);
	const style = node.getAttribute('style');
	line.show({ x: 7, y: 8, length: 20 });
	expect(box()).toEqual(then);
	line.show(null);
	expect(area()).toBe(0);
	// Nothing of its style is worked out anew.
	expect(node.getAttribute('style')).toBe(style);
	line.end();
	expect(box()).toEqual([0, 0, 1, 1]);
	expect(node.getAnimations()).toEqual([]);
});
