import type { Rect } from '#lib/domain/geometry.ts';
import { STEP, type Direction } from '#lib/domain/neighbours.ts';
import { PLUS_AWAY, PLUS_SIZE } from '#lib/board/plus-room.ts';

/** Where a note's plus handle lies, board units. */
export function plusRect({ x, y, w, h }: Rect, side: Direction, zoom: number): Rect {
	const half = PLUS_SIZE / 2 / zoom;
	const [dx, dy] = STEP[side];
	const away = PLUS_AWAY / zoom + half;
	const cx = x + w / 2 + dx * (w / 2 + away);
	const cy = y + h / 2 + dy * (h / 2 + away);
	return { x: cx - half, y: cy - half, w: 2 * half, h: 2 * half };
}
