import { describe, expect, it } from 'vitest';
import { board, type Driver } from './driver.ts';

/** a and b are a pair, the pair and c are a group, d stands alone. */
function grouped(): Driver {
	const driver = board({ a: [100, 100], b: [400, 100], c: [700, 100], d: [100, 400] });
	driver.world.groups.set('all', ['a', 'b', 'c']);
	driver.world.groups.set('pair', ['a', 'b']);
	return driver;
}

describe('a group under the hand', () => {
	it('is selected whole by a click on one of it', () => {
		grouped().click([150, 150]).expectSelected('a', 'b', 'c');
	});

	it('is taken along whole, with Shift too', () => {
		grouped()
			.click([150, 450])
			.holding({ shift: true })
			.click([750, 150])
			.expectSelected('a', 'b', 'c', 'd');
		grouped()
			.drag([150, 150], [150, 350])
			.expectAt('a', [100, 300])
			.expectAt('c', [700, 300])
			.expectWrites(1);
	});

	it('is gone into by double clicks, level by level, down to the text', () => {
		const driver = grouped().doubleClick([150, 150]).expectSelected('a', 'b').expectEditing(null);
		driver.wait(1000).doubleClick([150, 150]).expectSelected('a').expectEditing(null);
		driver.wait(1000).doubleClick([150, 150]).expectEditing('a');
	});

	it('inside of it, a click takes its other parts', () => {
		const driver = grouped().doubleClick([150, 150]).wait(1000);
		driver.click([750, 150]).expectSelected('c').wait(1000);
		driver.click([150, 150]).expectSelected('a', 'b').wait(1000);
		driver.click([150, 450]).expectSelected('d').wait(1000);
		driver.click([150, 150]).expectSelected('a', 'b', 'c');
	});

	it('leaves one of it to Ctrl', () => {
		grouped().holding({ mod: true }).click([150, 150]).expectSelected('a');
		const driver = grouped().holding({ mod: true });
		// Ctrl holds off snapping too.
		driver.world.snapping = true;
		driver.drag([150, 150], [150, 350]).expectAt('a', [100, 300]).expectAt('b', [400, 100]);
	});

	it('is taken whole by a marquee that touches one of it, but for Ctrl', () => {
		grouped().drag([80, 80], [120, 120]).expectSelected('a', 'b', 'c');
		grouped().holding({ mod: true }).drag([80, 80], [120, 120]).expectSelected('a');
	});

	it('is what the menu is for', () => {
		const driver = grouped().pointerDown([150, 150], { button: 2 }).release();
		driver.expectSelected('a', 'b', 'c').expectLast('menu', { id: 'a' });
	});
});

describe('what is locked', () => {
	const locked = (): Driver => {
		const driver = board({ a: [100, 100], b: [400, 100] });
		driver.world.locked.add('a');
		return driver;
	};

	it('is selected by a click, so that it can be unlocked', () => {
		locked().click([150, 150]).expectSelected('a');
	});

	it('says so instead of being written in', () => {
		locked().doubleClick([150, 150]).expectEditing(null).expectLast('refused', { why: 'locked' });
	});

	it('lies there like the board: a drag on it is a marquee, a finger pans', () => {
		locked()
			.pointerDown([150, 150])
			.moveTo([450, 150])
			.expectPhase('marquee')
			.release()
			.expectSelected('b');
		locked().finger().pointerDown([150, 150]).moveTo([150, 250]).expectPhase('panning');
	});

	it('is left out of a marquee, a drag and a resize of several', () => {
		locked().drag([50, 50], [700, 400]).expectSelected('b');
		locked()
			.selected('a', 'b')
			.drag([450, 150], [450, 250])
			.expectAt('a', [100, 100])
			.expectAt('b', [400, 200]);
		locked()
			.selected('a', 'b')
			.onHandle('se', [608, 308])
			.moveTo([708, 408])
			.release()
			.expectRect('a', 100, 100, 208, 208)
			.expectRect('b', 400, 100, 308, 308);
	});

	it('is not picked up by the keyboard, and says why', () => {
		locked()
			.selected('a')
			.carry({ phase: 'begin' })
			.expectPhase('idle')
			.expectLast('refused', { why: 'locked' });
		locked()
			.selected('a', 'b')
			.carry({ phase: 'begin' })
			.expectLast('lift', { ids: ['b'] });
	});

	it('stays when it was locked during the drag', () => {
		const driver = board({ a: [100, 100], b: [400, 100] }).selected('a', 'b');
		driver.pointerDown([150, 150]).moveTo([150, 250]);
		driver.world.locked.add('a');
		driver.release().expectAt('a', [100, 100]).expectAt('b', [400, 200]);
		expect(driver.last('commit-move')!.ids).toEqual(['b']);
	});
});
