import { describe, it } from 'vitest';
import { board } from './driver.ts';

const carried = () =>
	board({ a: [100, 100, 200, 200], b: [316, 100, 200, 200] })
		.selected('a')
		.carry({ phase: 'begin' });

describe('move mode', () => {
	it('moves by 8, with Shift by 80, and writes once when it is put down', () => {
		carried()
			.arrow('right')
			.arrow('down', 'far')
			.arrow('left')
			.arrow('left')
			.expectLast('preview-move', { ids: ['a'], by: [-8, 80] })
			.expectNothingWritten()
			.carry({ phase: 'drop' })
			.expectAt('a', [92, 180])
			.expectWrites(1)
			.expectPhase('idle');
	});

	it('keeps in sight what is carried', () => {
		carried()
			.arrow('up', 'far')
			.expectLast('reveal', { rect: { x: 100, y: 20, w: 200, h: 200 } });
	});

	it('goes past what is in the way to the next free slot with Ctrl', () => {
		carried()
			.arrow('right', 'slot')
			.expectLast('preview-move', { by: [432, 0] });
	});

	it('leaves no trace when Escape is pressed', () => {
		carried()
			.arrow('right')
			.escape()
			.expectLast('preview-clear', {})
			.expectPhase('idle')
			.expectSelected('a')
			.expectNothingWritten();
	});

	it('needs something selected, and someone who may change it', () => {
		board({ a: [0, 0] })
			.carry({ phase: 'begin' })
			.expectPhase('idle')
			.expectNo('lift');
		carried().arrow('right').frozen().expectPhase('idle').expectLast('preview-clear', {});
	});

	it('puts down what is left when a part was deleted', () => {
		board({ a: [0, 0], b: [300, 0] })
			.selected('a', 'b')
			.carry({ phase: 'begin' })
			.arrow('down')
			.removed('a')
			.carry({ phase: 'drop' })
			.expectLast('commit-move', { ids: ['b'], by: [0, 8] });
	});

	it('writes nothing when it comes back to where it was', () => {
		carried().arrow('up').arrow('down').carry({ phase: 'drop' }).expectNothingWritten();
	});
});

describe('move mode with a pointer, for those who can’t drag', () => {
	it('puts the middle of what is carried where one clicks', () => {
		carried().click([700, 600]).expectAt('a', [600, 500]).expectWrites(1).expectPhase('idle');
	});

	it('does not select what lies there', () => {
		carried().click([400, 200]).expectSelected('a').expectAt('a', [300, 100]);
	});

	it('outlasts panning by drag, middle button and fingers', () => {
		carried().drag([700, 600], [800, 600]).expectCamera(-100, 0).expectPhase('carrying');
		carried().pointerDown([0, 0], { button: 1 }).moveTo([50, 0]).release().expectPhase('carrying');
		carried()
			.finger(1)
			.pointerDown([0, 0])
			.finger(2)
			.pointerDown([200, 0])
			.release()
			.finger(1)
			.release()
			.expectPhase('carrying')
			.expectNothingWritten();
	});

	it('works by tapping', () => {
		carried().finger().click([700, 600]).expectAt('a', [600, 500]);
	});
});
