import type { NewElement } from '../element-writer.ts';
import type { ConnectorEnd, ElementRecord } from '../elements.ts';
import { add, centreOf, contains, rectOf, sub, type Point, type Rect } from '../geometry.ts';
import { byLayer } from '../order.ts';
import { readingOrder } from '../reading-order.ts';
import { placesFor, type Sheet } from './place.ts';
import { isLoneNote, isSolid, unitsOf, type Unit } from './units.ts';

/** What one person wrote for the board that is being revealed to. */
export interface DeskPart {
	/** Participant id. */
	readonly owner: string;
	readonly records: readonly ElementRecord[];
}

export interface RevealContext {
	/** False: nothing in the answer says or hints at who wrote what. */
	readonly named: boolean;
	/** When it is revealed, ms since the epoch: what anonymous elements show instead of their own time. */
	readonly at: number;
	/** The id that an element or group of a desk gets on the board: the same whenever it is asked. */
	readonly idOf: (owner: string, id: string) => string;
	/** What lies on the board. */
	readonly there: readonly ElementRecord[];
	readonly sheets: readonly Sheet[];
}

/**
 * What desks put on a board: copies under new ids, in the order in which they are to be written,
 * lowest first. What hangs together on a desk does so on the board. Named ones bear their desk's
 * owner, whatever they say themselves; anonymous ones come in the order of their new ids, which is
 * none. Pure, and the same for the same input.
 */
export function revealed(desks: readonly DeskPart[], context: RevealContext): NewElement[] {
	const owned = desks.flatMap(({ owner, records }) =>
		inOrder(unitsOf(records)).map((unit) => ({ owner, unit, key: keyOf(unit, owner, context) }))
	);
	const order = context.named ? owned : owned.toSorted((a, b) => (a.key < b.key ? -1 : 1));
	const taken = context.there
		.filter(({ kind }) => kind === 'note' || kind === 'text')
		.map(({ xy, wh }) => rectOf(xy, wh));
	const units = order.map(({ unit }) => unit);
	const places = placesFor(units, taken, context.sheets);
	const names = new Map(
		desks.map(({ owner, records }) => [owner, new Set(records.map(({ id }) => id))])
	);
	return order.flatMap(({ owner, unit }) => {
		const known = names.get(owner) ?? new Set();
		const nameOf = (id: string): string => (known.has(id) ? context.idOf(owner, id) : id);
		const by = shift(unit, places.get(unit));
		return unit.members
			.toSorted(byLayer)
			.map((record) =>
				copyOf(record, { owner, by, place: places.get(unit), nameOf, context, unit })
			);
	});
}

/** As their owner would read them, with lines and strokes after what they belong to. */
function inOrder(units: readonly Unit[]): Unit[] {
	const placed = units.flatMap((unit) =>
		unit.body
			? [
					{
						unit,
						id: unit.members[0]?.id ?? '',
						xy: [unit.body.x, unit.body.y] as const,
						wh: [unit.body.w, unit.body.h] as const
					}
				]
			: []
	);
	return [
		...readingOrder(placed).map(({ unit }) => unit),
		...units.filter(({ body }) => body === null)
	];
}

/** Comes out in the order of nothing: ids on the board tell nobody anything. */
const keyOf = ({ members }: Unit, owner: string, { idOf }: RevealContext): string =>
	members.map(({ id }) => idOf(owner, id)).sort()[0] ?? '';

const shift = ({ body }: Unit, place: Rect | undefined): Point =>
	body && place ? sub([place.x, place.y], [body.x, body.y]) : [0, 0];

interface Copying {
	readonly owner: string;
	readonly unit: Unit;
	readonly by: Point;
	readonly place: Rect | undefined;
	readonly nameOf: (id: string) => string;
	readonly context: RevealContext;
}

function copyOf(record: ElementRecord, copying: Copying): NewElement {
	const { owner, unit, by, place, nameOf, context } = copying;
	const { z: _z, by: _by, at, on, groups, ...rest } = record;
	const xy = add(record.xy, by);
	const wh = place && isLoneNote(unit) ? ([place.w, place.h] as const) : record.wh;
	const host = on === undefined ? hostOn(context.there, record.kind, rectOf(xy, wh)) : nameOf(on);
	const common = {
		...rest,
		id: nameOf(record.id),
		xy,
		wh,
		...(context.named ? { by: owner, at } : { at: context.at }),
		...(host !== undefined && { on: host }),
		...(groups && { groups: groups.map((group) => context.idOf(owner, group)) })
	};
	return common.kind === 'connector'
		? { ...common, from: moved(common.from, by, nameOf), to: moved(common.to, by, nameOf) }
		: common;
}

const moved = (end: ConnectorEnd, by: Point, nameOf: Copying['nameOf']): ConnectorEnd => ({
	...end,
	xy: add(end.xy, by),
	...(end.id !== undefined && { id: nameOf(end.id) })
});

/** What takes up an element that comes to lie on it, as if it had been put there: what a stamp sticks to, the frame that something is in. */
function hostOn(
	there: readonly ElementRecord[],
	kind: ElementRecord['kind'],
	rect: Rect
): string | undefined {
	const middle = centreOf(rect);
	const under = there.filter(({ xy, wh }) => contains(rectOf(xy, wh), middle));
	const stuckTo = kind === 'stamp' ? under.filter(isSolid).sort(byLayer).at(-1) : undefined;
	if (stuckTo) return stuckTo.id;
	const frames = under.filter((other) => other.kind === 'frame');
	// A frame lies in larger ones only.
	return frames
		.filter(({ wh }) => kind !== 'frame' || wh[0] * wh[1] > rect.w * rect.h)
		.sort((a, b) => a.wh[0] * a.wh[1] - b.wh[0] * b.wh[1])[0]?.id;
}
