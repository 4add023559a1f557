import { describe, expect, it } from 'vitest';
import { board } from './driver.ts';

const holding = () => board({ a: [100, 100] }).tool('note');

describe('the note tool', () => {
	it('makes a note centred under the pointer, opens it and gives way to select', () => {
		holding()
			.click([600, 500])
			.expectLast('create-note', { at: [600, 500], edit: true })
			.expectEditing('new 1')
			.expectTool('select')
			.expectCursor('default');
	});

	it('stays when tools are kept', () => {
		holding().keepTool().click([600, 500]).expectWrites(1).expectTool('note');
	});

	it('makes the note on top of another where that is clicked', () => {
		holding()
			.click([150, 150])
			.expectLast('create-note', { at: [150, 150] });
	});

	it('carries the note along until it is let go', () => {
		holding()
			.pointerDown([600, 500])
			.expectLast('ghost', { at: [600, 500] })
			.moveTo([700, 550])
			.expectLast('ghost', { at: [700, 550] })
			.expectNothingWritten()
			.release()
			.expectLast('create-note', { at: [700, 550] })
			.expectLast('ghost', { at: null });
	});

	it('makes nothing when Escape comes before the release, and only then gives way', () => {
		holding()
			.pointerDown([600, 500])
			.escape()
			.expectLast('ghost', { at: null })
			.expectTool('note')
			.release()
			.expectNothingWritten()
			.escape()
			.expectTool('select');
	});

	it('ends the writing elsewhere', () => {
		const driver = holding();
		driver.world.editing = 'a';
		driver.pointerDown([600, 500]).expectEditing(null);
	});

	it('works with a finger, until a second one comes', () => {
		holding().finger().click([600, 500]).expectWrites(1);
		holding()
			.finger(1)
			.pointerDown([600, 500])
			.finger(2)
			.pointerDown([700, 500])
			.expectLast('ghost', { at: null })
			.expectPhase('pinching')
			.release()
			.finger(1)
			.release()
			.expectNothingWritten();
	});

	it('selects instead for a viewer', () => {
		holding().viewer().click([150, 150]).expectSelected('a').expectNothingWritten();
	});

	it('makes nothing when the board is frozen before the release', () => {
		holding().pointerDown([600, 500]).frozen().release().expectNothingWritten();
	});
});

describe('a note dragged off the toolbar', () => {
	const begun = () => board({ a: [100, 100] }).toolbar('begin', [500, 780], true);

	it('appears once it has left the toolbar and is made where it is dropped', () => {
		begun()
			.expectNo('ghost')
			.toolbar('move', [500, 600], false)
			.expectLast('ghost', { at: [500, 600] })
			.toolbar('drop', [500, 400], false)
			.expectLast('create-note', { at: [500, 400], edit: true })
			.expectTool('select')
			.expectPhase('idle');
	});

	it('is cancelled by being dropped back on the toolbar', () => {
		begun()
			.toolbar('move', [500, 600], false)
			.toolbar('move', [500, 780], true)
			.expectLast('ghost', { at: null })
			.toolbar('drop', [500, 780], true)
			.expectNothingWritten()
			.expectPhase('idle');
	});

	it('is cancelled by Escape, by a lost pointer and by the browser', () => {
		begun().toolbar('move', [500, 600], false).escape().expectPhase('idle').expectNothingWritten();
		begun().send({ kind: 'lost' }).expectPhase('idle');
		begun().toolbar('cancel', [500, 600], false).expectPhase('idle').expectNothingWritten();
	});

	it('takes its colour along', () => {
		const driver = board();
		const drag = { kind: 'toolbar-drag', time: 0, color: 'blue' } as const;
		driver.send({ ...drag, phase: 'begin', screen: [0, 0], over: true });
		driver.send({ ...drag, phase: 'move', screen: [300, 300], over: false });
		driver.expectLast('ghost', { color: 'blue' });
		driver.send({ ...drag, phase: 'drop', screen: [300, 300], over: false });
		driver.expectLast('create-note', { color: 'blue' });
	});

	it('does not begin for a viewer', () => {
		board().viewer().toolbar('begin', [0, 0], false).expectPhase('idle').expectNo('ghost');
	});

	it('does not hold the board for ever when its drop is lost', () => {
		begun().click([150, 150]).expectSelected('a').expectPhase('idle');
	});

	it('puts what is carried back first', () => {
		const driver = board({ a: [100, 100] })
			.selected('a')
			.carry({ phase: 'begin' })
			.forget();
		driver.toolbar('begin', [500, 780], true).expectLast('preview-clear', {});
	});
});

describe('a neighbour', () => {
	const one = () => board({ a: [100, 100, 200, 200] }).writingIn('a');

	it('is made beside the written note, with a gap of 16, and written in', () => {
		const made = (side: 'left' | 'right' | 'up' | 'down') => {
			const driver = one().send({ kind: 'neighbour', side });
			expect(driver.last('create-note')).toMatchObject({ like: 'a', edit: true });
			const { x, y } = driver.world.rects.get('new 1')!;
			return [x, y];
		};
		expect(made('right')).toEqual([316, 100]);
		expect(made('left')).toEqual([-116, 100]);
		expect(made('down')).toEqual([100, 316]);
		expect(made('up')).toEqual([100, -116]);
	});

	it('is gone to when it is there already', () => {
		board({ a: [100, 100, 200, 200], b: [330, 110, 200, 200] })
			.writingIn('a')
			.send({ kind: 'neighbour', side: 'right' })
			.expectNothingWritten()
			.expectEditing('b')
			.expectSelected('b');
	});

	it('is made where only the corner of another lies', () => {
		board({ a: [100, 100, 200, 200], b: [480, 250, 200, 200] })
			.writingIn('a')
			.send({ kind: 'neighbour', side: 'right' })
			.expectWrites(1);
	});

	it('is of the only selected note when none is written in, and of none of several', () => {
		one().selected('a').send({ kind: 'neighbour', side: 'down' }).expectWrites(1);
		const several = board({ a: [0, 0], b: [300, 0] }).selected('a', 'b');
		several.send({ kind: 'neighbour', side: 'down' }).expectNothingWritten();
	});

	it('is not made for a viewer, nor of a note that was deleted', () => {
		one().viewer().send({ kind: 'neighbour', side: 'right' }).expectNothingWritten();
		one().send({ kind: 'neighbour', side: 'right', of: 'gone' }).expectNothingWritten();
	});
});

describe('the + at a note’s edge', () => {
	const plus = () =>
		board({ a: [100, 100, 200, 200] })
			.selected('a')
			.pointerDown([320, 200], { target: { kind: 'plus', side: 'right' } });

	it('makes the neighbour when it is clicked', () => {
		plus().release().expectRect('new 1', 316, 100, 200, 200);
	});

	it('makes a note like it under the pointer when it is dragged', () => {
		plus()
			.moveTo([600, 500])
			.expectLast('ghost', { at: [600, 500], like: 'a' })
			.release()
			.expectLast('create-note', { at: [600, 500], like: 'a' });
	});

	it('makes nothing when Escape is pressed', () => {
		plus().moveTo([600, 500]).escape().release().expectNothingWritten();
	});
});
