import { clamp, type Point } from '../../domain/geometry.ts';
import type { Effect } from '../types.ts';
import { classify, FIRST_NOTCH } from './classify.ts';
import type { WheelInput, WheelSetting, WheelState } from './types.ts';

/** The most that one event zooms, either way: a notch must not throw anyone off the board. */
export const MAX_NOTCH_ZOOM = 1.15;

/** CSS px of one notch: what a wheel gives in Chrome and, after conversion, in Firefox. */
const NOTCH = 100;
/** Lines of one notch, as Windows and most Linux desktops have it. */
const LINES_PER_NOTCH = 3;

/** Per CSS px: a notch is just MAX_NOTCH_ZOOM, a finer wheel's parts add up to it. */
const WHEEL_RATE = Math.log(MAX_NOTCH_ZOOM) / NOTCH;
/** Per px of a pinch, which browsers report in small numbers: 1 % a px follows the fingers. */
const PINCH_RATE = 0.01;

/** In CSS px, whatever the browser counts in. */
function pixels(input: WheelInput): Point {
	const unit = input.deltaMode === 1 ? NOTCH / LINES_PER_NOTCH : input.deltaMode === 2 ? NOTCH : 1;
	return [input.dx * unit, input.dy * unit];
}

function zoom(input: WheelInput, dy: number, rate: number): readonly Effect[] {
	if (dy === 0) return [];
	const factor = clamp(Math.exp(-dy * rate), 1 / MAX_NOTCH_ZOOM, MAX_NOTCH_ZOOM);
	return [{ kind: 'zoom', at: input.screen, factor }];
}

function pan(input: WheelInput, [dx, dy]: Point): readonly Effect[] {
	// Some systems turn a wheel sideways themselves when Shift is held, some leave it to us.
	const turned = input.shift && dx === 0;
	// Subtracted, not negated: there is no −0 to compare with.
	const by: Point = turned ? [0 - dy, 0] : [0 - dx, 0 - dy];
	return by[0] === 0 && by[1] === 0 ? [] : [{ kind: 'pan', by }];
}

/**
 * What one wheel event means. A mouse's wheel zooms at the pointer and pans sideways with Shift; a
 * trackpad's two fingers pan; with Ctrl or Cmd, and by pinching, both zoom. Nothing is clamped to
 * the zoom range here: the camera does that.
 */
export function wheel(
	state: WheelState,
	input: WheelInput,
	setting: WheelSetting
): { state: WheelState; effects: readonly Effect[] } {
	const next = classify(state, input);
	const device = setting === 'auto' ? next.device : setting;
	const by = pixels(input);
	if (input.mod) {
		// A pinch comes in small steps, Ctrl with a wheel in notches: each at its own rate. Chrome tells
		// of both in whole notches of the legacy delta, so that only the size tells them apart.
		const notch = input.deltaMode !== 0 || Math.abs(by[1]) >= FIRST_NOTCH;
		const rate = notch ? WHEEL_RATE : PINCH_RATE;
		return { state: next, effects: zoom(input, by[1], rate) };
	}
	return device === 'mouse' && !input.shift
		? { state: next, effects: zoom(input, by[1], WHEEL_RATE) }
		: { state: next, effects: pan(input, by) };
}
