import type { CanvasTemplate } from '#lib/domain/canvas.ts';

/** By the canvas's id: most boards have one or two, and each comes with a guide in two languages. */
const LOADERS: ReadonlyMap<string, () => Promise<CanvasTemplate>> = new Map([
	['empathy-map', async () => (await import('#lib/canvases/empathy-map.ts')).EMPATHY_MAP],
	['persona', async () => (await import('#lib/canvases/persona.ts')).PERSONA],
	[
		'lean-experiment-canvas',
		async () => (await import('#lib/canvases/lean-experiment-canvas.ts')).LEAN_EXPERIMENT_CANVAS
	],
	['mobius-loop', async () => (await import('#lib/canvases/mobius-loop.ts')).MOBIUS_LOOP]
]);

/** The templates that this page has needed so far. */
class Templates {
	#known: ReadonlyMap<string, CanvasTemplate> = $state.raw(new Map());

	/** Null until it has come, and for a canvas that only a newer Loopboard knows. */
	get(canvas: string): CanvasTemplate | null {
		return this.#known.get(canvas) ?? null;
	}

	/** True while it is known to exist and hasn't come. */
	isComing(canvas: string): boolean {
		return LOADERS.has(canvas) && !this.#known.has(canvas);
	}

	/** Fetches those that are missing; resolves to whether any has come. What failed is tried next time. */
	async need(canvases: Iterable<string>): Promise<boolean> {
		const missing = [...new Set(canvases)].filter((canvas) => this.isComing(canvas));
		const come = await Promise.all(
			missing.map((canvas) => LOADERS.get(canvas)?.().catch(() => undefined))
		);
		const fresh = come.filter((template) => template !== undefined);
		if (fresh.length === 0) return false;
		this.#known = new Map([
			...this.#known,
			...fresh.map((template) => [template.id, template] as const)
		]);
		return true;
	}
}

export const templates = new Templates();
