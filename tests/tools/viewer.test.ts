import { describe, it } from 'vitest';
import { board } from './driver.ts';

const watching = () => board({ a: [100, 100], b: [400, 100] }).viewer();

describe('someone who only watches', () => {
	it('selects by click and marquee', () => {
		watching().click([150, 150]).expectSelected('a');
		watching().drag([50, 50], [450, 150]).expectSelected('a', 'b');
	});

	it('pans by dragging a note, which stays where it is', () => {
		watching()
			.drag([150, 150], [250, 150])
			.expectCamera(-100, 0)
			.expectAt('a', [100, 100])
			.expectNo('preview-move', 'lift');
	});

	it('writes nothing by any gesture', () => {
		watching().doubleClick([150, 150]).expectEditing(null).expectNothingWritten();
		watching().doubleClick([700, 600]).expectNothingWritten();
		watching().selected('a', 'b').drag([350, 150], [350, 250]).expectNothingWritten();
		watching().tool('note').click([700, 600]).expectNothingWritten();
		watching().holding({ alt: true }).drag([150, 150], [150, 500]).expectNothingWritten();
		watching()
			.toolbar('begin', [0, 0], false)
			.toolbar('drop', [500, 500], false)
			.expectNothingWritten();
		watching().selected('a').carry({ phase: 'begin' }).expectPhase('idle').expectNothingWritten();
		watching()
			.selected('a')
			.pointerDown([320, 150], { target: { kind: 'plus', side: 'right' } })
			.release()
			.expectNothingWritten();
	});

	it('pans and zooms by touch', () => {
		watching().finger().drag([150, 150], [250, 150]).expectCamera(-100, 0);
	});
});
