import { describe, expect, it } from 'vitest';
import { board, type Driver } from './driver.ts';

/** A note, a stroke on it and one beside it. */
const wiping = (): Driver => {
	const driver = board({
		note: [100, 100],
		on: [120, 120, 60, 60],
		beside: [400, 100, 60, 60]
	}).tool('eraser');
	driver.world.drawn.add('on').add('beside');
	return driver;
};
const left = (driver: Driver): string[] => [...driver.world.rects.keys()];

describe('the eraser', () => {
	it('wipes what was drawn, at the release, and leaves the notes beneath', () => {
		const driver = wiping().pointerDown([110, 150]).moveTo([430, 150]).expectNothingWritten();
		expect(driver.last('erase-preview')?.ids).toEqual(['on', 'beside']);
		driver.release().expectWrites(1);
		expect(left(driver)).toEqual(['note']);
	});

	it('with Alt wipes everything', () => {
		expect(left(wiping().holding({ alt: true }).drag([90, 150], [430, 150]))).toEqual([]);
	});

	it('a click takes the one thing that it is on, whatever it is', () => {
		expect(left(wiping().click([280, 280]))).toEqual(['on', 'beside']);
		expect(left(wiping().click([150, 150]))).toEqual(['note', 'beside']);
	});

	it('leaves what is locked', () => {
		const driver = wiping();
		driver.world.locked.add('on').add('note');
		expect(left(driver.drag([110, 150], [430, 150]))).toEqual(['note', 'on']);
		expect(left(driver.click([280, 280]))).toEqual(['note', 'on']);
	});

	it('Escape brings back what was passed over', () => {
		const driver = wiping().pointerDown([110, 150]).moveTo([430, 150]).escape();
		expect(driver.last('erase-preview')?.ids).toEqual([]);
		driver.release().expectNothingWritten().expectPhase('idle');
		expect(left(driver)).toHaveLength(3);
	});

	it('passes over what someone else deleted meanwhile', () => {
		const driver = wiping().pointerDown([110, 150]).moveTo([430, 150]).removed('on').release();
		driver.expectLast('erase', { ids: ['beside'] });
	});

	it('writes nothing when nothing lay under it', () => {
		wiping().drag([600, 600], [700, 700]).expectNothingWritten();
	});

	it('stays in the hand', () => {
		wiping().drag([110, 150], [430, 150]).expectTool('eraser');
	});
});
