import * as v from 'valibot';
import {
	CANVAS_GROUPS,
	CANVAS_KINDS,
	LICENCES,
	STEP_MODES,
	type CanvasTemplate
} from './canvas.ts';
import { DRAWING_TONES } from './canvas-drawing.ts';
import { HEADING_PLACES, NOTE_FITS } from './canvas-zone.ts';
import { NOTE_KINDS } from './note-kinds.ts';

/**
 * The shape of a template, as data from anywhere must have it. That the types in canvas.ts say the
 * same is checked by the compiler in `parseCanvas`. What the shape can't say: canvas-checks.ts.
 */
const words = v.pipe(
	v.string('is missing'),
	v.check((text) => text.trim() !== '', 'is empty'),
	v.check((text) => text === text.trim(), 'begins or ends with a space')
);
const localized = v.strictObject({ en: words, ru: words });
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'is not in kebab-case'));
const ids = v.array(id);
const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0, 'must be above 0'));
const count = v.pipe(v.number(), v.integer(), v.minValue(1, 'must be at least 1'));
const fraction = v.pipe(
	finite,
	v.minValue(0, 'must be at least 0'),
	v.maxValue(1, 'must be at most 1')
);
const point = v.strictTuple([fraction, fraction]);
const size = v.strictTuple([positive, positive]);
const rect = v.strictObject({ x: fraction, y: fraction, w: positive, h: positive });
const tone = v.picklist(DRAWING_TONES);
const types = v.pipe(v.array(v.picklist(NOTE_KINDS, 'is no kind of note')), v.nonEmpty('is empty'));

const ellipse = v.strictObject({
	kind: v.literal('ellipse'),
	centre: point,
	rx: positive,
	ry: positive
});
const shape = v.variant('kind', [
	v.strictObject({ kind: v.literal('pill') }),
	ellipse,
	v.strictObject({ kind: v.literal('ring'), centre: point, inner: fraction, outer: positive })
]);

const choice = v.strictObject({ key: id, title: localized, meaning: v.optional(localized) });
const column = v.strictObject({
	key: id,
	title: localized,
	type: v.picklist(['text', 'number', 'date', 'choice', 'computed']),
	share: positive,
	options: v.optional(v.array(choice))
});
const controls = [
	v.strictObject({ kind: v.literal('text'), max: v.optional(count) }),
	v.strictObject({ kind: v.literal('date') }),
	v.strictObject({
		kind: v.literal('rating'),
		least: v.pipe(v.number(), v.integer()),
		most: v.pipe(v.number(), v.integer()),
		better: v.optional(v.picklist(['high', 'low'])),
		anchors: v.optional(v.array(v.strictObject({ at: v.number(), text: localized })))
	}),
	v.strictObject({
		kind: v.literal('choice'),
		options: v.array(choice),
		abstain: v.optional(v.boolean())
	}),
	v.strictObject({ kind: v.literal('check'), items: v.array(localized) }),
	v.strictObject({ kind: v.literal('computed'), formula: id }),
	v.strictObject({
		kind: v.literal('rows'),
		columns: v.array(column),
		start: count,
		least: count,
		most: count
	}),
	v.strictObject({ kind: v.literal('mark') })
] as const;
const notes = v.strictObject({
	kind: v.literal('notes'),
	types,
	max: v.optional(count),
	links: v.optional(id),
	linked: v.optional(v.strictObject({ from: id, pick: v.literal('top-left') })),
	with: v.optional(v.variant('kind', controls))
});

const lane = v.strictObject({
	key: id,
	title: localized,
	share: positive,
	max: v.optional(count)
});
const axis = v.strictObject({ title: localized, low: localized, high: localized });

const zone = v.strictObject({
	key: id,
	number: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]?\d*[a-z]?$/u, 'is no number'))),
	rect: v.nullable(rect),
	shape: v.optional(shape),
	title: localized,
	prompt: localized,
	holds: v.variant('kind', [notes, ...controls]),
	heading: v.optional(v.picklist(HEADING_PLACES)),
	note: v.optional(v.picklist(NOTE_FITS)),
	lanes: v.optional(
		v.strictObject({ direction: v.picklist(['row', 'column']), items: v.array(lane) })
	),
	axes: v.optional(v.strictObject({ x: axis, y: axis }))
});

