import type { CanvasTemplate } from '../domain/canvas.ts';
import { EMPATHY_MAP } from './empathy-map.ts';
import { LEAN_EXPERIMENT_CANVAS } from './lean-experiment-canvas.ts';
import { MOBIUS_LOOP } from './mobius-loop.ts';
import { PERSONA } from './persona.ts';

/** Every canvas this version knows, by id, in the method's order. */
export const CANVASES: ReadonlyMap<string, CanvasTemplate> = new Map(
	[EMPATHY_MAP, PERSONA, LEAN_EXPERIMENT_CANVAS, MOBIUS_LOOP].map((template) => [
		template.id,
		template
	])
);
