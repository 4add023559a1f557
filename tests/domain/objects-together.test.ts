import { describe, expect, it } from 'vitest';
import {
	createElements,
	deleteElements,
	LOCAL,
	moveElements,
	readElements,
	setColor,
	textOf,
	type NewElement
} from '#lib/domain/board-doc.ts';
import { dissolveFrames, owning } from '#lib/domain/board-frames.ts';
import { fitTexts, fixWidths, setFilled, setForm, setTextSize } from '#lib/domain/board-looks.ts';
import { mapOf, readElement } from '#lib/domain/board.ts';
import { withCarried } from '#lib/domain/carrying.ts';
import { aBox, aFrame, aroundOn, aStamp } from './framed.ts';
import { Network, peer } from './peers.ts';

const measure = (text: string, px: number): number => text.length * px * 0.5;

const common = { id: 'x', xy: [0, 0], wh: [200, 100], at: 1, color: 'white', text: 'one' } as const;
const SPECS: readonly NewElement[] = [
	{ ...common, kind: 'text', size: 'medium', hugs: true },
	{ ...common, kind: 'shape', form: 'rectangle', filled: true },
	{ ...common, kind: 'frame' },
	aStamp('x', [0, 0])
];

/** Ann and Ben at one board, on which there are these already. */
function together(...specs: NewElement[]) {
	const ann = peer('Ann', 1);
	const ben = peer('Ben', 2);
	const net = new Network(ann, ben);
	createElements(ann.board, specs);
	net.settle();
	ann.undo.forget(specs.map(({ id }) => id));
	const same = (): void => {
		net.settle();
		expect(ben.board.elements.toJSON()).toEqual(ann.board.elements.toJSON());
		expect(readElements(ann.board).length).toBe(ann.board.elements.size);
	};
	return { ann, ben, net, same };
}

describe.each(SPECS)('a $kind of two people', (spec) => {
	it('is moved by one and changed by the other at once: both stay', () => {
		const { ann, ben, same } = together(spec);
		moveElements(ann.board, new Map([['x', [300, 300] as const]]));
		setColor(ben.board, ['x'], 'teal');
		same();
		expect(readElement(ben.board, 'x')).toMatchObject({
			xy: [300, 300],
			...(spec.kind !== 'stamp' && { color: 'teal' })
		});
		ann.undo.undo();
		same();
		expect(readElement(ann.board, 'x')).toMatchObject({
			xy: [0, 0],
			...(spec.kind !== 'stamp' && { color: 'teal' })
		});
	});

	it('stays gone when one deletes it while the other moves it, and comes back whole', () => {
		const { ann, ben, same } = together(spec);
		deleteElements(ann.board, ['x']);
		moveElements(ben.board, new Map([['x', [300, 300] as const]]));
		same();
		expect(readElement(ben.board, 'x')).toBeNull();
		ann.undo.undo();
		same();
		expect(readElement(ben.board, 'x')?.kind).toBe(spec.kind);
	});
});

describe('words that two write at once', () => {
	it.each(SPECS.filter((spec) => 'text' in spec))('are all in the $kind', (spec) => {
		const { ann, ben, same } = together(spec);
		ann.doc.transact(() => textOf(ann.board, 'x')?.insert(0, 'A'), LOCAL);
		ben.doc.transact(() => textOf(ben.board, 'x')?.insert(3, 'B'), LOCAL);
		same();
		expect(readElement(ann.board, 'x')).toMatchObject({ text: 'AoneB' });
		ann.undo.undo();
		same();
		expect(readElement(ben.board, 'x')).toMatchObject({ text: 'oneB' });
	});

	it('are typed with the box that follows them, and undone together from pause to pause', () => {
		const { ann, ben, same } = together({ ...common, kind: 'text', size: 'medium', hugs: true });
		fitTexts(ann.board, ['x'], measure);
		ann.undo.forget(['x']);
		const before = readElement(ann.board, 'x');
		ann.undo.typing(true);
		for (const letter of ' and quite a few more words') {
			ann.doc.transact(() => {
				const text = textOf(ann.board, 'x');
				text?.insert(text.length, letter);
				fitTexts(ann.board, ['x'], measure);
			}, LOCAL);
			ann.clock.ms += 50;
		}
		ann.undo.typing(false);
		same();
		expect(readElement(ben.board, 'x')?.wh[0]).toBeGreaterThan(before?.wh[0] ?? 0);
		expect(ann.undo.undo()?.done).toBe(true);
		same();
		expect(readElement(ben.board, 'x')).toEqual(before);
		expect(ann.undo.canUndo).toBe(false);
	});
});

