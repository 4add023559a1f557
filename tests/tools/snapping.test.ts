import { describe, expect, it } from 'vitest';
import { unionOf } from '#lib/domain/geometry.ts';
import { SNAP_MOST } from '#lib/tools/limits.ts';
import { snapField } from '#lib/tools/snap/field.ts';
import { snapMove } from '#lib/tools/snap/snap.ts';
import { board, type Driver } from './driver.ts';

/** a at the left; b of the same size is what is dragged or resized. */
const snapping = (notes: Parameters<typeof board>[0]): Driver => {
	const driver = board(notes);
	driver.world.snapping = true;
	return driver;
};
const two = () => snapping({ a: [100, 100], b: [600, 300] });
const grab = (driver: Driver): Driver => driver.pointerDown([650, 350]);

describe('a dragged note', () => {
	it('is drawn to the edges of others within eight pixels, and shows by which line', () => {
		grab(two())
			.moveTo([650, 157])
			.expectLast('preview-move', { by: [0, -200] })
			.expectLast('guides', {
				guides: [
					{ kind: 'line', axis: 'y', at: 100, from: 100, to: 808 },
					{ kind: 'line', axis: 'y', at: 204, from: 100, to: 808 },
					{ kind: 'line', axis: 'y', at: 308, from: 100, to: 808 }
				]
			})
			.release()
			.expectAt('b', [600, 100]);
		grab(two()).moveTo([650, 160]).release().expectAt('b', [600, 110]);
	});

	it('by less of the board the nearer one looks', () => {
		const driver = two().camera(0, 0, 2).pointerDown([1300, 700]).moveTo([1300, 310]);
		driver.expectLast('preview-move', { by: [0, -195] });
		driver.moveTo([1300, 306]).expectLast('preview-move', { by: [0, -200] });
	});

	it('is not while Ctrl is held, and is where snapping is switched off', () => {
		grab(two().holding({ mod: true }))
			.moveTo([650, 157])
			.release()
			.expectAt('b', [600, 107]);
		const off = two();
		off.world.snapping = false;
		grab(off).moveTo([650, 157]).release().expectAt('b', [600, 107]);
		const other = two().holding({ mod: true });
		other.world.snapping = false;
		grab(other).moveTo([650, 157]).release().expectAt('b', [600, 100]);
	});

	it('keeps to its axis with Shift', () => {
		grab(two().holding({ shift: true }))
			.moveTo([655, 157])
			.release()
			.expectAt('b', [600, 100]);
		grab(two().holding({ shift: true }))
			.moveTo([154, 200])
			.release()
			.expectAt('b', [100, 300]);
	});

	it('falls into the place beside a note, a gap away, from twelve pixels', () => {
		const driver = grab(two()).moveTo([650 - 600 + 324 + 11, 350 - 300 + 100 - 10]);
		driver.expectLast('guides', {
			guides: [{ kind: 'slot', rect: { x: 324, y: 100, w: 208, h: 208 } }]
		});
		driver.release().expectAt('b', [324, 100]);
	});

	it('but not where somebody stands already', () => {
		const driver = snapping({ a: [100, 100], c: [330, 103], b: [600, 300] });
		driver.pointerDown([650, 350]).moveTo([650 - 600 + 324, 350 - 300 + 104]);
		expect(driver.last('guides')!.guides.some(({ kind }) => kind === 'slot')).toBe(false);
	});

	it('makes equal gaps with two that stand level', () => {
		const driver = snapping({ a: [0, 0], c: [300, 60], b: [600, 420] });
		driver.pointerDown([650, 470]).moveTo([655, 470 - 395]);
		driver.expectLast('preview-move', { by: [0, -395] });
		const gaps = driver.last('guides')!.guides.filter(({ kind }) => kind === 'gap');
		expect(gaps).toMatchObject([
			{ from: 208, to: 300 },
			{ from: 508, to: 600 }
		]);
	});

	it('goes into the middle between two', () => {
		const driver = snapping({ a: [0, 0], c: [800, 30], b: [400, 700] });
		driver.pointerDown([450, 750]).moveTo([455, 80]);
		driver.expectLast('preview-move', { by: [0, -670] });
	});

	it('snaps by the common box of several, and several stay as they stand to each other', () => {
		const driver = snapping({ a: [100, 100], b: [600, 300], c: [850, 340] }).selected('b', 'c');
		driver.pointerDown([650, 350]).moveTo([650, 155]).release();
		driver.expectAt('b', [600, 100]).expectAt('c', [850, 140]);
	});

	it('shows nothing any more once it is dropped or let go', () => {
		const driver = grab(two()).moveTo([650, 157]).escape();
		driver.expectLast('preview-clear', {}).expectAt('b', [600, 300]);
	});
});

