import { describe, expect, it } from 'vitest';
import { board } from './driver.ts';

/** Two notes beside each other, 208 × 208, with the connector's tool in the hand. */
const two = () => board({ a: [100, 100], b: [500, 100] }).tool('connector');
const linkOf = (driver: ReturnType<typeof two>, id = 'link 1') => driver.world.links.get(id);

describe('drawing a connector', () => {
	it('from one element to another, written once, at the release', () => {
		const driver = two().pointerDown([200, 220]).moveTo([300, 220]).expectNothingWritten();
		driver.moveTo([560, 160]).release().expectWrites(1).expectPhase('idle');
		expect(linkOf(driver)).toMatchObject({ from: { id: 'a' }, to: { id: 'b' } });
		driver.expectSelected('link 1').expectTool('select');
	});

	it('between two spots of the empty board', () => {
		const driver = two().drag([100, 500], [400, 600]);
		expect(linkOf(driver)).toEqual({ from: { xy: [100, 500] }, to: { xy: [400, 600] } });
	});

	it('shows where it would run', () => {
		const driver = two().pointerDown([200, 220]).moveTo([560, 160]);
		expect(driver.last('link-draft')?.draft).toMatchObject({ from: { id: 'a' }, to: { id: 'b' } });
		driver.release();
		expect(driver.last('link-draft')?.draft).toBeNull();
	});

	it('keeps the tool where it is to be kept', () => {
		two().keepTool().drag([200, 220], [560, 160]).expectTool('connector');
	});

	it('goes to the middle of a side when the pointer is near it', () => {
		const driver = two().drag([200, 220], [505, 210]);
		expect(linkOf(driver)?.to).toEqual({ xy: [500, 204], id: 'b', spot: [0, 0.5] });
	});

	it('exactly there with Alt, and onto nothing with Ctrl', () => {
		const exact = two().holding({ alt: true }).drag([200, 220], [552, 152]);
		expect(linkOf(exact)?.to.spot).toEqual([0.25, 0.25]);
		const off = two().holding({ mod: true }).drag([200, 220], [552, 152]);
		expect(linkOf(off)).toEqual({ from: { xy: [200, 220] }, to: { xy: [552, 152] } });
	});

	it('is refused from an element to itself', () => {
		const driver = two().drag([120, 120], [280, 280]).expectNothingWritten().expectPhase('idle');
		expect(driver.last('link-draft')?.draft).toBeNull();
	});

	it('doesn’t stick to strokes', () => {
		const driver = two();
		driver.world.drawn.add('b');
		driver.drag([200, 220], [560, 160]);
		expect(linkOf(driver)?.to.id).toBeUndefined();
	});

	it('leaves no trace after Escape, a second finger, or a board that froze', () => {
		const begun = () => two().pointerDown([200, 220]).moveTo([560, 160]);
		for (const driver of [begun().escape(), begun().frozen(), begun().cancelPointer()]) {
			driver.expectNothingWritten().expectPhase('idle');
			expect(driver.last('link-draft')?.draft).toBeNull();
		}
		const touch = two().finger(10).pointerDown([200, 220]).moveTo([560, 160]);
		touch.finger(11).pointerDown([300, 500]).expectPhase('pinching').expectNothingWritten();
	});

	it('begins where its source was last when someone deletes that meanwhile', () => {
		const driver = two().pointerDown([200, 220]).moveTo([450, 204]).removed('a');
		driver.moveTo([560, 160]).release();
		expect(linkOf(driver)?.from.id).toBeUndefined();
		expect(linkOf(driver)?.from.xy[0]).toBeCloseTo(312, 0);
		expect(linkOf(driver)?.to.id).toBe('b');
	});

	it('ends where its target was when that goes just before the release', () => {
		const driver = two().pointerDown([200, 220]).moveTo([560, 160]).removed('b').release();
		expect(linkOf(driver)?.to).toEqual({ xy: [560, 160] });
	});

	it('is nobody’s who only looks on', () => {
		two().viewer().drag([200, 220], [560, 160]).expectNothingWritten();
	});
});

describe('connecting by clicks', () => {
	it('source first, then target', () => {
		const driver = two().click([200, 220]).expectPhase('aiming').expectNothingWritten();
		driver.moveTo([450, 160], 0);
		expect(driver.last('link-draft')?.draft?.to?.id).toBeUndefined();
		driver.click([560, 160]).expectPhase('idle').expectWrites(1);
		expect(linkOf(driver)).toMatchObject({ from: { id: 'a' }, to: { id: 'b' } });
	});

	it('goes on after a click on the source itself', () => {
		const driver = two().click([200, 220]).wait(100).click([200, 220]).expectPhase('aiming');
		driver.expectNothingWritten().click([560, 160]).expectWrites(1);
	});

	it('Escape first leaves the connector, then the tool', () => {
		two()
			.click([200, 220])
			.escape()
			.expectPhase('idle')
			.expectTool('connector')
			.escape()
			.expectTool('select')
			.expectNothingWritten();
	});

	it('a double click on the empty board makes nothing', () => {
		two().click([400, 600]).wait(50).click([402, 601]).expectNothingWritten().expectPhase('idle');
	});

	it('looks around meanwhile', () => {
		const driver = two().click([200, 220]).space();
		driver.drag([600, 600], [500, 600]).space(false).expectPhase('aiming');
		driver.click([460, 160]).expectWrites(1);
		expect(linkOf(driver)?.to.id).toBe('b');
	});

	it('another tool takes it out of the hand', () => {
		two().click([200, 220]).tool('note').expectPhase('idle').expectNothingWritten();
	});

	it('with fingers too', () => {
		const driver = two().finger().click([200, 220]).click([560, 160]).expectWrites(1);
		expect(linkOf(driver)?.from.id).toBe('a');
	});

	it('shows a finger, which hovers over nothing, what it has begun at', () => {
		const driver = two().finger().click([200, 220]);
		expect(driver.last('link-draft')?.draft).toMatchObject({ from: { id: 'a' }, to: null });
		driver.removed('a').send({ kind: 'refresh' });
		expect(driver.last('link-draft')?.draft?.from?.id).toBeUndefined();
		driver.escape();
		expect(driver.last('link-draft')?.draft).toBeNull();
	});

	it('ends on the board when the source is deleted between the clicks', () => {
		const driver = two().click([200, 220]).moveTo([400, 204], 0).removed('a').click([560, 160]);
		expect(linkOf(driver)).toMatchObject({ from: { xy: expect.anything() }, to: { id: 'b' } });
		expect(linkOf(driver)?.from.id).toBeUndefined();
	});
});