describe('a text that was just made', () => {
	it('is undone with what was first typed in it, and what came after a pause before that', () => {
		const { ann } = together();
		createElements(ann.board, [{ ...common, kind: 'text', size: 'medium', text: '' }]);
		ann.undo.typing(true, true);
		const type = (letters: string): void => {
			const text = textOf(ann.board, 'x');
			for (const letter of letters) {
				ann.doc.transact(() => text?.insert(text.length, letter), LOCAL);
				ann.clock.ms += 50;
			}
		};
		type('first');
		ann.clock.ms += 5_000;
		type(' then');
		ann.undo.typing(false);
		ann.undo.undo();
		expect(readElement(ann.board, 'x')).toMatchObject({ text: 'first' });
		ann.undo.undo();
		expect(readElement(ann.board, 'x')).toBeNull();
		expect(ann.undo.canUndo).toBe(false);
		ann.undo.redo();
		expect(readElement(ann.board, 'x')).toMatchObject({ text: 'first' });
	});
});

describe('looks that two change at once', () => {
	it('of a shape: form and filling are apart', () => {
		const { ann, ben, same } = together({
			...common,
			kind: 'shape',
			form: 'rectangle',
			filled: true
		});
		setForm(ann.board, ['x'], 'ellipse');
		setFilled(ben.board, ['x'], false);
		same();
		expect(readElement(ann.board, 'x')).toMatchObject({ form: 'ellipse', filled: false });
	});

	it('of a text: its size and its width', () => {
		const { ann, ben, same } = together({ ...common, kind: 'text', size: 'small', hugs: true });
		setTextSize(ann.board, ['x'], 'huge', measure);
		fixWidths(ben.board, ['x']);
		same();
		expect(readElement(ann.board, 'x')).toMatchObject({ size: 'huge' });
		expect(readElement(ann.board, 'x')).not.toHaveProperty('hugs');
	});

	it('pass over other kinds', () => {
		const { ann } = together(aBox('n', [0, 0]));
		expect(setForm(ann.board, ['n'], 'ellipse')).toEqual([]);
		expect(setFilled(ann.board, ['n'], false)).toEqual([]);
		expect(setTextSize(ann.board, ['n', 'gone'], 'huge', measure)).toEqual([]);
	});
});

describe('frames that two people change at once', () => {
	it('each put into the other’s at once: neither carries, one move sets it right', () => {
		const { ann, ben, same } = together(
			aFrame('a', [0, 0], [400, 400]),
			aFrame('b', [1000, 0], [300, 300])
		);
		owning(ann.board, aroundOn(ann.board), () =>
			moveElements(ann.board, new Map([['b', [50, 50] as const]]))
		);
		// Ben makes a small and puts it into b, before he hears of that.
		ben.doc.transact(() => {
			mapOf(ben.board, 'a')?.set('on', 'b');
		}, LOCAL);
		same();
		const { carriedBy } = aroundOn(ann.board);
		expect(withCarried(['a'], carriedBy)).toEqual(['a']);
		expect(withCarried(['b'], carriedBy)).toEqual(['b']);
		owning(ann.board, aroundOn(ann.board), () =>
			moveElements(ann.board, new Map([['a', [5000, 0] as const]]))
		);
		same();
		expect(withCarried(['a'], aroundOn(ann.board).carriedBy)).toEqual(['a']);
		expect(readElement(ann.board, 'a')?.on).toBeUndefined();
	});

	it('dissolved by one while the other puts a note in it: the note stays, on nothing that is there', () => {
		const { ann, ben, same } = together(aFrame('f', [0, 0]), aBox('n', [1000, 0]));
		dissolveFrames(ann.board, ['f'], aroundOn(ann.board).carriedBy);
		owning(ben.board, aroundOn(ben.board), () =>
			moveElements(ben.board, new Map([['n', [50, 50] as const]]))
		);
		same();
		expect(readElement(ann.board, 'n')).toMatchObject({ xy: [50, 50] });
		ann.undo.undo();
		same();
		expect(withCarried(['f'], aroundOn(ann.board).carriedBy)).toEqual(['f', 'n']);
	});

	it('moved by one while the other takes a note out of it: the note is where the last hand put it', () => {
		const { ann, ben, same } = together(aFrame('f', [0, 0]), { ...aBox('n', [50, 50]), on: 'f' });
		owning(ann.board, aroundOn(ann.board), () =>
			moveElements(
				ann.board,
				new Map([
					['f', [500, 0] as const],
					['n', [550, 50] as const]
				])
			)
		);
		owning(ben.board, aroundOn(ben.board), () =>
			moveElements(ben.board, new Map([['n', [2000, 50] as const]]))
		);
		same();
		const { xy, on } = readElement(ann.board, 'n') ?? {};
		expect([
			[550, 50],
			[2000, 50]
		]).toContainEqual(xy);
		expect(on).toBeUndefined();
	});
});
