import type { Point } from '../../domain/geometry.ts';
import type { ToolState } from '../state.ts';
import type { PointerInput, ToolEvent } from '../types.ts';

/** A finger that comes down as the primary one is the only one: the others' releases were lost. */
export const isAlone = (event: PointerInput): boolean =>
	event.device === 'touch' && event.primary === true;

/** The fingers on the glass after an event. */
export function contactsAfter(
	contacts: ToolState['contacts'],
	event: ToolEvent
): ReadonlyMap<number, Point> {
	if (event.kind === 'lost') return new Map();
	if (!('pointer' in event) || event.device !== 'touch') return contacts;
	const next = new Map(event.kind === 'pointer-down' && isAlone(event) ? [] : contacts);
	if (event.kind === 'pointer-down') next.set(event.pointer, event.screen);
	else if (event.kind !== 'pointer-move') next.delete(event.pointer);
	else if (contacts.has(event.pointer)) next.set(event.pointer, event.screen);
	return next;
}

/** Whether a pen is in use after an event. */
export function penAfter(pen: boolean, event: ToolEvent): boolean {
	if (event.kind === 'pen-mode') return event.on;
	return pen || ('pointer' in event && event.device === 'pen');
}
