import * as Y from 'yjs';
import {
	INK_WEIGHT,
	MAX_ALT_LENGTH,
	MAX_GROUP_DEPTH,
	MAX_TEXT_LENGTH,
	type ConnectorEnd,
	type ElementRecord
} from './elements.ts';
import { clamp } from './geometry.ts';
import { cut, wellFormed } from './text.ts';
import { clampPoint, clampSize, isId, timeOr0 } from './values.ts';

type WithoutPlaceInOrder<T> = T extends unknown ? Omit<T, 'z'> : never;

/** An element to be made; on top of everything, in the order given, when `z` is absent. */
export type NewElement = WithoutPlaceInOrder<ElementRecord> & { readonly z?: string };

/**
 * The Y.Map of a new element: the inverse of the parser. Places, sizes and weights are clamped to
 * their limits, texts made well-formed and cut; whoever takes long texts from people checks before
 * and says so (clipboard.ts).
 */
export function mapFor(spec: NewElement, z: string | undefined): Y.Map<unknown> {
	const map = new Y.Map<unknown>([
		['kind', spec.kind],
		['xy', clampPoint(spec.xy)],
		['wh', clampSize(spec.wh)],
		['z', z],
		['at', timeOr0(spec.at)],
		...kindEntries(spec)
	]);
	if (isId(spec.by)) map.set('by', spec.by);
	if (isId(spec.on)) map.set('on', spec.on);
	if (spec.groups && spec.groups.length > 0)
		map.set('groups', spec.groups.slice(0, MAX_GROUP_DEPTH));
	if (spec.locked) map.set('locked', true);
	return map;
}

function kindEntries(spec: NewElement): [string, unknown][] {
	switch (spec.kind) {
		case 'note':
			return [...words(spec), ...(spec.type ? [entry('type', spec.type)] : [])];
		case 'text':
			return [...words(spec), ['size', spec.size], ...(spec.hugs ? [entry('hugs', true)] : [])];
		case 'frame':
			return words(spec);
		case 'shape':
			return [...words(spec), ['form', spec.form], ['filled', spec.filled]];
		case 'connector':
			return [
				...words(spec),
				['from', endValue(spec.from)],
				['to', endValue(spec.to)],
				['route', spec.route],
				['heads', [...spec.heads]]
			];
		case 'ink':
			return [
				['pen', spec.pen],
				['color', spec.color],
				['weight', clamp(spec.weight, INK_WEIGHT.least, INK_WEIGHT.most)],
				['points', spec.points],
				['box', clampSize(spec.box)]
			];
		case 'image':
			return [
				['src', spec.src],
				['alt', cut(wellFormed(spec.alt), MAX_ALT_LENGTH)]
			];
		case 'stamp':
			return [['emoji', spec.emoji]];
	}
}

const entry = (key: string, value: unknown): [string, unknown] => [key, value];

const words = ({ text, color }: { text: string; color: string }): [string, unknown][] => [
	['text', new Y.Text(cut(wellFormed(text), MAX_TEXT_LENGTH))],
	['color', color]
];

/** As it is written: plain JSON, one key, so that an end is never half of two people's. */
export const endValue = ({ xy, id, spot }: ConnectorEnd): Record<string, unknown> => ({
	xy: clampPoint(xy),
	...(id !== undefined && { id }),
	...(spot && { spot: [clamp(spot[0], 0, 1), clamp(spot[1], 0, 1)] })
});
