import { routeOf } from '#lib/domain/connector/connectors.ts';
import type {
	ConnectorRecord,
	ElementRecord,
	FrameRecord,
	ImageRecord,
	InkRecord,
	NoteRecord,
	ShapeRecord,
	StampRecord,
	TextRecord
} from '#lib/domain/elements.ts';
import { num, tag, xml } from '#lib/domain/export/xml.ts';
import { oneLine } from '#lib/domain/fields.ts';
import { inflate, rectOf, type Rect } from '#lib/domain/geometry.ts';
import { inkPath } from '#lib/domain/ink/ink.ts';
import { formPath } from '#lib/domain/shape-forms.ts';
import { linesOf } from '#lib/domain/text-lines.ts';
import { TEXT_PADDING, TEXT_PX } from '#lib/domain/text-box.ts';
import { INK_OPACITY, inkToken } from '../../live-stroke.ts';
import type { Scene } from './scene.ts';
import { drawText } from './text.ts';

/** One element as the board shows it, in board units. */
export function drawElement(scene: Scene, record: ElementRecord): string {
	const rect = rectOf(record.xy, record.wh);
	switch (record.kind) {
		case 'note':
			return drawNote(scene, record, rect);
		case 'text':
			return drawWords(scene, record, rect);
		case 'shape':
			return drawShape(scene, record, rect);
		case 'connector':
			return drawConnector(scene, record);
		case 'ink':
			return drawInk(scene, record, rect);
		case 'image':
			return drawImage(scene, record, rect);
		case 'frame':
			return drawFrame(scene, record, rect);
		case 'stamp':
			return drawStamp(record, rect);
	}
}

const box = (rect: Rect) => ({ x: rect.x, y: rect.y, width: rect.w, height: rect.h });
const moved = ({ x, y }: Rect, scale = ''): string => `translate(${num(x)} ${num(y)})${scale}`;

function drawNote(scene: Scene, { text, color, type }: NoteRecord, rect: Rect): string {
	const { paint } = scene;
	const assumed = type === 'assumption';
	const edge = paint(`edge-${color}`);
	const layout = scene.noteLayout(text, rect, type !== undefined);
	const inner = inflate(rect, -layout.padding - 1);
	const mark = rect.h >= 180 ? 18 : 14;
	return [
		// The border lies within the note's rect, as on the board.
		tag('rect', {
			...box(inflate(rect, assumed ? -1 : -0.5)),
			rx: 4,
			fill: paint(`paper-${color}`),
			stroke: edge,
			'stroke-width': assumed ? 2 : 1,
			...(assumed && { 'stroke-dasharray': '6 4' })
		}),
		drawText(scene, {
			text,
			box: { ...inner, h: inner.h - layout.foot },
			size: layout.size,
			align: layout.align,
			middle: !layout.overflow,
			color: paint('note-ink'),
			anywhere: layout.breakAnywhere,
			cut: layout.overflow
		}),
		type === undefined
			? ''
			: tag(
					'g',
					{
						transform: moved({ ...rect, x: rect.x + 7, y: rect.y + rect.h - mark - 5 }),
						color: edge
					},
					scene.mark(type, mark)
				)
	].join('');
}

const drawWords = (scene: Scene, { text, color, size }: TextRecord, rect: Rect): string =>
	drawText(scene, {
		text,
		box: inflate(rect, -TEXT_PADDING),
		size: TEXT_PX[size],
		align: 'start',
		middle: false,
		color: scene.paint(`words-${color}`),
		anywhere: true
	});

function drawShape(scene: Scene, { form, filled, color, text }: ShapeRecord, rect: Rect): string {
	const { paint } = scene;
	const layout = scene.shapeLayout(text, form, rect);
	const { inner } = layout;
	return [
		tag('path', {
			d: formPath(form, [rect.w, rect.h]),
			transform: moved(rect),
			fill: filled ? paint(`paper-${color}`) : 'none',
			stroke: paint(filled ? `edge-${color}` : `words-${color}`),
			'stroke-width': 2,
			'stroke-linejoin': 'round'
		}),
		drawText(scene, {
			text,
			box: { ...inner, x: rect.x + inner.x, y: rect.y + inner.y },
			size: layout.size,
			align: 'center',
			middle: !layout.overflow,
			color: paint(filled ? 'note-ink' : 'ink'),
			anywhere: layout.breakAnywhere,
			cut: layout.overflow
		})
	].join('');
}

