import { num, tag, xml } from '#lib/domain/export/xml.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { LINE_HEIGHT } from '#lib/domain/text-fit.ts';
import { linesOf } from '#lib/domain/text-lines.ts';
import { graphemes } from '#lib/domain/text-wrap.ts';
import { linesIn } from '../../field-layout.ts';
import type { Scene } from './scene.ts';

/** A text as it stands in a box, the box being what is left of it after all paddings. */
export interface TextBlock {
	readonly text: string;
	readonly box: Rect;
	readonly size: number;
	readonly align: 'center' | 'left';
	/** Whether it stands in the middle of the box's height or hangs from its top. */
	readonly middle: boolean;
	readonly color: string;
	readonly weight?: number;
	/** Words that are wider than the box are broken anywhere. */
	readonly anywhere?: boolean;
	/** Lines below the box are left out, the last one that fits ends with "…". */
	readonly cut?: boolean;
}

/**
 * Board units, the step in which browsers reckon widths. No more: sizes of type are chosen with half
 * a unit to spare (text-fit.ts), but the board breaks a line only where its box ends.
 */
const STEP = 1 / 64;

export function drawText(scene: Pick<Scene, 'measure' | 'metrics'>, block: TextBlock): string {
	const { box, size, align, color, weight } = block;
	const height = size * LINE_HEIGHT;
	const all = linesOf(block.text, box.w + STEP, size, scene.measure, block.anywhere);
	const fits = (line: string): boolean => scene.measure(line, size) <= box.w + STEP;
	const lines = block.cut ? shortened(all, linesIn(box.h, size), fits) : all;
	const { ascent, descent } = scene.metrics;
	// Half of what the line is higher than its letters stands above them.
	const rise = (height - (ascent + descent) * size) / 2 + ascent * size;
	const top = block.middle ? box.y + (box.h - lines.length * height) / 2 : box.y;
	const x = align === 'center' ? box.x + box.w / 2 : box.x;
	const spans = lines.map((line, i) =>
		line === ''
			? ''
			: `<tspan x="${num(x)}" y="${num(top + i * height + rise)}">${xml(line)}</tspan>`
	);
	if (spans.every((span) => span === '')) return '';
	return tag(
		'text',
		{
			'font-size': size,
			...(weight !== undefined && { 'font-weight': weight }),
			...(align === 'center' && { 'text-anchor': 'middle' }),
			fill: color,
			'xml:space': 'preserve'
		},
		spans.join('')
	);
}

function shortened(
	lines: readonly string[],
	most: number,
	fits: (line: string) => boolean
): string[] {
	if (lines.length <= most) return [...lines];
	const kept = lines.slice(0, most);
	const last = graphemes(kept[most - 1] ?? '');
	// The sign takes the place of the letters that it has no room behind.
	while (last.length > 0 && !fits(`${last.join('')}…`)) last.pop();
	kept[most - 1] = `${last.join('')}…`;
	return kept;
}
