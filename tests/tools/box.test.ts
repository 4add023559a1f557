import { describe, expect, it } from 'vitest';
import { MAX_SIDE } from '#lib/domain/elements.ts';
import { leastSizeOf } from '#lib/domain/element-sizes.ts';
import { BOX_KINDS } from '#lib/tools/box/types.ts';
import { board } from './driver.ts';

const holding = (tool: (typeof BOX_KINDS)[number] = 'shape') => board({ a: [100, 100] }).tool(tool);

describe.each(BOX_KINDS)('the %s tool', (what) => {
	it('draws a box from corner to corner and gives way to select', () => {
		holding(what)
			.expectCursor('crosshair')
			.pointerDown([300, 200])
			.expectNo('draft')
			.moveTo([600, 400])
			.expectLast('draft', { what, rect: { x: 300, y: 200, w: 300, h: 200 } })
			.expectNothingWritten()
			.release()
			.expectLast('draft', { what: null, rect: null })
			.expectLast('create-box', { what, rect: { x: 300, y: 200, w: 300, h: 200 } })
			.expectWrites(1)
			.expectPhase('idle')
			.expectTool('select');
	});

	it('makes one of the usual size by a click', () => {
		holding(what)
			.click([600, 400])
			.expectLast('create-box', { what, at: [600, 400], rect: null })
			.expectNo('draft')
			.expectTool('select');
	});

	it('makes one in the middle of the view by key', () => {
		holding(what)
			.send({ kind: 'place' })
			.expectLast('create-box', { what, at: [500, 400], rect: null })
			.expectTool('select');
	});

	it('stays when tools are kept', () => {
		holding(what)
			.keepTool()
			.click([600, 500])
			.drag([0, 0], [300, 300])
			.expectWrites(2)
			.expectTool(what);
		holding(what).keepTool().send({ kind: 'place' }).expectTool(what);
	});

	it('leaves no trace of a box that Escape has ended', () => {
		const driver = holding(what)
			.pointerDown([300, 200])
			.moveTo([600, 400])
			.escape()
			.expectLast('draft', { what: null, rect: null })
			.expectTool(what)
			.moveTo([700, 500])
			.release()
			.expectNothingWritten();
		expect(driver.world.draft).toBeNull();
		driver.escape().expectTool('select');
	});

	it('selects instead for a viewer, and places nothing', () => {
		holding(what)
			.viewer()
			.click([150, 150])
			.expectSelected('a')
			.send({ kind: 'place' })
			.expectNothingWritten();
	});

	it('makes nothing when the board is frozen before the release', () => {
		const driver = holding(what).pointerDown([300, 200]).moveTo([600, 400]).frozen().release();
		driver.expectNothingWritten();
		expect(driver.world.draft).toBeNull();
	});
});

describe('a box being drawn', () => {
	it('goes whichever way it is pulled', () => {
		holding()
			.drag([600, 400], [300, 250])
			.expectLast('create-box', { rect: { x: 300, y: 250, w: 300, h: 150 } });
	});

	it('is square with Shift, also when Shift comes and goes on the way', () => {
		const driver = holding().pointerDown([300, 200]).moveTo([500, 250]);
		driver
			.holding({ shift: true })
			.expectLast('draft', { rect: { x: 300, y: 200, w: 200, h: 200 } })
			.holding({})
			.expectLast('draft', { rect: { x: 300, y: 200, w: 200, h: 50 } });
		driver
			.holding({ shift: true })
			.moveTo([200, 250])
			.expectLast('draft', { rect: { x: 200, y: 200, w: 100, h: 100 } });
	});

	it('grows from its middle with Alt, square with both', () => {
		holding()
			.pointerDown([300, 300])
			.moveTo([400, 340])
			.holding({ alt: true })
			.expectLast('draft', { rect: { x: 200, y: 260, w: 200, h: 80 } })
			.holding({ alt: true, shift: true })
			.expectLast('draft', { rect: { x: 200, y: 200, w: 200, h: 200 } });
	});

	it('is never less than what hands could make of it, nor more than a board holds', () => {
		const [w, h] = leastSizeOf('frame');
		holding('frame')
			.drag([300, 300], [306, 290])
			.expectLast('create-box', { rect: { x: 300, y: 300 - h, w, h } });
		holding('frame')
			.camera(0, 0, 0.05)
			.drag([10, 10], [10_000, 5_000])
			.expectLast('create-box', { rect: { x: 200, y: 200, w: MAX_SIDE, h: MAX_SIDE } });
	});

	it('stays a box when it comes back to where it was begun', () => {
		const [w, h] = leastSizeOf('shape');
		holding()
			.pointerDown([300, 300])
			.moveTo([400, 400])
			.moveTo([300, 300])
			.release()
			.expectLast('create-box', { rect: { x: 300, y: 300, w, h } });
	});

	it('lies on whole board units, whatever the zoom', () => {
		const driver = holding().camera(3.3, 7.7, 0.37).drag([101, 103], [307, 211]);
		const { rect } = driver.last('create-box')!;
		for (const part of Object.values(rect!)) expect(Number.isInteger(part)).toBe(true);
	});

	it('grows on while it is held at the edge of the view', () => {
		const driver = holding().pointerDown([500, 400]).moveTo([998, 400]);
		const before = driver.world.draft!.w;
		driver.wait(600);
		expect(driver.world.draft!.w).toBeGreaterThan(before + 100);
		const { w } = driver.world.draft!;
		expect(driver.release().last('create-box')!.rect!.w).toBe(w);
	});

	it('is drawn by a finger too, until a second one comes', () => {
		holding().finger().drag([300, 300], [500, 500]).expectWrites(1);
		const driver = holding()
			.finger(1)
			.pointerDown([300, 300])
			.moveTo([500, 500])
			.finger(2)
			.pointerDown([700, 500])
			.expectPhase('pinching')
			.expectNothingWritten();
		expect(driver.world.draft).toBeNull();
	});

	it('is let go by a lost pointer', () => {
		holding()
			.pointerDown([300, 300])
			.moveTo([500, 500])
			.cancelPointer()
			.expectPhase('idle')
			.expectNothingWritten();
		holding()
			.pointerDown([300, 300])
			.moveTo([500, 500])
			.send({ kind: 'lost' })
			.expectPhase('idle')
			.expectNothingWritten();
	});

	it('ends the writing elsewhere', () => {
		const driver = holding();
		driver.world.editing = 'a';
		driver.pointerDown([600, 500]).expectEditing(null);
	});
});

describe('placing by key', () => {
	it('makes a note in the middle of the view too', () => {
		board()
			.camera(1000, 0, 2)
			.tool('note')
			.send({ kind: 'place' })
			.expectLast('create-note', { at: [1250, 200], edit: true })
			.expectTool('select');
	});

	it('goes a little aside of what has its middle there, as often as it takes', () => {
		const driver = board({ a: [396, 296], b: [420, 320] })
			.tool('note')
			.keepTool();
		driver.send({ kind: 'place' }).expectLast('create-note', { at: [548, 448] });
		driver.send({ kind: 'place' }).expectLast('create-note', { at: [572, 472] });
	});

	it('makes nothing with a tool that makes nothing', () => {
		board().send({ kind: 'place' }).tool('hand').send({ kind: 'place' }).expectNothingWritten();
	});
});
