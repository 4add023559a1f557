import type { Point } from '#lib/domain/geometry.ts';
import type { ToolEvent } from '#lib/tools/types.ts';

type ToolbarDrag = Extract<ToolEvent, { kind: 'toolbar-drag' }>;
type Phase = ToolbarDrag['phase'];

/**
 * Svelte attachment for a toolbar button that a note can be dragged off.
 * @param tell gets the pointer's place on the page and whether it is over the toolbar still
 */
export function toolbarDrag(
	tell: (page: Point, over: boolean, phase: Phase, time: number) => void
): (element: HTMLElement) => () => void {
	return (element) => {
		const aborter = new AbortController();
		element.addEventListener('pointerdown', (event) => follow(event, element, tell), {
			signal: aborter.signal
		});
		return () => aborter.abort();
	};
}

function follow(
	down: PointerEvent,
	element: HTMLElement,
	tell: (page: Point, over: boolean, phase: Phase, time: number) => void
): void {
	if (down.button !== 0) return;
	const aborter = new AbortController();
	const { signal } = aborter;
	let latest = down;
	const report = (event: PointerEvent, phase: Phase): void => {
		const bar = element.closest('[role=toolbar]')?.getBoundingClientRect();
		const over = bar !== undefined && isInside(bar, event);
		tell([event.clientX, event.clientY], over, phase, event.timeStamp);
	};
	const listen = (type: 'pointermove' | 'pointerup' | 'pointercancel', phase: Phase): void =>
		window.addEventListener(
			type,
			(event) => {
				if (event.pointerId !== down.pointerId) return;
				if (type !== 'pointermove') aborter.abort();
				latest = event;
				report(event, phase);
			},
			{ signal }
		);
	// Before whoever has the focus: mostly the pressed button, from which the board hears no Escape.
	window.addEventListener(
		'keydown',
		(event) => {
			if (event.key !== 'Escape') return;
			event.preventDefault();
			event.stopPropagation();
			aborter.abort();
			report(latest, 'cancel');
		},
		{ signal, capture: true }
	);
	report(down, 'begin');
	listen('pointermove', 'move');
	listen('pointerup', 'drop');
	listen('pointercancel', 'cancel');
}

const isInside = (box: DOMRect, { clientX, clientY }: PointerEvent): boolean =>
	clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
