import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import { BASE, both, rect, zone } from './base.ts';

/** Rows cut by repeatable columns, with header cards and gates beside them: a small journey map. */
export const JOURNEY: CanvasTemplate = {
	...BASE,
	id: 'fixture-journey',
	kind: 'matrix',
	frame: [3200, 2000],
	zones: [
		zone('decision', 'P1', rect(0.01, 0.06, 0.23, 0.11), { kind: 'notes', types: ['decision'] }),
		zone('revisit', 'P2', rect(0.44, 0.06, 0.14, 0.11), { kind: 'date' }),
		zone('entry', 'G1', rect(0.1, 0.18, 0.08, 0.8)),
		zone('touchpoint', 'R1', rect(0.18, 0.18, 0.72, 0.4)),
		zone('emotion-curve', 'R2', rect(0.18, 0.58, 0.72, 0.4), {
			kind: 'rating',
			least: -2,
			most: 2
		}),
		zone('exit', 'G2', rect(0.9, 0.18, 0.09, 0.8))
	],
	grid: {
		tracks: 'columns',
		zones: ['touchpoint', 'emotion-curve'],
		start: 6,
		least: 3,
		most: 10
	},
	drawing: [
		{
			kind: 'polyline',
			points: [
				[0.1, 0.18],
				[0.1675, 0.18],
				[0.18, 0.58],
				[0.1675, 0.98],
				[0.1, 0.98]
			],
			closed: true,
			stroke: 'line-strong',
			width: 2
		}
	]
};

/** Columns cut by named rows, with texts printed into the cells that a click turns over. */
export const REFRAMING: CanvasTemplate = {
	...BASE,
	id: 'fixture-reframing',
	kind: 'matrix',
	frame: [2200, 1600],
	zones: [
		zone('instead', '1', rect(0.02, 0.12, 0.3, 0.7), { kind: 'notes', types: ['question'] }),
		zone('ours', '2', rect(0.66, 0.12, 0.32, 0.7), { kind: 'notes', types: ['question', 'fact'] })
	],
	grid: {
		tracks: 'rows',
		zones: ['instead', 'ours'],
		start: 7,
		least: 7,
		most: 7,
		titles: [both('workplace')],
		labels: rect(0.33, 0.12, 0.1, 0.7),
		printed: [
			{ zone: 'instead', track: 0, text: both('What is the date?'), back: both('Whose problem?') }
		]
	}
};

/** One band cut both ways: a bingo card. Its second zone is a card that lies on no sheet. */
export const BINGO: CanvasTemplate = {
	...BASE,
	id: 'fixture-bingo',
	kind: 'matrix',
	frame: [1400, 1400],
	zones: [
		zone('cell', '1', rect(0.05, 0.14, 0.9, 0.8), { kind: 'mark' }),
		zone('ban', '2', null, { kind: 'notes', types: ['decision'] })
	],
	grid: { tracks: 'rows', zones: ['cell'], start: 4, least: 4, most: 4, across: 4 },
	record: { fields: ['ban'] }
};

/** Stairs: cells that are not where the rule would put them, beside a zone their band would cover. */
export const LADDER: CanvasTemplate = {
	...BASE,
	id: 'fixture-ladder',
	kind: 'zones',
	frame: [2600, 1500],
	zones: [
		zone('initiative', '1', rect(0.02, 0.08, 0.36, 0.28), {
			kind: 'notes',
			types: ['question'],
			with: { kind: 'text' }
		}),
		zone('evidence', '2', rect(0.02, 0.74, 0.956, 0.12)),
		zone('commit', '3', rect(0.02, 0.16, 0.956, 0.46), { kind: 'notes', types: ['decision'] })
	],
	grid: {
		tracks: 'columns',
		zones: ['evidence', 'commit'],
		start: 5,
		least: 5,
		most: 5,
		gap: 0.004,
		titles: ['Idea', 'Heard', 'Seen', 'Tried', 'Repeated'].map(both),
		cells: [0, 1, 2, 3, 4].map((k) => ({
			zone: 'commit',
			track: k,
			rect: rect(0.02 + 0.192 * k, 0.6 - 0.11 * k, 0.188, 0.02 + 0.11 * k)
		}))
	}
};
