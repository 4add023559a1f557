import type * as Y from 'yjs';
import { frameRect, zoneAt } from '#lib/domain/canvas-layout.ts';
import type { CanvasTemplate, Frame, Zone } from '#lib/domain/canvas.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { changedFields, fieldName, fieldText, parseFieldName } from '#lib/domain/fields.ts';
import {
	centreOf,
	contains,
	intersects,
	rectOf,
	type Point,
	type Rect
} from '#lib/domain/geometry.ts';
import type { ElementChange } from './element-change.ts';
import type { ElementViews } from './element-views.svelte.ts';
import { templates } from './templates.svelte.ts';
import type { WorkshopSession } from './workshop-session.svelte.ts';

/** One canvas on the board, with the template that says what it means. */
export interface Sheet {
	readonly frame: Frame;
	readonly rect: Rect;
	/** Null for a canvas that only a newer Loopboard knows. */
	readonly template: CanvasTemplate | null;
}

/** A zone of a canvas on the board. */
export interface ZoneHere {
	readonly sheet: Sheet;
	readonly zone: Zone;
	readonly template: CanvasTemplate;
}

/** Share of the view that must show some canvas; below it, a person counts as lost. */
const LOST = 0.1;

/** The canvases of the board, which zone holds what, and where the reader is among them. */
export class FramesView {
	readonly sheets: readonly Sheet[];
	/** Frames whose example is shown, to this person alone. */
	examples: ReadonlySet<string> = $state.raw(new Set());
	/** `frame/zone` → how many notes lie there. Replaced when a zone becomes empty or stops being so. */
	#filled: ReadonlySet<string> = $state.raw(new Set());
	/** Name of each text field that has text → its text. */
	#fields: ReadonlyMap<string, string> = $state.raw(new Map());
	readonly #workshop: WorkshopSession;
	readonly #elements: ElementViews;
	readonly #counts = new Map<string, number>();
	readonly #places = new Map<string, string>();
	readonly #unlisten: () => void;
	#gone = false;

	constructor(workshop: WorkshopSession, elements: ElementViews) {
		this.#workshop = workshop;
		this.#elements = elements;
		this.sheets = $derived(
			workshop.frames.map((frame) => ({
				frame,
				rect: frameRect(frame),
				template: templates.get(frame.canvas)
			}))
		);
		this.recount();
		const offElements = elements.onchange((changes) => this.#count(changes));
		const onfields = (transaction: Y.Transaction): void => {
			if (changedFields(transaction).size > 0) this.#readFields();
		};
		workshop.board.doc.on('afterTransaction', onfields);
		const onplan = (transaction: Y.Transaction): void => {
			if (transaction.changed.size === 0) return;
			this.recount();
			const canvases = workshop.frames.map(({ canvas }) => canvas);
			void templates.need(canvases).then((more) => more && !this.#gone && this.recount());
		};
		workshop.plan.doc.on('afterTransaction', onplan);
		this.#unlisten = () => {
			this.#gone = true;
			offElements();
			workshop.board.doc.off('afterTransaction', onfields);
			workshop.plan.doc.off('afterTransaction', onplan);
		};
	}

	destroy(): void {
		this.#unlisten();
	}

	at(point: Point): { frame: Frame; template: CanvasTemplate } | null {
		const sheet = this.sheets.find(({ rect }) => contains(rect, point));
		return sheet?.template ? { frame: sheet.frame, template: sheet.template } : null;
	}

	zoneAt(point: Point): ZoneHere | null {
		const sheet = this.sheets.find(({ rect }) => contains(rect, point));
		if (!sheet?.template) return null;
		const zone = zoneAt(sheet.template, sheet.rect, point);
		return zone ? { sheet, zone, template: sheet.template } : null;
	}

	/** Keys of a frame's zones that hold something. */
	filled(frame: string): ReadonlySet<string> {
		const keys = new Set<string>();
		for (const place of this.#filled) {
			if (place.startsWith(`${frame}/`)) keys.add(place.slice(frame.length + 1));
		}
		for (const name of this.#fields.keys()) {
			const field = parseFieldName(name);
			if (field?.frame === frame) keys.add(field.zone);
		}
		return keys;
	}

	fieldValue(name: string): string {
		return this.#fields.get(name) ?? '';
	}

	toggleExample(frame: string): void {
		const next = new Set(this.examples);
		if (!next.delete(frame)) next.add(frame);
		this.examples = next;
	}

	/** The canvas whose middle is nearest to a point: "where I am". */
	nearest(point: Point): Sheet | null {
		let best: Sheet | null = null;
		let least = Infinity;
		for (const sheet of this.sheets) {
			const [x, y] = centreOf(sheet.rect);
			const distance = Math.hypot(x - point[0], y - point[1]);
			if (distance < least) [best, least] = [sheet, distance];
		}
		return best;
	}

	/** Whether so little of any canvas is in view that a way back should be offered. */
	lost(view: Rect): boolean {
		if (this.sheets.length === 0) return false;
		let covered = 0;
		for (const { rect } of this.sheets) {
			if (!intersects(rect, view)) continue;
			const w = Math.min(rect.x + rect.w, view.x + view.w) - Math.max(rect.x, view.x);
			const h = Math.min(rect.y + rect.h, view.y + view.h) - Math.max(rect.y, view.y);
			// Zoomed far out, a whole canvas may be a small part of the view; then nobody is lost.
			if (w * h > 0.5 * rect.w * rect.h) return false;
			covered += w * h;
		}
		return covered < LOST * view.w * view.h;
	}

	/** Counts everything anew; for when canvases came, went or moved. */
	recount(): void {
		this.#counts.clear();
		this.#places.clear();
		for (const view of this.#elements.all()) this.#put(view.id, view.rec);
		this.#publish();
		this.#readFields();
	}

	#count(changes: readonly ElementChange[]): void {
		for (const { id, after } of changes) this.#put(id, after);
		this.#publish();
	}

	#put(id: string, rec: ElementRecord | null): void {
		const before = this.#places.get(id);
		const found = rec && this.zoneAt(centreOf(rectOf(rec.xy, rec.wh)));
		const after = found ? `${found.sheet.frame.id}/${found.zone.key}` : undefined;
		if (before === after) return;
		if (before !== undefined) this.#counts.set(before, (this.#counts.get(before) ?? 1) - 1);
		if (after === undefined) this.#places.delete(id);
		else {
			this.#places.set(id, after);
			this.#counts.set(after, (this.#counts.get(after) ?? 0) + 1);
		}
	}

	#publish(): void {
		const filled = new Set<string>();
		for (const [place, count] of this.#counts) if (count > 0) filled.add(place);
		if (!same(filled, this.#filled)) this.#filled = filled;
	}

	#readFields(): void {
		const { doc } = this.#workshop.board;
		const fields = new Map<string, string>();
		for (const { frame, template } of this.sheets) {
			for (const zone of template?.zones ?? []) {
				if (zone.holds.kind !== 'text') continue;
				const text = fieldText(doc, frame.id, zone.key).toString();
				if (text !== '') fields.set(fieldName(frame.id, zone.key), text);
			}
		}
		this.#fields = fields;
	}
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
	a.size === b.size && [...a].every((key) => b.has(key));