describe('a resized note', () => {
	it('draws its edge to those of others', () => {
		snapping({ a: [100, 100], b: [600, 300] })
			.selected('b')
			.onHandle('n', [704, 300])
			.moveTo([704, 106])
			.release()
			.expectRect('b', 600, 100, 208, 408);
	});

	it('keeps its proportions with Shift, and snaps by the edge that leads', () => {
		snapping({ a: [100, 0, 208, 808], b: [600, 300] })
			.selected('b')
			.holding({ shift: true })
			.onHandle('se', [808, 508])
			.moveTo([1103, 803])
			.release()
			.expectRect('b', 600, 300, 508, 508);
	});

	it('from its middle with Alt, both edges', () => {
		snapping({ a: [100, 100], b: [600, 300] })
			.selected('b')
			.holding({ alt: true })
			.onHandle('n', [704, 300])
			.moveTo([704, 206])
			.release()
			.expectRect('b', 600, 204, 208, 400);
	});
});

describe('in a crowd', () => {
	it('only the nearest count', () => {
		const many = Array.from({ length: 3 * SNAP_MOST }, (_, i) => ({
			rect: { x: (i % 60) * 230, y: Math.floor(i / 60) * 230, w: 208, h: 208 },
			slots: true
		}));
		const field = snapField({ x: 0, y: 0, w: 208, h: 208 }, many);
		expect(field.neighbours).toHaveLength(SNAP_MOST);
		expect(field.x).toHaveLength(3 * SNAP_MOST);
		const box = unionOf(field.neighbours)!;
		expect(box.x).toBe(0);
		expect(box.w).toBeLessThan(60 * 230);
	});

	it('nothing near means nothing happens', () => {
		const field = snapField({ x: 0, y: 0, w: 10, h: 10 }, []);
		const snapped = snapMove(field, { x: 5, y: 5, w: 10, h: 10 }, { zoom: 1, axes: ['x', 'y'] });
		expect(snapped).toEqual({ by: [0, 0], guides: [] });
	});
});

describe('a note in the hand that isn’t there yet', () => {
	const beside = [424, 200] as const;
	const guides = [{ kind: 'slot', rect: { x: 324, y: 100, w: 200, h: 200 } }] as const;

	it('falls into the place beside a note when it comes off the toolbar', () => {
		snapping({ a: [100, 100] })
			.toolbar('begin', [500, 780], true)
			.toolbar('move', [430, 206], false)
			.expectLast('ghost', { at: beside })
			.expectLast('guides', { guides })
			.toolbar('drop', [430, 206], false)
			.expectLast('create-note', { at: beside })
			.expectLast('guides', { guides: [] });
	});

	it('falls into it when it is pulled off a +', () => {
		snapping({ a: [100, 100], b: [900, 600, 200, 200] })
			.selected('b')
			.pointerDown([1120, 700], { target: { kind: 'plus', side: 'right' } })
			.moveTo([430, 206])
			.expectLast('guides', { guides })
			.release()
			.expectLast('create-note', { at: beside, like: 'b' });
	});

	it('stays where it is held while Ctrl is, and far from everything', () => {
		snapping({ a: [100, 100] })
			.toolbar('begin', [500, 780], true)
			.toolbar('move', [800, 650], false)
			.expectLast('ghost', { at: [800, 650] })
			.expectLast('guides', { guides: [] })
			.toolbar('move', [430, 206], false)
			.holding({ mod: true })
			.expectLast('ghost', { at: [430, 206] })
			.toolbar('drop', [430, 206], false)
			.expectLast('create-note', { at: [430, 206] });
	});

	it('is made exactly where the note tool is pressed', () => {
		snapping({ a: [100, 100] })
			.tool('note')
			.pointerDown([430, 206])
			.release()
			.expectLast('create-note', { at: [430, 206] });
	});
});
