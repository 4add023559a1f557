import { tag, xml } from '#lib/domain/export/xml.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { LINE_HEIGHT } from '#lib/domain/text-fit.ts';
import { linesOf } from '#lib/domain/text-lines.ts';
import { runsLeft } from '#lib/domain/text-direction.ts';
import { graphemes, typedLines } from '#lib/domain/text-wrap.ts';
import { linesIn } from '../../field-layout.ts';
import type { Scene } from './scene.ts';

/** A text as it stands in a box, the box being what is left of it after all paddings. */
export interface TextBlock {
	readonly text: string;
	readonly box: Rect;
	readonly size: number;
	readonly align: 'center' | 'start';
	/** Whether it stands in the middle of the box's height or hangs from its top. */
	readonly middle: boolean;
	readonly color: string;
	readonly weight?: number;
	/** Words that are wider than the box are broken anywhere. */
	readonly anywhere?: boolean;
	/** Lines below the box are left out, the last one that fits ends with "…". */
	readonly cut?: boolean;
}

interface Line {
	readonly words: string;
	/** Runs from right to left. */
	readonly left: boolean;
}

/**
 * Board units, the step in which browsers reckon widths. No more: sizes of type are chosen with half
 * a unit to spare (text-fit.ts), but the board breaks a line only where its box ends.
 */
const STEP = 1 / 64;

export function drawText(scene: Pick<Scene, 'measure' | 'metrics'>, block: TextBlock): string {
	const { box, size, align, color, weight } = block;
	const height = size * LINE_HEIGHT;
	const all = typedLines(block.text).flatMap((typed) => {
		const left = runsLeft(typed);
		const broken = linesOf(typed, box.w + STEP, size, scene.measure, block.anywhere);
		return broken.map((words) => ({ words, left }));
	});
	const fits = (line: string): boolean => scene.measure(line, size) <= box.w + STEP;
	const lines = block.cut ? shortened(all, linesIn(box.h, size), fits) : all;
	const { ascent, descent } = scene.metrics;
	// Half of what the line is higher than its letters stands above them.
	const rise = (height - (ascent + descent) * size) / 2 + ascent * size;
	const top = block.middle ? box.y + (box.h - lines.length * height) / 2 : box.y;
	const from = (left: boolean): number =>
		align === 'center' ? box.x + box.w / 2 : left ? box.x + box.w : box.x;
	const spans = lines.map(({ words, left }, i) => {
		if (words === '') return '';
		const at = { x: from(left), y: top + i * height + rise };
		const way = left && { direction: 'rtl', 'unicode-bidi': 'embed' };
		return tag('tspan', { ...at, ...way }, xml(words));
	});
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
	lines: readonly Line[],
	most: number,
	fits: (line: string) => boolean
): readonly Line[] {
	const end = lines[most - 1];
	if (lines.length <= most || !end) return lines;
	const last = graphemes(end.words);
	// The sign takes the place of the letters that it has no room behind.
	while (last.length > 0 && !fits(`${last.join('')}…`)) last.pop();
	return [...lines.slice(0, most - 1), { ...end, words: `${last.join('')}…` }];
}