/** CSS px and board units, as ConnectorView has them. */
const LABEL = { size: 16, widest: 240, aside: 6, above: 1 } as const;

function drawConnector(scene: Scene, record: ConnectorRecord): string {
	const { line, heads, label } = routeOf(record, scene.hostOf);
	const pen = scene.paint(`pen-${record.color}`);
	const strokes = tag(
		'g',
		{
			fill: 'none',
			stroke: pen,
			'stroke-width': 2.5,
			'stroke-linecap': 'round',
			'stroke-linejoin': 'round'
		},
		tag('path', { d: line }) +
			heads
				.filter(({ d }) => d !== '')
				.map(({ d, filled }) => tag('path', { d, ...(filled && { fill: pen }) }))
				.join('')
	);
	if (record.text.trim() === '') return strokes;
	const widest = LABEL.widest - 2 * LABEL.aside;
	const lines = linesOf(record.text, widest, LABEL.size, scene.measure, true);
	const w = Math.max(...lines.map((each) => scene.measure(each, LABEL.size))) + 2 * LABEL.aside;
	const h = lines.length * LABEL.size * 1.25 + 2 * LABEL.above;
	const plate: Rect = { x: label[0] - w / 2, y: label[1] - h / 2, w, h };
	return [
		strokes,
		tag('rect', { ...box(plate), rx: 6, fill: scene.paint('surface') }),
		drawText(scene, {
			text: record.text,
			// No narrower than its lines, or the longest would break once more.
			box: { ...inflate(plate, -LABEL.above), x: label[0] - widest / 2, w: widest },
			size: LABEL.size,
			align: 'center',
			middle: true,
			color: scene.paint('ink'),
			anywhere: true
		})
	].join('');
}

function drawInk(scene: Scene, record: InkRecord, rect: Rect): string {
	const stretch = ` scale(${num(rect.w / record.box[0])} ${num(rect.h / record.box[1])})`;
	return tag('path', {
		d: inkPath(record),
		transform: moved(rect, stretch),
		fill: scene.paint(inkToken(record.pen, record.color)),
		opacity: INK_OPACITY[record.pen]
	});
}

function drawImage(scene: Scene, { src, alt }: ImageRecord, rect: Rect): string {
	const href = scene.images.get(src);
	const title = alt === '' ? '' : `<title>${xml(alt)}</title>`;
	if (href !== undefined) {
		return tag('image', { ...box(rect), href, preserveAspectRatio: 'none' }, title);
	}
	const place = { fill: scene.paint('sunken'), stroke: scene.paint('line-strong') };
	return tag('rect', { ...box(rect), ...place, 'stroke-dasharray': '6 4' }, title);
}

function drawFrame(scene: Scene, { text, color }: FrameRecord, rect: Rect): string {
	const { paint } = scene;
	const plain = color === 'white';
	const title = oneLine(text).trim();
	return [
		tag('rect', {
			...box(inflate(rect, -0.75)),
			rx: 4,
			fill: paint(plain ? 'sheet' : `paper-${color}`),
			'fill-opacity': plain ? 0.55 : 0.22,
			stroke: paint(plain ? 'line-strong' : `edge-${color}`),
			'stroke-opacity': plain ? 1 : 0.6,
			'stroke-width': 1.5
		}),
		title === ''
			? ''
			: drawText(scene, {
					text: title,
					box: { x: rect.x + 2, y: rect.y - 31, w: rect.w - 4, h: 25 },
					size: 20,
					align: 'start',
					middle: false,
					color: paint('ink'),
					weight: 500,
					anywhere: true,
					cut: true
				})
	].join('');
}

const drawStamp = ({ emoji }: StampRecord, rect: Rect): string =>
	tag(
		'text',
		{
			x: rect.x + rect.w / 2,
			y: rect.y + rect.h / 2,
			dy: '0.36em',
			'text-anchor': 'middle',
			'font-size': Math.min(rect.w, rect.h) * 0.76,
			'font-family': "'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif"
		},
		xml(emoji)
	);
