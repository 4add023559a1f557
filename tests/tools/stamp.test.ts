import { describe, it } from 'vitest';
import { board } from './driver.ts';

const holding = () => board({ a: [100, 100] }).tool('stamp');

describe('the stamp tool', () => {
	it('stamps where it is clicked, and goes on until Escape', () => {
		holding()
			.click([150, 150])
			.expectLast('create-stamp', { at: [150, 150] })
			.click([600, 600])
			.expectLast('create-stamp', { at: [600, 600] })
			.expectWrites(2)
			.expectTool('stamp')
			.escape()
			.expectTool('select');
	});

	it('moves the paper when it is dragged', () => {
		holding().drag([500, 500], [400, 500]).expectNothingWritten().expectCamera(100, 0);
	});

	it('stamps in the middle of the view by key', () => {
		holding()
			.send({ kind: 'place' })
			.expectLast('create-stamp', { at: [500, 400] });
	});

	it('stamps by a tap of a finger', () => {
		holding().finger().click([150, 150]).expectWrites(1);
	});

	it('stamps nothing for a viewer, nor on a board that was frozen meanwhile', () => {
		holding().viewer().click([150, 150]).expectNothingWritten();
		holding().pointerDown([150, 150]).frozen().release().expectNothingWritten();
	});

	it('ends the writing elsewhere', () => {
		const driver = holding();
		driver.world.editing = 'a';
		driver.click([600, 500]).expectEditing(null);
	});
});
