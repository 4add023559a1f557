import { describe, it } from 'vitest';
import { board } from './driver.ts';

const notes = () => board({ a: [100, 100] }).tool('comment');

describe('the comment tool', () => {
	it('begins a comment about what is clicked, at the point of the click, and gives way', () => {
		notes()
			.click([150, 130])
			.expectLast('comment', { at: [150, 130], id: 'a' })
			.expectTool('select')
			.expectNothingWritten();
	});

	it('takes an empty place for a spot, in board units', () => {
		notes()
			.camera(10, 20, 2)
			.click([900, 700])
			.expectLast('comment', { at: [460, 370], id: null });
	});

	it('selects and moves nothing, and looks around when it is dragged', () => {
		notes()
			.drag([150, 150], [250, 150])
			.expectNo('comment', 'select')
			.expectNothingWritten()
			.expectCamera(-100, 0)
			.expectTool('comment');
	});

	it('works under a finger, and stays when it is kept', () => {
		notes().finger().click([150, 130]).expectLast('comment', { id: 'a' });
		notes().keepTool().click([150, 130]).expectTool('comment');
	});

	it('is nobody’s who only watches', () => {
		notes().viewer().click([150, 130]).expectNo('comment').expectSelected('a');
	});

	it('needs no pointer: Enter is about what is selected, or the middle of the view', () => {
		notes()
			.selected('a')
			.send({ kind: 'place' })
			.expectLast('comment', { at: [308, 100], id: 'a' });
		notes()
			.send({ kind: 'place' })
			.expectLast('comment', { at: [500, 400], id: null });
	});

	it('lets Escape take it away', () => {
		notes().escape().expectTool('select').expectNo('comment');
	});
});
