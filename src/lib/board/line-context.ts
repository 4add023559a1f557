import { isHost } from '#lib/domain/connector/host.ts';
import { routeOf } from '#lib/domain/connector/route.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { centreOf, distance, inflate, rectFromCorners, type Point } from '#lib/domain/geometry.ts';
import { isHit } from '#lib/domain/hits.ts';
import { nearestInDirection, readingOrder } from '#lib/domain/neighbours.ts';
import { between } from '#lib/domain/polyline.ts';
import type { ToolContext } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';

/** What the tools for lines and strokes ask of the board. */
export function lineContext(
	board: BoardView
): Pick<ToolContext, 'takesRoom' | 'hostAt' | 'hostOf' | 'hostBeside' | 'endsOf' | 'erasable'> {
	const { elements, camera } = board;
	const hosts = (not: readonly string[]): ElementRecord[] =>
		[...elements.all()]
			.map((view) => view.rec)
			.filter((rec) => isHost(rec) && !not.includes(rec.id));

	return {
		takesRoom: (id) => {
			const kind = elements.get(id)?.rec.kind;
			return kind !== undefined && ROOMY.includes(kind);
		},
		hostAt: (point, margin) => elements.hit(point, margin / camera.camera.zoom, isHost),
		hostOf: elements.hostOf,
		hostBeside(from, way, not) {
			const start = from === null ? undefined : elements.get(from)?.rec;
			const others = hosts(not).filter((rec) => rec.id !== from);
			if (others.length === 0) return null;
			if (!start) return nearestTo(centreOf(camera.view), others);
			if (typeof way === 'string') return nearestInDirection(others, start, way)?.id ?? null;
			const order = readingOrder([...others, start]);
			const at = order.findIndex((rec) => rec.id === start.id);
			return order[(at + way + order.length) % order.length]?.id ?? null;
		},
		endsOf(id) {
			const rec = elements.get(id)?.rec;
			if (rec?.kind !== 'connector') return null;
			const { from, to } = routeOf(rec, elements.hostOf);
			return { from: { ...rec.from, xy: from }, to: { ...rec.to, xy: to } };
		},
		erasable(from, to, margin, what) {
			const reach = margin / camera.camera.zoom;
			const may = (rec: ElementRecord): boolean =>
				!rec.locked && rec.kind !== 'frame' && (what !== 'drawn' || isDrawn(rec));
			if (what === 'top') {
				const top = elements.hit(to, reach);
				const rec = top === null ? undefined : elements.get(top)?.rec;
				return rec && may(rec) ? [rec.id] : [];
			}
			const near = elements.within(inflate(rectFromCorners(from, to), reach));
			const way = steps(from, to, reach);
			return elements
				.records(near)
				.filter((rec) => may(rec) && way.some((at) => isHit(rec, at, reach, elements.hostOf)))
				.map((rec) => rec.id);
		}
	};
}

/** What lies under or on others without being in their way isn't among these. */
const ROOMY: readonly ElementRecord['kind'][] = ['note', 'text', 'shape', 'image'];

const isDrawn = (rec: ElementRecord): boolean => rec.kind === 'ink' || rec.kind === 'connector';

/** Points on the way, so close that what the eraser reaches leaves no gap between them. */
function steps(from: Point, to: Point, reach: number): Point[] {
	const count = Math.min(MOST_STEPS, Math.ceil(distance(from, to) / Math.max(reach, 1)));
	return Array.from({ length: count + 1 }, (_, i) =>
		between(from, to, count === 0 ? 1 : i / count)
	);
}
/** A hand that moves faster than this in one event isn't aiming at anything. */
const MOST_STEPS = 100;

function nearestTo(point: Point, records: readonly ElementRecord[]): string | null {
	const away = ({ xy, wh }: ElementRecord): number =>
		distance([xy[0] + wh[0] / 2, xy[1] + wh[1] / 2], point);
	let best: ElementRecord | null = null;
	for (const rec of records) if (!best || away(rec) < away(best)) best = rec;
	return best?.id ?? null;
}