describe('connecting by keys', () => {
	const begun = () =>
		board({ a: [100, 100], b: [500, 100], c: [100, 500] })
			.selected('a')
			.send({ kind: 'link', phase: 'begin', id: 'a' });

	it('Tab goes through the targets, Enter connects', () => {
		const driver = begun().expectPhase('aiming').expectNothingWritten();
		driver.send({ kind: 'link', phase: 'aim', way: 1 });
		expect(driver.last('link-draft')?.draft?.to?.id).toBe('b');
		expect(driver.last('reveal')).toBeDefined();
		driver.send({ kind: 'link', phase: 'aim', way: 'down' });
		driver.send({ kind: 'link', phase: 'connect' }).expectWrites(1).expectPhase('idle');
		expect(linkOf(driver)).toMatchObject({ from: { id: 'a' }, to: { id: 'c' } });
	});

	it('Enter before a target is chosen does nothing yet', () => {
		begun().send({ kind: 'link', phase: 'connect' }).expectNothingWritten().expectPhase('aiming');
	});

	it('a target that is deleted before Enter isn’t connected', () => {
		begun()
			.send({ kind: 'link', phase: 'aim', way: 1 })
			.removed('b')
			.send({ kind: 'link', phase: 'connect' })
			.expectNothingWritten();
	});

	it('moves an end of a connector elsewhere', () => {
		const driver = board({ a: [100, 100], b: [500, 100], c: [100, 500] });
		driver.world.links.set('l', {
			from: { xy: [300, 200], id: 'a' },
			to: { xy: [500, 200], id: 'b' }
		});
		driver.selected('l').send({ kind: 'link', phase: 'begin', id: 'l', side: 'to' });
		driver.click([200, 560]).expectWrites(1);
		expect(driver.world.links.get('l')?.to.id).toBe('c');
	});
});

describe('the ends of a connector', () => {
	const linked = () => {
		const driver = board({ a: [100, 100], b: [500, 100], c: [100, 500] });
		driver.world.links.set('l', {
			from: { xy: [312, 204], id: 'a' },
			to: { xy: [496, 204], id: 'b' }
		});
		return driver.selected('l');
	};
	const end = { target: { kind: 'end', side: 'to' } } as const;

	it('are dragged onto another element', () => {
		const driver = linked().pointerDown([496, 204], end).moveTo([400, 400]).expectNothingWritten();
		driver.moveTo([200, 560]).release().expectWrites(1);
		expect(driver.world.links.get('l')?.to.id).toBe('c');
	});

	it('are put onto the empty board', () => {
		const driver = linked().pointerDown([496, 204], end).moveTo([600, 600]).release();
		expect(driver.world.links.get('l')?.to).toEqual({ xy: [600, 600] });
	});

	it('don’t go where the other one is', () => {
		linked().pointerDown([496, 204], end).moveTo([200, 160]).release().expectNothingWritten();
	});

	it('go by two clicks as well', () => {
		const driver = linked().pointerDown([496, 204], end).release().expectPhase('aiming');
		driver.click([200, 560]).expectWrites(1);
		expect(driver.world.links.get('l')?.to.id).toBe('c');
	});

	it('are left alone when someone deletes the connector meanwhile', () => {
		const driver = linked().pointerDown([496, 204], end).moveTo([200, 560]);
		driver.world.links.delete('l');
		driver.release().expectNothingWritten().expectPhase('idle');
	});
});

describe('before anything is pressed', () => {
	it('what a connector would begin at lights up', () => {
		const driver = two().moveTo([200, 220], 0);
		expect(driver.last('link-hover')?.id).toBe('a');
		driver.moveTo([400, 600], 0);
		expect(driver.last('link-hover')?.id).toBeNull();
	});
});

describe('a connector between two notes', () => {
	it('isn’t in the way of a neighbour, nor of a note that is moved to the next free slot', () => {
		const driver = board({ a: [100, 100], l: [300, 190, 200, 40] });
		driver.world.drawn.add('l');
		driver.selected('a').send({ kind: 'neighbour', side: 'right' }).expectNo('edit');
		expect(driver.last('create-note')).toBeDefined();
		driver.world.rects.delete('new 1');
		driver.selected('a').send({ kind: 'carry', phase: 'begin' }).arrow('right', 'slot');
		driver.expectLast('preview-move', { by: [224, 0] });
	});
});
