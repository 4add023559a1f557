import type { CanvasTemplate, Control } from '#lib/domain/canvas.ts';
import { BASE, both, rect, zone } from './base.ts';

const SCORE: Control = {
	kind: 'rating',
	least: 1,
	most: 10,
	anchors: [
		{ at: 1, text: both('a lottery') },
		{ at: 10, text: both('always') }
	]
};

/** Ballots, a computed value that is never stored, a scale where less is better, and two rounds. */
export const TRUST: CanvasTemplate = {
	...BASE,
	id: 'fixture-trust',
	kind: 'assessment',
	frame: [2000, 1400],
	zones: [
		zone('relationship', '1', rect(0.02, 0.08, 0.96, 0.1), { kind: 'text' }),
		zone('credibility', '2', rect(0.2, 0.2, 0.17, 0.23), SCORE),
		zone('self-orientation', '3', rect(0.38, 0.47, 0.17, 0.23), { ...SCORE, better: 'low' }),
		zone('trust', '4', rect(0.02, 0.2, 0.16, 0.5), { kind: 'computed', formula: 'trust' }),
		zone('f1-blind', '5', rect(0.56, 0.2, 0.18, 0.5), {
			kind: 'notes',
			types: ['fact'],
			with: { kind: 'rating', least: 0, most: 3 }
		}),
		zone('level', '6', rect(0.75, 0.2, 0.23, 0.5), {
			kind: 'choice',
			options: [
				{ key: 'crawl', title: both('Crawl'), meaning: both('We study the numbers.') },
				{ key: 'walk', title: both('Walk') }
			],
			abstain: true
		}),
		zone('moves', '7', rect(0.02, 0.72, 0.96, 0.26), { kind: 'notes', types: ['action'] })
	],
	ballot: {
		zones: ['credibility', 'self-orientation', 'f1-blind', 'level'],
		least: 3,
		rounds: [both('How we believe they see us'), both('How they rated us')]
	}
};
