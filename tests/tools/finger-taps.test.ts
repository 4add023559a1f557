import { describe, it } from 'vitest';
import { board, type Driver } from './driver.ts';

const one = () => board({ a: [100, 100] });
const two = (driver: Driver) =>
	driver.finger(1).pointerDown([400, 400]).wait(40).finger(2).pointerDown([600, 400]);
const lift = (driver: Driver, ...pointers: number[]) => {
	for (const pointer of pointers) driver.wait(20).finger(pointer).release();
	return driver;
};

describe('several fingers that tap', () => {
	it('take a step back with two and forth with three', () => {
		lift(two(one()), 1, 2).expectLast('history', { step: 'undo' }).expectPhase('idle');
		const three = two(one()).wait(30).finger(3).pointerDown([500, 600]);
		lift(three, 2, 3, 1).expectLast('history', { step: 'redo' }).expectPhase('idle');
	});

	it('do it once, whichever is lifted first', () => {
		for (const order of [
			[1, 2],
			[2, 1]
		]) {
			const { log } = lift(two(one()), ...order);
			if (log.filter(({ kind }) => kind === 'history').length !== 1) throw new Error('once');
		}
	});

	it('leave the view and the selection as they are, however they roll', () => {
		const driver = two(one().selected('a')).moveTo([603, 404]).finger(1).moveTo([397, 402]);
		lift(driver, 1, 2)
			.expectCamera(0, 0)
			.expectSelected('a')
			.expectNothingWritten()
			.expectLast('history', { step: 'undo' });
	});

	it('are no tap once one of them moved, rested, or came late', () => {
		lift(two(one()).moveTo([640, 400]), 1, 2).expectNo('history');
		lift(two(one()).wait(400), 1, 2).expectNo('history');
		const late = one().finger(1).pointerDown([400, 400]).wait(400);
		lift(late.finger(2).pointerDown([600, 400]), 1, 2).expectNo('history');
	});

	it('are no tap when one of them held something', () => {
		const dragging = one().finger(1).pointerDown([150, 150]).moveTo([200, 200]);
		lift(dragging.finger(2).pointerDown([600, 400]), 1, 2)
			.expectNo('history')
			.expectNothingWritten();
	});

	it('zoom and pan from where they were when it turns out to be none', () => {
		two(one()).moveTo([604, 400]).expectCamera(0, 0).moveTo([800, 400]).expectCamera(200, 200, 2);
	});

	it('mean nothing with four', () => {
		const four = two(one()).finger(3).pointerDown([500, 600]).finger(4).pointerDown([500, 700]);
		lift(four, 1, 2, 3, 4).expectNo('history').expectPhase('idle');
	});

	it('are free again afterwards: the next finger pans', () => {
		lift(two(one()), 2, 1).wait(500).finger(7).drag([600, 500], [650, 500]).expectCamera(-50, 0);
	});
});
