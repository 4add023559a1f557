import { num, tag, xml } from '#lib/domain/export/xml.ts';
import { fieldType } from '../../field-layout.ts';
import { drawElement } from './element.ts';
import type { DrawnSheet, Scene } from './scene.ts';
import { drawText } from './text.ts';

/** As in app.css, for programs that have none of it. */
const FONT = "'Onest Variable', Onest, system-ui, sans-serif";

/**
 * A picture of the board as one SVG file that needs nothing else: what people wrote is escaped,
 * faces and images are in it. 1 px is 1 board unit.
 */
export function buildSvg(scene: Scene): string {
	const { x, y, w, h } = scene.rect;
	const inside = [
		`<title>${xml(scene.title)}</title>`,
		scene.fonts === '' ? '' : `<style>${xml(scene.fonts)}</style>`,
		scene.background === null
			? ''
			: tag('rect', { x, y, width: w, height: h, fill: scene.background }),
		...scene.sheets.map((sheet) => drawSheet(scene, sheet)),
		...scene.elements.map((record) => drawElement(scene, record))
	].join('\n');
	return tag(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width: w,
			height: h,
			viewBox: [x, y, w, h].map(num).join(' '),
			'font-family': FONT
		},
		inside
	);
}

function drawSheet(scene: Scene, { rect, markup, fields }: DrawnSheet): string {
	const paper = tag('rect', {
		width: rect.w,
		height: rect.h,
		rx: 6,
		fill: scene.paint('sheet'),
		stroke: scene.paint('line')
	});
	const words = fields.map(({ area, text }) =>
		drawText(scene, {
			text,
			box: area,
			size: fieldType(area).size,
			align: 'center',
			middle: true,
			color: scene.paint('ink'),
			anywhere: true,
			cut: true
		})
	);
	const at = `translate(${num(rect.x)} ${num(rect.y)})`;
	return tag('g', { transform: at }, paper + markup) + words.join('');
}
