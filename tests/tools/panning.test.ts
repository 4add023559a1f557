import { describe, expect, it } from 'vitest';
import { board } from './driver.ts';

const one = () => board({ a: [100, 100] });

describe('the hand', () => {
	it('takes the paper along from the first pixel, on a note too', () => {
		one()
			.tool('hand')
			.pointerDown([150, 150])
			.moveTo([152, 151])
			.expectCamera(-2, -1)
			.moveTo([250, 250])
			.release()
			.expectCamera(-100, -100)
			.expectSelected()
			.expectNothingWritten();
	});

	it('pans by screen, so at half the zoom the paper stays under the pointer', () => {
		one().tool('hand').camera(0, 0, 0.5).drag([100, 100], [200, 100]).expectCamera(-200, 0, 0.5);
	});

	it('zooms in where it is double-clicked', () => {
		one().tool('hand').doubleClick([400, 300]).expectCamera(200, 150, 2);
	});

	it('does not zoom for two slow clicks or two quick pans', () => {
		one().tool('hand').click([400, 300]).wait(600).click([400, 300]).expectNo('zoom');
		one().tool('hand').drag([400, 300], [500, 300]).drag([500, 300], [400, 300]).expectNo('zoom');
	});
});

describe('panning whatever the tool', () => {
	it('Space and drag pans, over a note and with the note tool', () => {
		one().space().drag([150, 150], [250, 150]).expectCamera(-100, 0).expectAt('a', [100, 100]);
		one().tool('note').space().drag([150, 150], [250, 150]).expectNothingWritten();
	});

	it('goes on when Space is released before the button', () => {
		one()
			.space()
			.pointerDown([150, 150])
			.moveTo([200, 150])
			.space(false)
			.moveTo([250, 150])
			.release()
			.expectCamera(-100, 0);
	});

	it('the middle button pans and does not select', () => {
		one()
			.pointerDown([150, 150], { button: 1 })
			.moveTo([250, 150])
			.release()
			.expectCamera(-100, 0)
			.expectSelected();
	});

	it('the middle button leaves what is written in alone', () => {
		one().writingIn('a').pointerDown([600, 500], { button: 1 }).release().expectEditing('a');
	});

	it('the right button pans once it has moved four pixels, and the paper catches up', () => {
		one()
			.pointerDown([150, 150], { button: 2 })
			.moveTo([153, 150])
			.expectCamera(0, 0)
			.moveTo([160, 150])
			.expectCamera(-10, 0)
			.release()
			.expectNo('menu')
			.expectSelected();
	});
});

describe('the right button at rest', () => {
	const right = { button: 2 } as const;

	it('opens the menu of what is under it, which becomes the selection', () => {
		board({ a: [100, 100], b: [400, 100] })
			.selected('b')
			.pointerDown([150, 150], right)
			.release()
			.expectLast('menu', { id: 'a', screen: [150, 150] })
			.expectSelected('a');
	});

	it('keeps a selection that it is on, and one that it is not near', () => {
		const two = () => board({ a: [100, 100], b: [400, 100] }).selected('a', 'b');
		two().pointerDown([150, 150], right).release().expectSelected('a', 'b');
		two()
			.pointerDown([800, 700], right)
			.release()
			.expectLast('menu', { id: null })
			.expectSelected('a', 'b');
	});

	it('opens the menu for a viewer too', () => {
		one().viewer().pointerDown([150, 150], right).release().expectLast('menu', { id: 'a' });
	});
});

describe('the cursor', () => {
	it('shows what a press would do, and is told only when it changes', () => {
		const driver = one().tool('hand').expectCursor('grab').pointerDown([0, 0]);
		driver.expectCursor('grabbing').release().expectCursor('grab');
		driver.tool('note').expectCursor('crosshair').space().expectCursor('grab').space(false);
		driver.tool('select').expectCursor('default');
		expect(driver.all('cursor').map(({ name }) => name)).toEqual([
			'grab',
			'grabbing',
			'grab',
			'crosshair',
			'grab',
			'crosshair',
			'default'
		]);
	});

	it('tells moving from copying', () => {
		one()
			.pointerDown([150, 150])
			.moveTo([200, 150])
			.expectCursor('move')
			.holding({ alt: true })
			.expectCursor('copy');
	});

	it('is the handle’s while resizing', () => {
		one().selected('a').onHandle('ne', [308, 100]).expectCursor('nesw-resize');
	});
});
