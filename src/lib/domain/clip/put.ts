import { createElements, type MakeContext } from '../board-create.ts';
import type { Board } from '../board.ts';
import { MAX_COORDINATE } from '../elements.ts';
import { add, type Point } from '../geometry.ts';
import { clipSize, type Clip } from './clip.ts';
import { endIn } from './of-records.ts';

/**
 * Puts a clip on the board with its top-left corner at `at` (board units), on top, in one
 * transaction. What hung together in the clip does so on the board. Answers with the new ids,
 * lowest first.
 */
export function pasteClip(board: Board, clip: Clip, at: Point, context: MakeContext): string[] {
	const [w, h] = clipSize(clip);
	// Moved as a whole, so that it doesn't pile up at the edge of the world.
	const origin: Point = [fitInside(at[0], w), fitInside(at[1], h)];
	const ids = new Map(clip.elements.map(({ id }) => [id, context.newId()]));
	const groups = new Map<string, string>();
	const groupId = (name: string): string => {
		const id = groups.get(name) ?? context.newId();
		groups.set(name, id);
		return id;
	};
	return createElements(
		board,
		clip.elements.map(({ on, groups: own, ...element }) => {
			const carrier = on === undefined ? undefined : ids.get(on);
			const common = {
				...element,
				id: ids.get(element.id) ?? context.newId(),
				xy: add(element.xy, origin),
				at: context.at,
				...(context.by !== undefined && { by: context.by }),
				...(carrier !== undefined && { on: carrier }),
				...(own && { groups: own.map(groupId) })
			};
			return common.kind === 'connector'
				? { ...common, from: endIn(common.from, origin, ids), to: endIn(common.to, origin, ids) }
				: common;
		})
	);
}

const fitInside = (start: number, length: number): number =>
	Math.max(-MAX_COORDINATE, Math.min(start, MAX_COORDINATE - length));
