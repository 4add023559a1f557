import type { HostOf } from '#lib/domain/connector/connectors.ts';
import type { ConnectorEnd, ElementRecord } from '#lib/domain/elements.ts';
import { centreOf, contains, rectOf, type Rect } from '#lib/domain/geometry.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * What lies in a part of the board, in the order given: things by their middle, connectors when both
 * of their ends are there. A line to something outside would end in nothing, and make the picture
 * as large as the line is long.
 * @param along what goes along wherever it lies; a connector's ends are asked all the same
 */
export function within(
	records: readonly ElementRecord[],
	rect: Rect,
	hostOf: HostOf,
	along: ReadonlySet<string> = NONE
): ElementRecord[] {
	const things = new Set<string>();
	for (const { kind, id, xy, wh } of records) {
		if (kind === 'connector') continue;
		if (along.has(id) || contains(rect, centreOf(rectOf(xy, wh)))) things.add(id);
	}
	// An end whose host is gone stays where it was.
	const isThere = ({ id, xy }: ConnectorEnd): boolean =>
		id !== undefined && hostOf(id) ? things.has(id) : contains(rect, xy);
	return records.filter((record) =>
		record.kind === 'connector' ? isThere(record.from) && isThere(record.to) : things.has(record.id)
	);
}
