/**
 * Runs in the pages, before anything of theirs. Both clocks are set by the same system clock, so
 * that a moment in one browser can be compared with one in the other.
 */
export interface LiveProbe {
	/** ms since the epoch, finer than Date.now(), the same in every page of this machine. */
	clock(at?: number): number;
	/** When the last pointer was let go: the input event's own time, not its handler's. */
	released: number;
	/** Watches a note until the place that is written for it changes and is painted. */
	watch(id: string): void;
	/** When the change that watch() waited for was painted; null: not yet. */
	painted: number | null;
}

declare global {
	interface Window {
		live: LiveProbe;
	}
}

/** Stringified by the browser driver: must not use anything from outside itself. */
export function installProbe(): void {
	const tick = Date.now();
	while (Date.now() === tick);
	const offset = Date.now() - performance.now();
	const frame = window.requestAnimationFrame.bind(window);
	const { port1, port2 } = new MessageChannel();
	const tasks: (() => void)[] = [];
	port1.onmessage = () => tasks.shift()?.();
	/** A task after this one; within a frame that is after the frame's own drawing. */
	const afterTask = (run: () => void): void => {
		tasks.push(run);
		port2.postMessage(null);
	};
	let inFrame = false;
	window.requestAnimationFrame = (callback) =>
		frame((time) => {
			if (!inFrame) afterTask(() => (inFrame = false));
			inFrame = true;
			callback(time);
		});

	const live: LiveProbe = {
		clock: (at = performance.now()) => offset + at,
		released: 0,
		painted: null,
		watch(id) {
			live.painted = null;
			const note = document.getElementById(`note-${id}`);
			if (!note) throw new Error(`${id} isn't drawn`);
			const place = (): string => `${note.style.left} ${note.style.top}`;
			const before = place();
			const stamp = (): void => afterTask(() => (live.painted = live.clock()));
			const observer = new MutationObserver(() => {
				if (place() === before) return;
				observer.disconnect();
				if (inFrame) stamp();
				else frame(stamp);
			});
			observer.observe(note, { attributes: true, attributeFilter: ['style'] });
		}
	};
	window.live = live;
	window.addEventListener(
		'pointerup',
		(event) => (live.released = live.clock(event.timeStamp)),
		true
	);
}
