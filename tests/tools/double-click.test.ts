import { describe, expect, it } from 'vitest';
import { board } from './driver.ts';

const one = () => board({ a: [100, 100] });

describe('a double click', () => {
	it('on a note starts writing in it, with the caret where it was clicked', () => {
		one()
			.doubleClick([150, 150])
			.expectEditing('a')
			.expectLast('edit', { screen: [150, 150] });
	});

	it('on the empty board makes a note centred there and writes in it', () => {
		const driver = one().doubleClick([600, 500]);
		driver.expectLast('create-note', { at: [600, 500], edit: true }).expectEditing('new 1');
	});

	it('makes the note at the board point under the pointer, whatever the camera', () => {
		one()
			.camera(1000, 500, 0.5)
			.doubleClick([600, 500])
			.expectLast('create-note', { at: [2200, 1500] });
	});

	it('is two clicks when they are more than 350 ms apart', () => {
		one().click([600, 500]).wait(351).click([600, 500]).expectNo('create-note');
		one().click([600, 500]).wait(350).click([600, 500]).expectWrites(1);
	});

	it('is two clicks when they are far apart, though a finger may stray more', () => {
		one().click([600, 500]).wait(100).click([620, 500]).expectNo('create-note');
		one().finger().click([600, 500]).wait(100).click([620, 500]).expectWrites(1);
	});

	it('needs the same note twice', () => {
		board({ a: [100, 100], b: [309, 100] })
			.click([306, 150])
			.wait(100)
			.click([310, 150])
			.expectEditing(null)
			.expectSelected('b');
	});

	it('is not made of a click and a drag', () => {
		one()
			.click([150, 150])
			.wait(100)
			.drag([150, 150], [250, 150])
			.expectEditing(null)
			.expectAt('a', [200, 100]);
	});

	it('is not followed by another by a third click', () => {
		const driver = one().doubleClick([600, 700]);
		driver.world.rects.delete('new 1');
		driver.wait(100).click([600, 700]);
		expect(driver.all('create-note')).toHaveLength(1);
	});

	it('with Shift only selects and unselects', () => {
		one().holding({ shift: true }).doubleClick([150, 150]).expectEditing(null).expectSelected();
	});

	it('by touch edits and creates just the same', () => {
		one().finger().doubleClick([150, 150]).expectEditing('a');
		one().finger().doubleClick([600, 500]).expectEditing('new 1');
	});

	it('on a note that was deleted between the clicks writes nowhere', () => {
		one()
			.click([150, 150])
			.wait(100)
			.pointerDown([150, 150])
			.removed('a')
			.release()
			.expectEditing(null)
			.expectNothingWritten();
	});
});
