import { distance, type Point } from '../../domain/geometry.ts';
import { DOUBLE_CLICK_MS, doubleClickNear } from '../limits.ts';
import type { Click } from '../state.ts';
import type { PointerInput } from '../types.ts';

/** The click before this press when the two are close enough in time and place to be a double. */
export function previousClick(click: Click | null, press: PointerInput): Click | null {
	if (!click || click.device !== press.device || press.shift) return null;
	const soon = press.time - click.time <= DOUBLE_CLICK_MS;
	const near = distance(press.screen, click.screen) <= doubleClickNear(press.device);
	return soon && near ? click : null;
}

export const isDouble = (previous: Click | null, id: string | null): boolean =>
	previous !== null && previous.id === id;

export const clickAt = (
	release: PointerInput,
	device: Click['device'],
	screen: Point,
	id: string | null
): Click => ({ time: release.time, screen, device, id });
