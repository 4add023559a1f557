import { describe, it } from 'vitest';
import { board } from './driver.ts';

const one = () => board({ a: [100, 100, 200, 200] }).selected('a');

describe('resizing a note', () => {
	it('from each handle moves only the sides that it holds', () => {
		one()
			.onHandle('se', [300, 300])
			.moveTo([340, 360])
			.release()
			.expectRect('a', 100, 100, 240, 260);
		one().onHandle('nw', [100, 100]).moveTo([80, 60]).release().expectRect('a', 80, 60, 220, 240);
		one().onHandle('ne', [300, 100]).moveTo([340, 60]).release().expectRect('a', 100, 60, 240, 240);
		one().onHandle('sw', [100, 300]).moveTo([60, 340]).release().expectRect('a', 60, 100, 240, 240);
		one()
			.onHandle('e', [300, 200])
			.moveTo([340, 250])
			.release()
			.expectRect('a', 100, 100, 240, 200);
		one().onHandle('w', [100, 200]).moveTo([60, 250]).release().expectRect('a', 60, 100, 240, 200);
		one().onHandle('n', [200, 100]).moveTo([250, 60]).release().expectRect('a', 100, 60, 200, 240);
		one()
			.onHandle('s', [200, 300])
			.moveTo([250, 340])
			.release()
			.expectRect('a', 100, 100, 200, 240);
	});

	it('previews on the way and writes once', () => {
		one()
			.onHandle('e', [300, 200])
			.moveTo([320, 200])
			.moveTo([350, 200])
			.expectNothingWritten()
			.expectLast('preview-resize', { rects: new Map([['a', { x: 100, y: 100, w: 250, h: 200 }]]) })
			.release()
			.expectWrites(1)
			.expectLast('preview-clear', {});
	});

	it('is reckoned from the start, so a way there and back changes nothing', () => {
		one()
			.onHandle('se', [300, 300])
			.moveTo([101, 101])
			.moveTo([450, 420])
			.moveTo([300, 300])
			.release()
			.expectNothingWritten()
			.expectRect('a', 100, 100, 200, 200);
	});

	it('stops at the least side and never turns over', () => {
		one()
			.onHandle('e', [300, 200])
			.moveTo([-500, 200])
			.release()
			.expectRect('a', 100, 100, 72, 200);
		one().onHandle('nw', [100, 100]).moveTo([900, 900]).release().expectRect('a', 228, 244, 72, 56);
	});

	it('keeps the proportions with Shift, a side about its middle', () => {
		const wide = () =>
			board({ a: [100, 100, 400, 200] })
				.selected('a')
				.holding({ shift: true });
		wide()
			.onHandle('se', [500, 300])
			.moveTo([700, 400])
			.release()
			.expectRect('a', 100, 100, 600, 300);
		wide()
			.onHandle('e', [500, 200])
			.moveTo([700, 200])
			.release()
			.expectRect('a', 100, 50, 600, 300);
		wide()
			.onHandle('nw', [100, 100])
			.moveTo([900, 900])
			.release()
			.expectRect('a', 388, 244, 112, 56);
	});

	it('goes from the centre with Alt', () => {
		one()
			.holding({ alt: true })
			.onHandle('se', [300, 300])
			.moveTo([320, 310])
			.release()
			.expectRect('a', 80, 90, 240, 220);
	});

	it('takes up modifiers that are pressed while the pointer rests', () => {
		one()
			.onHandle('e', [300, 200])
			.moveTo([320, 200])
			.holding({ alt: true })
			.expectLast('preview-resize', { rects: new Map([['a', { x: 80, y: 100, w: 240, h: 200 }]]) });
	});

	it('keeps the proportions of what has fixed ones', () => {
		one()
			.image('a')
			.onHandle('e', [300, 200])
			.moveTo([400, 200])
			.release()
			.expectRect('a', 100, 50, 300, 300);
	});

	it('reckons in board units at any zoom', () => {
		one()
			.camera(0, 0, 0.5)
			.onHandle('e', [150, 100])
			.moveTo([200, 100])
			.release()
			.expectRect('a', 100, 100, 300, 200);
	});

	it('does nothing on a mere click on a handle', () => {
		one().onHandle('e', [300, 200]).release().expectNothingWritten().expectSelected('a');
	});
});

describe('resizing several', () => {
	const group = () => board({ a: [0, 0, 200, 200], b: [200, 200, 200, 200] }).selected('a', 'b');

	it('scales the whole group and keeps neighbours side by side', () => {
		group()
			.onHandle('se', [400, 400])
			.moveTo([600, 500])
			.release()
			.expectRect('a', 0, 0, 300, 250)
			.expectRect('b', 300, 250, 300, 250)
			.expectWrites(1);
	});

	it('stops when the smallest of them is at its least', () => {
		board({ a: [0, 0, 400, 400], b: [400, 0, 100, 100] })
			.selected('a', 'b')
			.onHandle('e', [500, 200])
			.moveTo([10, 200])
			.release()
			.expectRect('b', 288, 0, 72, 100)
			.expectRect('a', 0, 0, 288, 400);
	});

	it('lets what is too small already stay so, without holding the others', () => {
		board({ a: [0, 0, 400, 400], tiny: [0, 500, 30, 30] })
			.selected('a', 'tiny')
			.onHandle('e', [400, 200])
			.moveTo([800, 200])
			.release()
			.expectRect('a', 0, 0, 800, 400)
			.expectRect('tiny', 0, 500, 60, 30);
	});

	it('goes on with the rest when one of them is deleted by someone else', () => {
		group()
			.onHandle('e', [400, 200])
			.moveTo([800, 200])
			.removed('a')
			.release()
			.expectRect('b', 400, 200, 400, 200)
			.expectLast('commit-resize', { rects: new Map([['b', { x: 400, y: 200, w: 400, h: 200 }]]) });
	});
});

describe('a resize that does not end well', () => {
	it('leaves no trace when Escape is pressed', () => {
		one()
			.onHandle('se', [300, 300])
			.moveTo([400, 400])
			.escape()
			.expectLast('preview-clear', {})
			.release()
			.expectNothingWritten();
	});

	it('does not begin for a viewer', () => {
		one()
			.viewer()
			.onHandle('se', [300, 300])
			.moveTo([400, 400])
			.release()
			.expectNo('preview-resize')
			.expectNothingWritten();
	});
});