const track = v.pipe(v.number(), v.integer(), v.minValue(0));
const grid = v.strictObject({
	tracks: v.picklist(['rows', 'columns']),
	zones: v.pipe(ids, v.nonEmpty('names no zone')),
	start: count,
	least: count,
	most: count,
	gap: v.optional(fraction),
	across: v.optional(count),
	titles: v.optional(v.array(localized)),
	labels: v.optional(rect),
	cells: v.optional(v.array(v.strictObject({ zone: id, track, rect }))),
	printed: v.optional(
		v.array(v.strictObject({ zone: id, track, text: localized, back: v.optional(localized) }))
	)
});

const outline = {
	stroke: v.optional(tone),
	fill: v.optional(tone),
	width: v.optional(positive)
};
const drawing = v.variant('kind', [
	v.strictObject({
		kind: v.literal('line'),
		from: point,
		to: point,
		tone,
		width: positive,
		dash: v.optional(v.array(positive))
	}),
	v.strictObject({
		kind: v.literal('polyline'),
		points: v.array(point),
		closed: v.optional(v.boolean()),
		...outline
	}),
	v.strictObject({ kind: v.literal('rect'), rect, radius: v.optional(finite), ...outline }),
	v.strictObject({
		kind: v.literal('ellipse'),
		centre: point,
		rx: positive,
		ry: positive,
		...outline
	}),
	v.strictObject({
		kind: v.literal('icon'),
		icon: v.literal('padlock'),
		at: point,
		size: positive,
		tone
	}),
	v.strictObject({
		kind: v.literal('label'),
		at: point,
		text: localized,
		size: positive,
		tone,
		anchor: v.picklist(['start', 'middle', 'end'])
	})
]);

const tau = v.pipe(fraction, v.ltValue(1, 'must be below 1'));
const loop = v.strictObject({
	centre: point,
	a: positive,
	b: positive,
	width: positive,
	arrows: v.array(tau),
	stations: v.pipe(
		v.array(v.strictObject({ number: words, tau, title: localized, zones: ids })),
		v.nonEmpty('is empty')
	),
	hub: size,
	pivots: v.array(
		v.strictObject({
			key: id,
			label: localized,
			to: v.nullable(tau),
			side: v.picklist(['left', 'top', 'right'])
		})
	)
});

const template = v.strictObject({
	id,
	version: count,
	kind: v.picklist(CANVAS_KINDS),
	group: v.picklist(CANVAS_GROUPS),
	frame: size,
	minutes: count,
	people: v.strictTuple([count, count]),
	name: localized,
	purpose: localized,
	attribution: localized,
	licence: v.picklist(LICENCES),
	changes: v.optional(localized),
	link: v.optional(v.pipe(v.string(), v.url('is no address'), v.startsWith('https://'))),
	zones: v.pipe(v.array(zone), v.nonEmpty('is empty')),
	regions: v.optional(
		v.array(v.strictObject({ key: id, shape: ellipse, zones: ids, width: positive }))
	),
	dividers: v.optional(v.picklist(['gutters', 'none'])),
	drawing: v.array(drawing),
	steps: v.array(v.strictObject({ minutes: count, mode: v.picklist(STEP_MODES), text: localized })),
	mistakes: v.array(localized),
	example: v.array(
		v.strictObject({
			zone: id,
			text: localized,
			type: v.optional(v.picklist(NOTE_KINDS, 'is no kind of note')),
			lane: v.optional(id),
			at: v.optional(point)
		})
	),
	loop: v.optional(loop),
	grid: v.optional(grid),
	ballot: v.optional(
		v.strictObject({ zones: ids, least: count, rounds: v.optional(v.array(localized)) })
	),
	record: v.optional(v.strictObject({ fields: ids })),
	lock: v.optional(v.strictObject({ freezes: ids, opens: ids })),
	coverage: v.optional(ids)
});

export type ParsedCanvas =
	| { readonly ok: true; readonly template: CanvasTemplate }
	| { readonly ok: false; readonly problems: readonly string[] };

/** Reads a template, or says in words where it departs from the format. Never throws. */
export function parseCanvas(value: unknown): ParsedCanvas {
	const result = v.safeParse(template, value);
	if (result.success) return { ok: true, template: result.output };
	return { ok: false, problems: result.issues.map(inWords) };
}

function inWords(issue: v.BaseIssue<unknown>): string {
	const where = v.getDotPath(issue) ?? 'template';
	if (issue.type !== 'strict_object') return `${where}: ${issue.message}`;
	if (issue.received === 'undefined') return `${where}: is missing`;
	return issue.expected === 'never' ? `${where}: is unknown` : `${where}: ${issue.message}`;
}
