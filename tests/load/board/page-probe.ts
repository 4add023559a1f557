/** Runs in every product's page, before anything of its own. */
export interface BoardProbe {
	/** ms from the start of the navigation until the whole picture stood; null: not yet. */
	stands: number | null;
	/** Keeps the time of each animation frame from now on. */
	start(): void;
	/** ms between the frames since start(). */
	stop(): number[];
	/** Watches what is changed in the page from now on. */
	watch(): void;
	/** What was changed since watch(): note components, nodes in them, nodes elsewhere. */
	changed(): { notes: string[]; nodes: number; elsewhere: string[] };
}

declare global {
	interface Window {
		probe: BoardProbe;
	}
}

/** What a product's own page offers (pages/*.js). */
export interface PeerBench {
	camera(): { x: number; y: number; zoom: number };
	look(camera: { x: number; y: number; zoom: number }): void;
	note(id: string): { xy: [number, number]; wh: [number, number]; text: string };
	selected(): number;
	count(): number;
	clear(): void;
}

/** Stringified by the browser driver: must not use anything from outside itself. */
export function installProbe(notes: number): void {
	/** Of the spots that are looked at: notes cover four fifths, and one in ten is white. */
	const enough = 0.5;
	/** Loopboard shows a bitmap, which can't be read where it is. */
	const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
	const drawn = (canvas: HTMLCanvasElement | null): boolean => {
		if (!canvas || canvas.width < 400) return false;
		let hits = 0;
		for (let column = 0; column < 8; column++) {
			for (let row = 0; row < 4; row++) {
				const x = Math.round(canvas.width * (0.3 + column * 0.05));
				const y = Math.round(canvas.height * (0.35 + row * 0.07));
				context?.clearRect(0, 0, 1, 1);
				context?.drawImage(canvas, x, y, 1, 1, 0, 0, 1, 1);
				const [r = 0, g = 0, b = 0, a = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
				if (a > 0 && (r < 250 || g < 250 || b < 250)) hits++;
			}
		}
		return hits >= 32 * enough;
	};
	// One is there in each product's page, the others never come.
	const excalidraw = document.getElementsByClassName('excalidraw__canvas static');
	const loopboard = document.getElementsByClassName('world');
	const tldraw = document.getElementsByClassName('tl-shape');
	const stands = (): boolean => {
		if (tldraw.length >= notes) return true;
		const picture = loopboard[0]?.querySelector<HTMLCanvasElement>('canvas:not(.off)');
		return drawn(picture ?? (excalidraw[0] as HTMLCanvasElement | undefined) ?? null);
	};

	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		probe.stands ??= performance.now();
	};
	let stamps: number[] | null = null;
	let watching = true;
	const frame = (time: number): void => {
		stamps?.push(time);
		if (watching && stands()) {
			watching = false;
			// Seen now, so it is drawn at this frame's end: a task later.
			port2.postMessage(null);
		}
		if (watching || stamps) requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);

	let records: MutationRecord[] = [];
	const observer = new MutationObserver((more) => void records.push(...more));
	const probe: BoardProbe = {
		stands: null,
		start() {
			if (!stamps && !watching) requestAnimationFrame(frame);
			stamps = [];
		},
		stop() {
			const taken = stamps ?? [];
			stamps = null;
			return taken.slice(1).map((time, i) => time - (taken[i] ?? time));
		},
		watch() {
			records = [];
			observer.observe(document.documentElement, {
				subtree: true,
				childList: true,
				attributes: true,
				characterData: true
			});
		},
		changed() {
			records.push(...observer.takeRecords());
			observer.disconnect();
			const ids = new Set<string>();
			const nodes = new Set<Node>();
			const elsewhere = new Set<string>();
			for (const { target } of records) {
				const element = target instanceof Element ? target : target.parentElement;
				const note = element?.closest('.note')?.id;
				if (note === undefined) {
					elsewhere.add(`${element?.tagName.toLowerCase()}.${element?.classList[0] ?? ''}`);
				} else {
					ids.add(note);
					nodes.add(target);
				}
			}
			return { notes: [...ids], nodes: nodes.size, elsewhere: [...elsewhere] };
		}
	};
	window.probe = probe;
}
