import type { Rect } from '#lib/domain/geometry.ts';
import { NOTE_FONT } from '../text-measure.ts';
import type { Pen } from './pen.ts';
import type { Sums } from './sums.ts';

export interface SumPaints {
	/** Of what shares the first place, and of all others. */
	readonly first: string;
	readonly onFirst: string;
	readonly other: string;
	readonly onOther: string;
	readonly ring: string;
}

/** CSS px: the least that is read at a glance, with room around it. */
const TEXT = 12;
const HEIGHT = 20;
const RING = 2;
/** CSS px of a note that has room for its sum; of smaller ones only the first place says it. */
const ROOM = 30;

/**
 * Draws sums on the corners of the notes they belong to, at the same size however far away they are.
 * @param rectOf where a note lies, board units; null for what isn't to be drawn
 * @param zoom CSS px for a board unit
 */
export function drawSums(
	pen: Pen,
	sums: Sums,
	rectOf: (id: string) => Rect | null,
	zoom: number,
	paints: SumPaints
): void {
	if (sums.size === 0) return;
	const most = Math.max(...sums.values());
	pen.font = `600 ${TEXT / zoom}px ${NOTE_FONT}`;
	pen.textAlign = 'center';
	pen.textBaseline = 'middle';
	for (const [id, sum] of sums) {
		if (sum <= 0) continue;
		const rect = rectOf(id);
		if (!rect) continue;
		const isFirst = sum === most;
		if (!isFirst && Math.min(rect.w, rect.h) * zoom < ROOM) continue;
		const words = String(sum);
		const height = HEIGHT / zoom;
		const width = Math.max(height, (TEXT * 0.62 * words.length + 10) / zoom);
		const [x, y] = [rect.x + rect.w, rect.y + rect.h];
		pen.beginPath();
		pen.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
		pen.fillStyle = isFirst ? paints.first : paints.other;
		pen.fill();
		pen.strokeStyle = paints.ring;
		pen.lineWidth = RING / zoom;
		pen.stroke();
		pen.fillStyle = isFirst ? paints.onFirst : paints.onOther;
		pen.fillText(words, x, y + 0.5 / zoom);
	}
	pen.textAlign = 'start';
	pen.textBaseline = 'alphabetic';
}

/** The theme's own, as NoteVotes.svelte has them. */
export function readSumPaints(): SumPaints {
	const style = getComputedStyle(document.documentElement);
	const paint = (name: string): string => style.getPropertyValue(`--${name}`).trim();
	return {
		first: paint('accent'),
		onFirst: paint('on-accent'),
		other: paint('note-ink'),
		onOther: '#fff',
		ring: paint('surface')
	};
}
