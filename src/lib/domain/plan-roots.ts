import * as Y from 'yjs';

/** Where things are in the plan document, for the files that read and write it. */

/** Origin of every change to a plan, for an UndoManager's trackedOrigins. */
export const PLAN = Symbol('plan');

/** Frame id → Y.Map { canvas, xy, wh, z }. */
export const framesOf = (plan: Y.Doc): Y.Map<unknown> => plan.getMap('frames');

/** Frame id → Y.Map { lap, tau, history }. */
export const lapsOf = (plan: Y.Doc): Y.Map<unknown> => plan.getMap('laps');

/** The lap of a frame, made if there is none; inside a transaction. */
export function lapMap(plan: Y.Doc, frame: string): Y.Map<unknown> {
	const laps = lapsOf(plan);
	const found = laps.get(frame);
	if (found instanceof Y.Map) return found;
	const made = new Y.Map<unknown>();
	laps.set(frame, made);
	historyOf(made);
	return made;
}

/** The passes of a lap, oldest first, made if there are none; inside a transaction. */
export function historyOf(lap: Y.Map<unknown>): Y.Array<unknown> {
	const found = lap.get('history');
	if (found instanceof Y.Array) return found;
	const made = new Y.Array<unknown>();
	lap.set('history', made);
	return made;
}
