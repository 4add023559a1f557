import type { CanvasTemplate, ZoneShape } from '#lib/domain/canvas.ts';
import { BASE, both, rect, zone } from './base.ts';

const ring = (inner: number, outer: number): { shape: ZoneShape } => ({
	shape: { kind: 'ring', centre: [0.42, 0.54], inner, outer }
});

/** Kind zones with rings and sectors, as "Who is our customer" has them. */
export const RINGS: CanvasTemplate = {
	...BASE,
	id: 'fixture-rings',
	kind: 'zones',
	frame: [2000, 1500],
	zones: [
		zone('purpose', '1', rect(0.345, 0.44, 0.15, 0.2), undefined, ring(0, 0.1)),
		zone('primary', '2', rect(0.255, 0.32, 0.33, 0.44), undefined, ring(0.1, 0.22)),
		zone('secondary', '3', rect(0.1725, 0.21, 0.495, 0.66), undefined, ring(0.22, 0.33)),
		zone('between', '4', rect(0.09, 0.1, 0.66, 0.88), undefined, ring(0.33, 0.44)),
		zone('priority-line', '5', rect(0.78, 0.1, 0.2, 0.42)),
		zone('does-everyone-know', '6', rect(0.78, 0.54, 0.2, 0.44))
	],
	drawing: [
		{ kind: 'line', from: [0.18, 0.22], to: [0.66, 0.86], tone: 'line', width: 2, dash: [8, 8] },
		{
			kind: 'label',
			at: [0.42, 0.085],
			text: both('pays'),
			size: 20,
			tone: 'muted',
			anchor: 'middle'
		}
	]
};
