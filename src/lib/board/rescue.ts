import type { NewElement } from '#lib/domain/board-doc.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { centreOf, rectOf, type Point } from '#lib/domain/geometry.ts';
import { FRAME_TITLE } from '#lib/domain/hits.ts';
import { textBox } from '#lib/domain/text-box.ts';
import type { BoardView } from './board-view.svelte.ts';
import { widthOf } from './text-measure.ts';

/**
 * What is written on in when somebody deletes an element under the writer's hands: another like it
 * or, for words that are but a part of it, a text where they stood. Null where there are no words.
 */
export function rescued(
	{ host, workshop, making }: BoardView,
	lost: ElementRecord
): NewElement | null {
	if (!('text' in lost) || lost.text.trim() === '') return null;
	const mine = { id: host.newId(), by: workshop.me.participant, at: host.now() };
	if (lost.kind !== 'frame' && lost.kind !== 'connector') return { ...lost, ...mine };
	const style = { size: making.textSize, hugs: true } as const;
	const wh = textBox(lost.text, style, 0, widthOf);
	const xy = cornerFor(lost, wh);
	return { ...mine, kind: 'text', xy, wh, text: lost.text, color: making.textColor, ...style };
}

/** A frame's title begins where the frame does, above it; a connector's label is in its middle. */
function cornerFor({ kind, xy, wh }: ElementRecord, [w, h]: Point): Point {
	if (kind === 'frame') return [xy[0], Math.round(xy[1] - (FRAME_TITLE + h) / 2)];
	const [x, y] = centreOf(rectOf(xy, wh));
	return [Math.round(x - w / 2), Math.round(y - h / 2)];
}
