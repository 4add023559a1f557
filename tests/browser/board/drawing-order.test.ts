import { expect, test } from 'vitest';
import { DrawingOrder } from '#lib/board/drawing-order.ts';
import { ElementView } from '#lib/board/element-view.svelte.ts';
import { byLayer } from '#lib/domain/board-doc.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';

const NOTES = 700;

const noteOf = (id: string, z: string): ElementRecord =>
	({ id, kind: 'note', z, xy: [0, 0], wh: [1, 1] }) as unknown as ElementRecord;

function board() {
	const views = Array.from({ length: NOTES }, (_, i) => {
		const id = `n${(i * 37) % NOTES}`;
		return new ElementView(noteOf(id, `a${(i * 53) % 90}`), i % 3 === 0);
	});
	let beneath = false;
	const order = new DrawingOrder(
		() => views,
		() => beneath
	);
	const ids = (some: ElementView[]): string[] => order.sort([...some]).map(({ id }) => id);
	const slow = (some: ElementView[]): string[] =>
		some
			.toSorted(
				(a, b) => (beneath ? Number(b.inert) - Number(a.inert) : 0) || byLayer(a.rec, b.rec)
			)
			.map(({ id }) => id);
	const lay = (on: boolean): void => void (beneath = on);
	return { views, order, ids, slow, lay };
}

test('many are in the same order as few, whatever lies beneath', () => {
	const { views, ids, slow, lay } = board();
	for (const beneath of [false, true]) {
		lay(beneath);
		expect(ids(views)).toEqual(slow(views));
		expect(ids(views.slice(50, 650))).toEqual(slow(views.slice(50, 650)));
		expect(ids(views.slice(0, 9))).toEqual(slow(views.slice(0, 9)));
	}
});

test('what comes, goes or is laid elsewhere is in its place once that is told', () => {
	const { views, order, ids, slow } = board();
	expect(ids(views)).toEqual(slow(views));
	views.splice(10, 5);
	views.push(new ElementView(noteOf('new', 'a45')));
	views[3]!.rec = noteOf(views[3]!.id, 'a00');
	order.forget();
	expect(ids(views)).toEqual(slow(views));
});
