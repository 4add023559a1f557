/**
 * The plan document: what facilitators laid out. Only they write it; every board of the workshop
 * shows the same plan.
 */
export {
	addFrame,
	layFrames,
	moveFrame,
	parseFrame,
	readFrames,
	removeFrames,
	swapFrames
} from './frames.ts';
export type { NewFrame } from './frames.ts';
export { MAX_REASON_LENGTH, moveToken, passPivot, readLap } from './laps.ts';
export type { Lap, NewPass, Pass } from './laps.ts';
export { PLAN, framesOf, lapsOf } from './plan-roots.ts';
