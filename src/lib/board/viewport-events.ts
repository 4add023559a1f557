import { isStray } from './stray-keys.ts';

interface Hears {
	/** Every pointer event of the board, a capture that was lost too. */
	readonly pointer: (event: PointerEvent) => void;
	readonly leave: () => void;
	readonly wheel: (event: WheelEvent) => void;
	/** Keys of the board, and those pressed elsewhere that are meant for it. */
	readonly keydown: (event: KeyboardEvent) => void;
	readonly keyup: (event: KeyboardEvent) => void;
	/** The window has lost the focus: what is released now is told to nobody. */
	readonly lost: () => void;
}

/** What the element that takes all pointers of the board is told by the browser, until the signal. */
export function listenTo(element: HTMLElement, signal: AbortSignal, hears: Hears): void {
	for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) {
		element.addEventListener(type, hears.pointer, { signal });
	}
	element.addEventListener('lostpointercapture', hears.pointer, { signal });
	element.addEventListener('pointerleave', hears.leave, { signal });
	element.addEventListener('wheel', hears.wheel, { signal, passive: false });
	// SvelteKit's router would set a timer at each, to see whether a link is pointed at.
	element.addEventListener('mousemove', (event) => event.stopPropagation(), { signal });
	// The right button pans and opens our own menu.
	element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
	element.addEventListener('keydown', hears.keydown, { signal });
	const stray = (event: KeyboardEvent): void => {
		if (isStray(event, element)) hears.keydown(event);
	};
	document.addEventListener('keydown', stray, { signal });
	window.addEventListener('keyup', hears.keyup, { signal });
	// On Linux the middle button pastes what is marked elsewhere; here it pans.
	for (const type of ['mouseup', 'auxclick'] as const) {
		element.addEventListener(
			type,
			(event) => {
				if (event.button === 1) event.preventDefault();
			},
			{ signal }
		);
	}
	window.addEventListener('blur', hears.lost, { signal });
	document.addEventListener('visibilitychange', hears.lost, { signal });
}
