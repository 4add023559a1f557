import type { CanvasTemplate, Grid, Zone } from './canvas.ts';
import { scaleRect } from './canvas-shape.ts';
import type { Rect } from './geometry.ts';

export interface GridCell {
	/** `zone:index`, counted from 0. */
	readonly key: string;
	readonly zone: string;
	/** Board units. */
	readonly rect: Rect;
}

/** Cuts `length` into n equal pieces with gaps between them; gives start and length of one. */
function piece(from: number, length: number, n: number, i: number, gap: number): [number, number] {
	const size = (length - gap * (n - 1)) / n;
	return [from + i * (size + gap), size];
}

function cellRect(grid: Grid, band: Rect, tracks: number, track: number, i: number): Rect {
	const gap = grid.gap ?? 0;
	const across = grid.across ?? 1;
	const columns = grid.tracks === 'columns';
	const [x, w] = columns
		? piece(band.x, band.w, tracks, track, gap)
		: piece(band.x, band.w, across, i, gap);
	const [y, h] = columns
		? piece(band.y, band.h, across, i, gap)
		: piece(band.y, band.h, tracks, track, gap);
	return { x, y, w, h };
}

/** The cells of one band of a matrix, track by track; none for a zone that is no band. */
export function cellsOf(
	template: CanvasTemplate,
	zone: Zone,
	frame: Rect,
	tracks: number = template.grid?.start ?? 0
): readonly GridCell[] {
	const { grid } = template;
	if (!grid || !zone.rect || !grid.zones.includes(zone.key)) return [];
	const band = zone.rect;
	const across = grid.across ?? 1;
	return Array.from({ length: tracks * across }, (_, index) => {
		const track = Math.floor(index / across);
		const own = grid.cells?.find((cell) => cell.zone === zone.key && cell.track === track);
		const rect = own?.rect ?? cellRect(grid, band, tracks, track, index % across);
		return { key: `${zone.key}:${index}`, zone: zone.key, rect: scaleRect(rect, frame) };
	});
}
