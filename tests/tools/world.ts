import { MAX_ZOOM, MIN_ZOOM, panBy, zoomAt, type Camera } from '#lib/domain/camera.ts';
import { withCarried } from '#lib/domain/carrying.ts';
import { NOTE_SIZE } from '#lib/domain/elements.ts';
import {
	clamp,
	contains,
	inflate,
	intersects,
	translate,
	type Point,
	type Rect,
	type Size
} from '#lib/domain/geometry.ts';
import { NOTE_MIN_SIDE } from '#lib/tools/limits.ts';
import type { Effect, ToolContext, ToolId } from '#lib/tools/types.ts';

/** The smallest board that tools can work on: it carries their effects out on plain rects. */
export class World implements ToolContext {
	camera: Camera = { x: 0, y: 0, zoom: 1 };
	view: Size = [1000, 800];
	selection: ReadonlySet<string> = new Set();
	editing: string | null = null;
	canEdit = true;
	spaceHeld = false;
	tool: ToolId = 'select';
	keepTool = false;
	/** Those whose proportions are fixed. */
	readonly images = new Set<string>();
	readonly rects = new Map<string, Rect>();
	#made = 0;

	hit(board: Point, margin: number): string | null {
		const topDown = [...this.rects].reverse();
		const on = topDown.find(([, rect]) => contains(rect, board));
		const near = topDown.find(([, rect]) =>
			contains(inflate(rect, margin / this.camera.zoom), board)
		);
		return (on ?? near)?.[0] ?? null;
	}

	/** Carrier → what stands on it. */
	readonly carried = new Map<string, readonly string[]>();

	withCarried(ids: readonly string[]): readonly string[] {
		return withCarried(ids, (id) => this.carried.get(id) ?? []);
	}

	within(rect: Rect): readonly string[] {
		return [...this.rects].filter(([, each]) => intersects(each, rect)).map(([id]) => id);
	}

	rectOf(id: string): Rect | null {
		return this.rects.get(id) ?? null;
	}

	minSize(): Size {
		return [NOTE_MIN_SIDE, NOTE_MIN_SIDE];
	}

	keepsRatio(id: string): boolean {
		return this.images.has(id);
	}

	carryOut(effect: Effect): void {
		switch (effect.kind) {
			case 'select':
				return this.#select(effect.ids, effect.mode);
			case 'commit-move':
				for (const id of effect.ids) {
					const rect = translate(this.rects.get(id)!, effect.by);
					this.rects.set(effect.duplicate ? `copy of ${id}` : id, rect);
				}
				return;
			case 'commit-resize':
				for (const [id, rect] of effect.rects) this.rects.set(id, rect);
				return;
			case 'create-note': {
				const id = `new ${++this.#made}`;
				const model = effect.like === undefined ? undefined : this.rects.get(effect.like);
				const [w, h] = model ? [model.w, model.h] : NOTE_SIZE;
				this.rects.set(id, { x: effect.at[0] - w / 2, y: effect.at[1] - h / 2, w, h });
				this.selection = new Set([id]);
				this.editing = id;
				return;
			}
			case 'edit':
				this.editing = effect.id;
				return;
			case 'end-edit':
				this.editing = null;
				return;
			case 'pan':
			case 'auto-scroll':
				this.camera = panBy(this.camera, effect.by);
				return;
			case 'zoom': {
				const zoom = clamp(this.camera.zoom * effect.factor, MIN_ZOOM, MAX_ZOOM);
				this.camera = zoomAt(this.camera, effect.at, zoom);
				return;
			}
			case 'set-tool':
				this.tool = effect.tool;
				return;
			case 'marquee':
			case 'lift':
			case 'preview-move':
			case 'preview-resize':
			case 'preview-clear':
			case 'ghost':
			case 'reveal':
			case 'cursor':
			case 'menu':
			case 'capture':
			case 'leave':
				return;
		}
	}

	#select(ids: readonly string[], mode: 'replace' | 'add' | 'toggle'): void {
		const next = new Set(mode === 'replace' ? [] : this.selection);
		for (const id of ids) {
			if (mode === 'toggle' && next.has(id)) next.delete(id);
			else next.add(id);
		}
		this.selection = next;
	}
}
