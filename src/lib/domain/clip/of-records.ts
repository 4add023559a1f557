import type { ConnectorEnd, ElementRecord } from '../elements.ts';
import { add, rectOf, unionOf, type Point } from '../geometry.ts';
import { byLayer } from '../order.ts';
import type { Clip, ClipElement } from './clip.ts';

/**
 * A clip of these records, everything measured from the top-left corner of all. What hangs
 * together among them still does; what they hang on outside isn't named. `workshop`: where their
 * images are.
 */
export function clipOf(records: Iterable<ElementRecord>, workshop?: string): Clip {
	const chosen = [...records].sort(byLayer);
	const bounds = unionOf(chosen.map(({ xy, wh }) => rectOf(xy, wh)));
	const origin: Point = bounds ? [-bounds.x, -bounds.y] : [0, 0];
	const numbers = numbered(chosen.map(({ id }) => id));
	const groups = numbered(chosen.flatMap((record) => record.groups ?? []));
	const images = chosen.some(({ kind }) => kind === 'image');
	return {
		loopboard: 1,
		...(images && workshop !== undefined && { workshop }),
		elements: chosen.map((record, i) => {
			const { by: _by, at: _at, z: _z, locked: _locked, on, groups: own, ...rest } = record;
			const carrier = on === undefined ? undefined : numbers.get(on);
			const common = {
				...rest,
				id: String(i),
				xy: add(record.xy, origin),
				...(carrier !== undefined && { on: carrier }),
				...(own && { groups: own.map((group) => `g${groups.get(group) ?? ''}`) })
			};
			return common.kind === 'connector'
				? {
						...common,
						from: endIn(common.from, origin, numbers),
						to: endIn(common.to, origin, numbers)
					}
				: common;
		})
	};
}

const numbered = (ids: readonly string[]): ReadonlyMap<string, string> =>
	new Map([...new Set(ids)].map((id, i) => [id, String(i)]));

export function endIn(
	{ xy, id, spot }: ConnectorEnd,
	origin: Point,
	names: ReadonlyMap<string, string>
): ConnectorEnd {
	const host = id === undefined ? undefined : names.get(id);
	return {
		xy: add(xy, origin),
		...(host !== undefined && { id: host, ...(spot && { spot }) })
	};
}

/** A clip as JSON: what can't be written as it is (ink's bytes) in base64. */
export const clipToJson = (clip: Clip): string =>
	JSON.stringify({ ...clip, elements: clip.elements.map(plain) });

const plain = (element: ClipElement): unknown =>
	element.kind === 'ink' ? { ...element, points: toBase64(element.points) } : element;

function toBase64(bytes: Uint8Array): string {
	let units = '';
	for (const byte of bytes) units += String.fromCharCode(byte);
	return btoa(units);
}
