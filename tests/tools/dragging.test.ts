import { describe, expect, it } from 'vitest';
import { board } from './driver.ts';

const two = () => board({ a: [100, 100], b: [400, 100] });

describe('dragging a note', () => {
	it('moves it by as much as the pointer and writes once, at the drop', () => {
		two()
			.pointerDown([150, 150])
			.moveTo([160, 160])
			.moveTo([200, 170])
			.expectNothingWritten()
			.expectLast('preview-move', { ids: ['a'], by: [50, 20] })
			.release()
			.expectAt('a', [150, 120])
			.expectWrites(1)
			.expectPhase('idle');
	});

	it('selects it first when it was not', () => {
		two().selected('b').drag([150, 150], [250, 150]).expectSelected('a').expectAt('b', [400, 100]);
	});

	it('moves all that are selected along', () => {
		two()
			.selected('a', 'b')
			.drag([150, 150], [150, 250])
			.expectAt('a', [100, 200])
			.expectAt('b', [400, 200])
			.expectSelected('a', 'b')
			.expectWrites(1);
	});

	it('holds several by the gap between them too', () => {
		two().selected('a', 'b').drag([350, 150], [350, 250]).expectAt('a', [100, 200]);
	});

	it('with Shift takes an unselected one into the selection', () => {
		two()
			.selected('a')
			.holding({ shift: true })
			.drag([450, 150], [550, 150])
			.expectSelected('a', 'b')
			.expectAt('a', [200, 100])
			.expectAt('b', [500, 100]);
	});

	it('begins after four pixels with a mouse or pen and eight with a finger', () => {
		const begins = (device: 'mouse' | 'pen' | 'finger', way: number) => {
			const driver = two()[device]();
			return driver.pointerDown([150, 150]).moveTo([150 + way, 150]).state.phase.kind;
		};
		expect(begins('mouse', 3)).toBe('pointing');
		expect(begins('mouse', 4)).toBe('dragging');
		expect(begins('pen', 4)).toBe('dragging');
		expect(begins('finger', 7)).toBe('pointing');
		expect(begins('finger', 8)).toBe('dragging');
	});

	it('lifts once and says each time the same ids', () => {
		const driver = two().selected('a', 'b').pointerDown([150, 150]).moveTo([200, 150]);
		driver.moveTo([210, 150]).release();
		expect(driver.all('lift')).toHaveLength(1);
		const [first, second] = driver.all('preview-move');
		expect(second!.ids).toBe(first!.ids);
	});

	it('moves in whole board units at any zoom, so that what is dropped is what was shown', () => {
		const driver = two().camera(0, 0, 3).pointerDown([400, 400]).moveTo([410, 420]);
		driver
			.expectLast('preview-move', { by: [3, 7] })
			.release()
			.expectAt('a', [103, 107]);
	});

	it('follows the board when the camera moves under a resting pointer', () => {
		two()
			.pointerDown([150, 150])
			.moveTo([160, 150])
			.camera(100, 0, 1)
			.expectLast('preview-move', { by: [110, 0] });
	});

	it('writes nothing when it comes back to where it began', () => {
		two()
			.pointerDown([150, 150])
			.moveTo([250, 150])
			.moveTo([150, 150])
			.release()
			.expectNothingWritten()
			.expectLast('preview-clear', {});
	});
});

describe('modifiers of a drag', () => {
	it('Shift keeps to the axis that has come further, also when pressed on the way', () => {
		two()
			.pointerDown([150, 150])
			.moveTo([250, 170])
			.holding({ shift: true })
			.expectLast('preview-move', { by: [100, 0] })
			.moveTo([170, 290])
			.release()
			.expectAt('a', [100, 240]);
	});

	it('Alt at the drop makes copies and leaves the originals', () => {
		two()
			.holding({ alt: true })
			.drag([150, 150], [150, 450])
			.expectAt('a', [100, 100])
			.expectAt('copy of a', [100, 400])
			.expectWrites(1);
	});

	it('Alt counts as it is when the note is dropped', () => {
		two()
			.holding({ alt: true })
			.pointerDown([150, 150])
			.moveTo([150, 450])
			.expectLast('preview-move', { duplicate: true })
			.holding({})
			.expectLast('preview-move', { duplicate: false })
			.release()
			.expectAt('a', [100, 400]);
	});
});

describe('a drag that does not end well', () => {
	it('leaves no trace when Escape is pressed, and the release is ignored', () => {
		two()
			.pointerDown([150, 150])
			.moveTo([300, 300])
			.escape()
			.expectPhase('idle')
			.expectLast('preview-clear', {})
			.moveTo([400, 400])
			.release()
			.expectNothingWritten()
			.expectAt('a', [100, 100]);
	});

	it('goes on with the rest when someone else deletes a part of it', () => {
		two()
			.selected('a', 'b')
			.pointerDown([150, 150])
			.moveTo([150, 250])
			.removed('a')
			.release()
			.expectAt('b', [400, 200])
			.expectLast('commit-move', { ids: ['b'] });
	});

	it('writes nothing when all of it was deleted', () => {
		two()
			.pointerDown([150, 150])
			.moveTo([150, 250])
			.removed('a')
			.release()
			.expectNothingWritten()
			.expectPhase('idle');
	});

	it('ends at once when the board is frozen', () => {
		two()
			.pointerDown([150, 150])
			.moveTo([150, 250])
			.frozen()
			.expectPhase('idle')
			.expectLast('preview-clear', {})
			.release()
			.expectNothingWritten();
	});

	it('commits before it takes the preview away', () => {
		const driver = two().drag([150, 150], [150, 250]);
		const kinds = driver.log.map(({ kind }) => kind);
		expect(kinds.indexOf('commit-move')).toBeLessThan(kinds.indexOf('preview-clear'));
	});
});
