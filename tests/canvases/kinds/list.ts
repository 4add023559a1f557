import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import { BASE, both, rect, zone } from './base.ts';

/** Records: fields of a card that lies on no sheet, with a header that does. */
export const LIBRARY: CanvasTemplate = {
	...BASE,
	id: 'fixture-library',
	kind: 'list',
	frame: [2800, 1500],
	zones: [
		zone('tally', null, rect(0.02, 0.08, 0.96, 0.12), { kind: 'computed', formula: 'tally' }),
		zone('statement', '1', null, { kind: 'text', max: 280 }),
		zone('result', '2', null, {
			kind: 'notes',
			types: ['metric'],
			links: 'lean-experiment-canvas'
		}),
		zone('status', '3', null, {
			kind: 'choice',
			options: [
				{ key: 'idea', title: both('idea') },
				{ key: 'running', title: both('running') }
			]
		}),
		zone('valid-until', '4', null, { kind: 'date' })
	],
	record: { fields: ['statement', 'result', 'status', 'valid-until'] }
};

/** Typed rows on the sheet, beside ordinary zones: key results. */
export const OKR: CanvasTemplate = {
	...BASE,
	id: 'fixture-okr',
	kind: 'list',
	frame: [2600, 1500],
	zones: [
		zone('objective', '1', rect(0.02, 0.08, 0.36, 0.19), { kind: 'text' }),
		zone('key-results', '2', rect(0.02, 0.49, 0.76, 0.49), {
			kind: 'rows',
			columns: [
				{ key: 'metric', title: both('Metric'), type: 'text', share: 0.5 },
				{ key: 'due', title: both('Due'), type: 'date', share: 0.3 },
				{ key: 'progress', title: both('Progress'), type: 'computed', share: 0.2 }
			],
			start: 3,
			least: 1,
			most: 5
		}),
		zone('control', '3', rect(0.79, 0.08, 0.19, 0.9), {
			kind: 'check',
			items: [both('Is the customer better off?')]
		})
	]
};
