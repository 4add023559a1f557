import type { Point } from '#lib/domain/geometry.ts';
import { HANDLES, DIRECTIONS, type PointerInput, type Target } from '#lib/tools/types.ts';

const KINDS = {
	pointerdown: 'pointer-down',
	pointermove: 'pointer-move',
	pointerup: 'pointer-up',
	pointercancel: 'pointer-cancel',
	lostpointercapture: 'pointer-cancel'
} as const;

const IS_MAC = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/**
 * A DOM pointer event as the tools read it, or null for one they have no use for.
 * @param every with all the places between, which browsers gather into one event a frame
 */
export function pointerInput(
	event: PointerEvent,
	origin: Point,
	every = false
): PointerInput | null {
	const kind = KINDS[event.type as keyof typeof KINDS];
	if (!kind) return null;
	const { button } = event;
	// Further buttons (back, forward) are the browser's.
	if (kind === 'pointer-down' && button > 2) return null;
	return {
		kind,
		pointer: event.pointerId,
		device:
			event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse',
		// On a Mac, Ctrl with the only button is the right one.
		button: button === 1 || button === 2 ? button : event.ctrlKey && IS_MAC ? 2 : 0,
		screen: [event.clientX - origin[0], event.clientY - origin[1]],
		time: event.timeStamp,
		buttons: event.buttons,
		primary: event.isPrimary,
		pressure: event.pressure,
		...(every && kind === 'pointer-move' && { samples: samplesOf(event, origin) }),
		shift: event.shiftKey,
		alt: event.altKey,
		mod: event.ctrlKey || event.metaKey,
		...(kind === 'pointer-down' && { target: targetOf(event.target) })
	};
}

function samplesOf(event: PointerEvent, [left, top]: Point): NonNullable<PointerInput['samples']> {
	// Safari had none until 18; an untrusted event has none either.
	const gathered = event.getCoalescedEvents?.() ?? [];
	return (gathered.length > 0 ? gathered : [event]).map(({ clientX, clientY, pressure }) => ({
		screen: [clientX - left, clientY - top],
		pressure
	}));
}

function targetOf(target: EventTarget | null): Target | undefined {
	if (!(target instanceof Element)) return undefined;
	const element = target.closest<HTMLElement>('[data-handle],[data-plus],[data-end]');
	const handle = HANDLES.find((name) => name === element?.dataset['handle']);
	if (handle) return { kind: 'handle', handle };
	const end = element?.dataset['end'];
	if (end === 'from' || end === 'to') return { kind: 'end', side: end };
	const side = DIRECTIONS.find((name) => name === element?.dataset['plus']);
	return side ? { kind: 'plus', side } : undefined;
}
