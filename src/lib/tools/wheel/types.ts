import type { Point } from '../../domain/geometry.ts';

/** What the person said their wheel is; `auto` looks at what it does. */
export const WHEEL_SETTINGS = ['auto', 'mouse', 'trackpad'] as const;
export type WheelSetting = (typeof WHEEL_SETTINGS)[number];
export type WheelDevice = 'mouse' | 'trackpad';

export interface WheelInput {
	readonly dx: number;
	readonly dy: number;
	/** WheelEvent.deltaMode: 0 CSS px, 1 lines, 2 pages. */
	readonly deltaMode: number;
	/** WheelEvent.wheelDeltaY, where the browser still tells it. */
	readonly legacy?: number;
	/** Ctrl or Cmd; browsers also set Ctrl for a pinch. */
	readonly mod: boolean;
	readonly shift: boolean;
	/** CSS px in the view. */
	readonly screen: Point;
	/** ms. */
	readonly time: number;
}

export interface WheelState {
	/** What the last events came from; null before the first. */
	readonly device: WheelDevice | null;
	/** ms, of the last event. */
	readonly time: number;
	/** Events in a row that spoke against `device`. */
	readonly doubts: number;
}

export const WHEEL_START: WheelState = { device: null, time: -Infinity, doubts: 0 };
