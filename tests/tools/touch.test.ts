import { describe, expect, it } from 'vitest';
import { board, type Driver } from './driver.ts';

const one = () => board({ a: [100, 100] });
const fingers = (driver: Driver) =>
	driver.finger(1).pointerDown([400, 400]).finger(2).pointerDown([600, 400]);

describe('one finger', () => {
	it('pans on the empty board after eight pixels, without losing any of them', () => {
		one()
			.finger()
			.pointerDown([600, 500])
			.moveTo([607, 500])
			.expectCamera(0, 0)
			.moveTo([620, 500])
			.expectCamera(-20, 0)
			.moveTo([650, 510])
			.release()
			.expectCamera(-50, -10)
			.expectPhase('idle');
	});

	it('selects a note and drags it', () => {
		one().finger().drag([150, 150], [250, 150]).expectSelected('a').expectAt('a', [200, 100]);
	});

	it('taps to select and to clear', () => {
		one()
			.finger()
			.click([150, 150])
			.expectSelected('a')
			.wait(1000)
			.click([600, 500])
			.expectSelected();
	});

	it('does not end writing by panning, only by a tap', () => {
		one()
			.writingIn('a')
			.finger()
			.drag([600, 500], [700, 500])
			.expectEditing('a')
			.click([600, 500])
			.expectEditing(null);
	});

	it('pans from the gaps of a selection, which only a mouse holds it by', () => {
		board({ a: [100, 100], b: [400, 100] })
			.selected('a', 'b')
			.finger()
			.drag([350, 150], [350, 250])
			.expectCamera(0, -100)
			.expectNothingWritten();
	});
});

describe('two fingers', () => {
	it('zoom by their distance about their middle', () => {
		fingers(one()).moveTo([800, 400]).expectCamera(200, 200, 2);
	});

	it('pan by their middle', () => {
		fingers(one()).moveTo([620, 420]).finger(1).moveTo([420, 420]).expectCamera(-20, -20);
	});

	it('work whatever the tool', () => {
		fingers(one().tool('note')).moveTo([800, 400]).expectNothingWritten().expectPhase('pinching');
		fingers(one().tool('hand')).moveTo([800, 400]).expectPhase('pinching');
	});

	it('take back what one of them had begun', () => {
		one()
			.finger(1)
			.pointerDown([150, 150])
			.moveTo([250, 250])
			.finger(2)
			.pointerDown([400, 400])
			.expectLast('preview-clear', {})
			.release()
			.finger(1)
			.release()
			.expectNothingWritten()
			.expectAt('a', [100, 100])
			.expectPhase('idle');
	});

	it('leave a pan to the one that stays, without a jump', () => {
		fingers(one())
			.release()
			.expectPhase('panning')
			.expectCamera(0, 0)
			.finger(1)
			.moveTo([410, 400])
			.expectCamera(-10, 0)
			.release()
			.expectPhase('idle');
	});

	it('pinch again when the second comes back', () => {
		fingers(one()).release().finger(3).pointerDown([600, 400]).expectPhase('pinching');
	});

	it('are not disturbed by a third', () => {
		fingers(one())
			.finger(3)
			.pointerDown([100, 700])
			.moveTo([300, 700])
			.expectCamera(0, 0)
			.expectPhase('pinching');
	});

	it('do not explode when they touch', () => {
		const driver = fingers(one()).moveTo([400, 400]).moveTo([401, 400]);
		for (const { factor } of driver.all('zoom')) expect(factor).toBeGreaterThan(0.05);
		expect(driver.world.camera.zoom).toBeGreaterThanOrEqual(0.05);
	});

	it('do not count as taps', () => {
		fingers(one().selected('a')).release().finger(1).release().expectSelected('a');
	});
});

describe('a long press', () => {
	it('opens the menu after 500 ms and selects what it is on', () => {
		one()
			.finger()
			.pointerDown([150, 150])
			.wait(499)
			.expectNo('menu')
			.wait(16)
			.expectLast('menu', { id: 'a', screen: [150, 150] })
			.expectSelected('a');
	});

	it('is then over: moving and lifting do nothing more', () => {
		one()
			.finger()
			.pointerDown([150, 150])
			.wait(600)
			.moveTo([400, 400])
			.release()
			.expectNothingWritten()
			.expectPhase('idle')
			.expectCamera(0, 0);
	});

	it('does not happen to a finger that has set out', () => {
		one().finger().pointerDown([150, 150]).moveTo([200, 150]).wait(600).expectNo('menu');
	});

	it('works on the empty board and for a viewer', () => {
		one().finger().pointerDown([600, 500]).wait(600).expectLast('menu', { id: null });
		one().viewer().finger().pointerDown([150, 150]).wait(600).expectLast('menu', { id: 'a' });
	});

	it('is nothing a mouse does', () => {
		one().pointerDown([150, 150]).wait(900).expectNo('menu').release().expectSelected('a');
	});
});

describe('a pen', () => {
	it('draws a marquee and drags like a mouse', () => {
		one().pen().drag([50, 50], [150, 150]).expectSelected('a');
		one().pen().drag([150, 150], [250, 150]).expectAt('a', [200, 100]);
	});

	it('leaves panning and zooming to the fingers from its first event on', () => {
		const driver = one().pen().moveTo([500, 500], 0);
		driver.finger().drag([150, 150], [250, 150]).expectCamera(-100, 0).expectAt('a', [100, 100]);
		driver.click([150, 150]).expectSelected();
		fingers(driver).expectPhase('pinching');
	});

	it('is not disturbed by the palm beside it', () => {
		one()
			.pen()
			.pointerDown([150, 150])
			.moveTo([200, 150])
			.finger(1)
			.pointerDown([700, 700])
			.finger(2)
			.pointerDown([720, 720])
			.moveTo([600, 600])
			.expectPhase('dragging')
			.pen()
			.release()
			.expectWrites(1);
	});

	it('takes over from a finger that came first', () => {
		one()
			.finger()
			.pointerDown([150, 150])
			.moveTo([250, 150])
			.pen()
			.pointerDown([600, 500])
			.expectLast('preview-clear', {})
			.release()
			.expectNothingWritten();
	});

	it('can be put away, and fingers do everything again', () => {
		one()
			.pen()
			.moveTo([500, 500], 0)
			.send({ kind: 'pen-mode', on: false })
			.finger()
			.click([150, 150])
			.expectSelected('a');
	});
});
