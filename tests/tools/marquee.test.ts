import { describe, expect, it } from 'vitest';
import { board } from './driver.ts';

const three = () => board({ a: [100, 100], b: [400, 100], c: [100, 400] });

describe('a marquee', () => {
	it('selects what it touches, not only what it encloses', () => {
		three().drag([50, 50], [410, 110]).expectSelected('a', 'b').expectNothingWritten();
	});

	it('shows its rect and what it would select, and selects at the release', () => {
		three()
			.pointerDown([350, 350])
			.moveTo([90, 90])
			.expectLast('marquee', { rect: { x: 90, y: 90, w: 260, h: 260 }, ids: ['a'] })
			.expectSelected()
			.release()
			.expectLast('marquee', { rect: null })
			.expectSelected('a');
	});

	it('replaces what was selected, and clears it when it touches nothing', () => {
		three().selected('c').drag([380, 50], [450, 150]).expectSelected('b');
		three().selected('c').drag([700, 700], [800, 750]).expectSelected();
	});

	it('adds with Shift', () => {
		const driver = three().selected('c').holding({ shift: true });
		driver
			.pointerDown([380, 50])
			.moveTo([450, 150])
			.expectLast('marquee', { ids: ['c', 'b'] });
		driver.release().expectSelected('b', 'c');
	});

	it('with Shift may start between the notes of a selection', () => {
		three()
			.selected('a', 'b')
			.holding({ shift: true })
			.drag([350, 350], [250, 450])
			.expectSelected('a', 'b', 'c');
	});

	it('selects nothing that was deleted meanwhile', () => {
		three()
			.selected('c')
			.holding({ shift: true })
			.pointerDown([380, 50])
			.moveTo([450, 150])
			.removed('c')
			.release()
			.expectSelected('b');
	});

	it('leaves the selection alone when Escape is pressed', () => {
		three()
			.selected('c')
			.pointerDown([50, 50])
			.moveTo([500, 300])
			.escape()
			.expectLast('marquee', { rect: null, ids: [] })
			.release()
			.expectSelected('c');
	});

	it('keeps its corner on the board when the camera moves', () => {
		three()
			.pointerDown([350, 350])
			.moveTo([380, 380])
			.camera(100, 0, 1)
			.expectLast('marquee', { rect: { x: 350, y: 350, w: 130, h: 30 } });
	});

	it('works for a viewer', () => {
		three().viewer().drag([50, 50], [410, 110]).expectSelected('a', 'b');
	});

	it('is not drawn by a finger', () => {
		const driver = three().finger().drag([50, 50], [150, 150]);
		expect(driver.all('marquee')).toEqual([]);
	});
});
