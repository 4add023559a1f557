import { MAX_ZOOM, MIN_ZOOM, panBy, zoomAt, type Camera } from '#lib/domain/camera.ts';
import type { PhaseTool } from '#lib/domain/agenda.ts';
import { withCarried } from '#lib/domain/carrying.ts';
import { leastSizeOf } from '#lib/domain/element-sizes.ts';
import { NOTE_SIZE } from '#lib/domain/elements.ts';
import {
	clamp,
	contains,
	inflate,
	intersects,
	rectFromCorners,
	translate,
	type Point,
	type Rect,
	type Size
} from '#lib/domain/geometry.ts';
import type { SnapNeighbour } from '#lib/tools/snap/types.ts';
import type { Host } from '#lib/domain/connector/host.ts';
import type { ConnectorEnd } from '#lib/domain/elements.ts';
import type { InkPoint } from '#lib/domain/ink/ink.ts';
import type { Direction, Effect, ToolContext, ToolId } from '#lib/tools/types.ts';

/** The smallest board that tools can work on: it carries their effects out on plain rects. */
export class World implements ToolContext {
	camera: Camera = { x: 0, y: 0, zoom: 1 };
	view: Size = [1000, 800];
	selection: ReadonlySet<string> = new Set();
	editing: string | null = null;
	canEdit = true;
	/** What the facilitator hasn't opened. */
	closed: ReadonlySet<PhaseTool> = new Set();
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

	goingWith(ids: readonly string[]): readonly string[] {
		return withCarried(
			ids,
			(id) => this.carried.get(id) ?? [],
			(id) => this.isLocked(id)
		);
	}

	within(rect: Rect): readonly string[] {
		return [...this.rects].filter(([, each]) => intersects(each, rect)).map(([id]) => id);
	}

	/** Group → its members; outer groups name all that is in them. */
	readonly groups = new Map<string, readonly string[]>();
	/** Off unless a test is about it: a neighbour would draw every other drag. */
	snapping = false;

	isLocked(id: string): boolean {
		return this.locked.has(id);
	}

	levels(id: string): readonly (readonly string[])[] {
		const groups = [...this.groups.values()].filter((members) => members.includes(id));
		return [...groups.sort((a, b) => b.length - a.length), [id]];
	}

	neighbours(held: ReadonlySet<string>): readonly SnapNeighbour[] {
		const others = [...this.rects].filter(([id]) => !held.has(id));
		return others.map(([, rect]) => ({ rect, slots: true }));
	}

	newNoteSize(_at: Point, like: string | undefined): Size {
		const model = like === undefined ? undefined : this.rects.get(like);
		return model ? [model.w, model.h] : [200, 200];
	}

	rectOf(id: string): Rect | null {
		return this.rects.get(id) ?? null;
	}

	minSize(): Size {
		return leastSizeOf('note');
	}

	keepsRatio(id: string): boolean {
		return this.images.has(id);
	}

	/** A box being drawn. */
	draft: Rect | null = null;
	/** What can't be ended at: strokes and connectors. */
	readonly drawn = new Set<string>();
	readonly locked = new Set<string>();
	/** Connectors and what they lead from and to. */
	readonly links = new Map<string, { from: ConnectorEnd; to: ConnectorEnd }>();
	/** The stroke in the hand, and what was drawn. */
	stroke: InkPoint[] | null = null;
	readonly strokes: InkPoint[][] = [];

	takesRoom(id: string): boolean {
		return !this.drawn.has(id);
	}

	hostAt(board: Point, margin: number): string | null {
		const id = this.hit(board, margin);
		return id !== null && this.drawn.has(id) ? null : id;
	}

	hostOf(id: string): Host | null {
		const rect = this.rects.get(id);
		return rect && !this.drawn.has(id) ? { rect, form: 'rectangle' } : null;
	}

	hostBeside(from: string | null, way: 1 | -1 | Direction, not: readonly string[]): string | null {
		const ids = [...this.rects.keys()].filter((id) => id === from || !not.includes(id));
		const at = from === null ? -1 : ids.indexOf(from);
		const step = way === -1 || way === 'left' || way === 'up' ? -1 : 1;
		return ids[(at + step + ids.length) % ids.length] ?? null;
	}

	endsOf(id: string) {
		return this.links.get(id) ?? null;
	}

	erasable(
		from: Point,
		to: Point,
		margin: number,
		what: 'drawn' | 'all' | 'top'
	): readonly string[] {
		if (what === 'top') {
			const top = this.hit(to, margin);
			return top === null || this.locked.has(top) ? [] : [top];
		}
		const way = inflate(rectFromCorners(from, to), margin / this.camera.zoom);
		return this.within(way).filter(
			(id) => !this.locked.has(id) && (what === 'all' || this.drawn.has(id))
		);
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
			case 'create-box': {
				const id = `${effect.what} ${++this.#made}`;
				const [w, h] = [200, 100];
				const [x, y] = effect.at;
				this.rects.set(id, effect.rect ?? { x: x - w / 2, y: y - h / 2, w, h });
				this.selection = new Set([id]);
				this.editing = effect.what === 'frame' ? null : id;
				return;
			}
			case 'create-stamp': {
				const [x, y] = effect.at;
				this.rects.set(`stamp ${++this.#made}`, { x: x - 24, y: y - 24, w: 48, h: 48 });
				return;
			}
			case 'draft':
				this.draft = effect.rect;
				return;
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
			case 'commit-link': {
				const id = `link ${++this.#made}`;
				this.links.set(id, { from: effect.from, to: effect.to });
				this.selection = new Set([id]);
				return;
			}
			case 'commit-end': {
				const link = this.links.get(effect.id)!;
				this.links.set(effect.id, { ...link, [effect.side]: effect.end });
				return;
			}
			case 'ink':
				return this.#draw(effect);
			case 'erase':
				for (const id of effect.ids) this.rects.delete(id);
				return;
			case 'link-draft':
			case 'link-hover':
			case 'erase-preview':
			case 'marquee':
			case 'lift':
			case 'preview-move':
			case 'preview-resize':
			case 'preview-clear':
			case 'guides':
			case 'refused':
			case 'ghost':
			case 'reveal':
			case 'cursor':
			case 'menu':
			case 'capture':
			case 'leave':
			case 'comment':
			case 'history':
				return;
		}
	}

	#draw(effect: Extract<Effect, { kind: 'ink' }>): void {
		if (effect.phase === 'begin') this.stroke = [...effect.points];
		else if (effect.phase === 'move') {
			const all = [...(this.stroke ?? []), ...effect.points];
			this.stroke = effect.straight ? [all[0]!, all.at(-1)!] : all;
		} else {
			if (effect.phase === 'end' && this.stroke) this.strokes.push(this.stroke);
			this.stroke = null;
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
