import { describe, expect, it } from 'vitest';
import { board, type Driver } from './driver.ts';

const one = () => board({ a: [100, 100, 200, 200] });

/** Every phase that a pointer can be in, each just begun. */
const held: Readonly<Record<string, () => Driver>> = {
	pointing: () => one().pointerDown([150, 150]),
	dragging: () => one().pointerDown([150, 150]).moveTo([200, 150]),
	marquee: () => one().pointerDown([600, 500]).moveTo([700, 600]),
	resizing: () => one().selected('a').onHandle('e', [300, 200]).moveTo([350, 200]),
	placing: () => one().tool('note').pointerDown([600, 500]),
	panning: () => one().tool('hand').pointerDown([150, 150]).moveTo([200, 150]),
	pinching: () => one().finger(1).pointerDown([0, 0]).finger(2).pointerDown([200, 0]),
	spent: () => one().finger().pointerDown([150, 150]).wait(600)
};

describe.each(Object.entries(held))('%s', (phase, begin) => {
	it('is what the test begins with', () => {
		begin().expectPhase(phase as Parameters<Driver['expectPhase']>[0]);
	});

	it('ends without a trace when the window loses its pointers', () => {
		begin().send({ kind: 'lost' }).expectPhase('idle').expectNothingWritten();
	});

	it('leaves nothing on the screen when it is lost', () => {
		const driver = begin().send({ kind: 'lost' });
		const shown = driver.log.map(({ kind }) => kind);
		const previews = ['preview-move', 'preview-resize'] as const;
		for (const preview of previews) {
			expect(shown.lastIndexOf('preview-clear')).toBeGreaterThanOrEqual(shown.lastIndexOf(preview));
		}
		expect(driver.last('marquee')?.rect ?? null).toBeNull();
		expect(driver.last('ghost')?.at ?? null).toBeNull();
	});

	it('lets the next gesture begin as if it had never been', () => {
		const driver = begin().send({ kind: 'lost' }).tool('select').camera(0, 0, 1);
		driver.mouse().click([150, 150]).expectSelected('a').expectPhase('idle');
	});

	it('ignores pointers that are not its own', () => {
		const driver = begin();
		const { phase: before } = driver.state;
		driver.finger(99).moveTo([900, 700]).release().cancelPointer();
		expect(driver.state.phase).toBe(before);
	});
});

describe('a pointer that goes missing', () => {
	it('is cancelled without a trace by the browser', () => {
		one()
			.pointerDown([150, 150])
			.moveTo([250, 150])
			.cancelPointer()
			.expectPhase('idle')
			.expectLast('preview-clear', {})
			.release()
			.expectNothingWritten();
	});

	it('is noticed when a mouse moves with no button down', () => {
		one()
			.pointerDown([150, 150])
			.moveTo([250, 150])
			.moveTo([400, 400], 0)
			.expectPhase('idle')
			.expectNothingWritten();
	});

	it('is noticed when the same mouse is pressed again', () => {
		one()
			.pointerDown([150, 150])
			.moveTo([250, 150])
			.click([150, 150])
			.expectNothingWritten()
			.expectSelected('a')
			.expectPhase('idle');
	});

	it('is noticed when a finger comes down as the only one', () => {
		one()
			.finger(1)
			.pointerDown([600, 500])
			.finger(2)
			.pointerDown([150, 150], { primary: true })
			.expectPhase('pointing')
			.release()
			.expectSelected('a');
	});

	it('does not matter when it was cancelled after its release', () => {
		one().drag([150, 150], [250, 150]).cancelPointer().expectAt('a', [200, 100]).expectWrites(1);
	});

	it('leaves the mouse alone when it is a finger beside it', () => {
		one()
			.pointerDown([150, 150])
			.moveTo([200, 150])
			.finger()
			.pointerDown([600, 500])
			.release()
			.mouse()
			.moveTo([250, 150])
			.release()
			.expectAt('a', [200, 100]);
	});
});
