import { readElements, type Board } from './board.ts';
import { setKeys } from './board-edit.ts';
import type { ElementRecord } from './elements.ts';
import { intersects, rectOf } from './geometry.ts';
import { byZ, rekey } from './order.ts';

/** `forward` and `backward` jump over the next element that overlaps; what doesn't is no obstacle. */
export type Shift = 'front' | 'back' | 'forward' | 'backward';

/**
 * Changes drawing order, in one transaction; those that are moved keep their order among
 * themselves; what is locked isn't moved. Frames are ordered among frames: they lie beneath everything else anyway. Answers
 * with the ids that got a new key.
 */
export function reorder(board: Board, ids: Iterable<string>, shift: Shift): string[] {
	const wanted = new Set(ids);
	const all = readElements(board);
	const chosen = new Set(
		all.filter((rec) => !rec.locked && wanted.has(rec.id)).map(({ id }) => id)
	);
	const frames = all.filter(({ kind }) => kind === 'frame');
	const others = all.filter(({ kind }) => kind !== 'frame');
	return setKeys(
		board,
		new Map([...newKeys(frames, chosen, shift), ...newKeys(others, chosen, shift)])
	);
}

function newKeys(
	records: readonly ElementRecord[],
	chosen: ReadonlySet<string>,
	shift: Shift
): ReadonlyMap<string, string> {
	const order = records.toSorted(byZ);
	const moved = new Set(order.map(({ id }) => id).filter((id) => chosen.has(id)));
	const next = shifted(order, moved, shift);
	return next.every((record, i) => record === order[i]) ? new Map() : rekey(next, moved);
}

function shifted(
	order: readonly ElementRecord[],
	moved: ReadonlySet<string>,
	shift: Shift
): readonly ElementRecord[] {
	const isMoved = (record: ElementRecord): boolean => moved.has(record.id);
	const chosen = order.filter(isMoved);
	const others = order.filter((record) => !isMoved(record));
	switch (shift) {
		case 'front':
			return [...others, ...chosen];
		case 'back':
			return [...chosen, ...others];
		case 'forward':
			return forward(order, isMoved);
		case 'backward':
			return forward(order.toReversed(), isMoved).toReversed();
	}
}

/** Each chosen element goes just past the next overlapping other; chosen ones between go along. */
function forward(
	order: readonly ElementRecord[],
	isMoved: (record: ElementRecord) => boolean
): ElementRecord[] {
	const next = order.map((record) => ({
		record,
		rect: rectOf(record.xy, record.wh),
		chosen: isMoved(record),
		done: false
	}));
	for (const one of [...next]) {
		if (!one.chosen || one.done) continue;
		const from = next.indexOf(one);
		const over = next.findIndex(
			(other, i) => i > from && !other.chosen && intersects(one.rect, other.rect)
		);
		if (over < 0) continue;
		const span = next.slice(from, over + 1);
		const carried = span.filter(({ chosen }) => chosen);
		const passed = span.filter(({ chosen }) => !chosen);
		next.splice(from, span.length, ...passed, ...carried);
		for (const other of carried) other.done = true;
	}
	return next.map(({ record }) => record);
}
