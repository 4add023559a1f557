import { describe, expect, it } from 'vitest';
import { mergeProps } from '#lib/ui/kit/merge-props.ts';
import { tooltipPlace } from '#lib/ui/kit/tooltip-place.ts';

const page = { w: 800, h: 600 };
const tip = { w: 100, h: 30 };
const box = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 40 });

describe('where a tooltip stands', () => {
	it('on its side of the control, in the middle of it', () => {
		expect(tooltipPlace(box(300, 300), tip, page, 'bottom', 8)).toEqual([270, 348]);
		expect(tooltipPlace(box(300, 300), tip, page, 'left', 8)).toEqual([192, 305]);
	});

	it('on the other side where there is no room', () => {
		expect(tooltipPlace(box(300, 10), tip, page, 'top', 8)).toEqual([270, 58]);
		expect(tooltipPlace(box(750, 300), tip, page, 'right', 8)).toEqual([642, 305]);
	});

	it('never over the edge', () => {
		expect(tooltipPlace(box(0, 300), tip, page, 'bottom', 8)[0]).toBe(8);
		expect(tooltipPlace(box(780, 300), tip, page, 'bottom', 8)[0]).toBe(692);
	});
});

describe('two sets of attributes on one node', () => {
	it('lets both hear an event, and the second say the rest', () => {
		const heard: string[] = [];
		const merged = mergeProps(
			{ onclick: () => heard.push('ours'), title: 'a', id: 'x' },
			{ onclick: () => heard.push('theirs'), title: 'b', id: undefined }
		);
		const { onclick } = merged;
		if (typeof onclick === 'function') onclick(null);
		expect(heard).toEqual(['ours', 'theirs']);
		expect(merged).toMatchObject({ title: 'b', id: 'x' });
	});
});
