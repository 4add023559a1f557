import { hostFrom, type HostOf } from '#lib/domain/connector/host.ts';
import { scaledInto } from '#lib/domain/connector/move.ts';
import { routeOf, type Route } from '#lib/domain/connector/route.ts';
import type { ConnectorEnd, ConnectorRecord } from '#lib/domain/elements.ts';
import { add, rectOf, translate, type Point } from '#lib/domain/geometry.ts';
import type { ElementView } from './element-view.svelte.ts';
import type { ElementViews } from './element-views.svelte.ts';

/**
 * Connectors while what they end at is being dragged, by us or by others. Drags move nodes without
 * a word to anybody, so whoever moves them says so here, and the connectors of what is moved are
 * drawn anew in the same frame: those, and no others.
 */
export class LiveLines {
	readonly #elements: ElementViews;
	#own: { readonly ids: ReadonlySet<string>; readonly by: Point } | null = null;
	#ownList: readonly string[] | null = null;
	/** Connectors of what we drag: reckoned once per drag. */
	#ownLines: readonly string[] = [];
	#others: ReadonlyMap<string, Point> = new Map();
	/** Those that lie above what is held, by us and by others. */
	#ownRaised: ReadonlySet<string> = new Set();
	#othersRaised: ReadonlySet<string> = new Set();
	#led = false;

	constructor(elements: ElementViews) {
		this.#elements = elements;
	}

	/** True while connectors follow what is in our hand other than by lying on top of it as they are. */
	get led(): boolean {
		return this.#led;
	}

	/** Whether it goes above what is in our hand. */
	isOnTop(id: string): boolean {
		return this.#ownRaised.has(id);
	}

	/** These are in our hand, so far from where they were written; null when nothing is. */
	hold(ids: readonly string[] | null, by: Point = [0, 0]): void {
		if (!ids && !this.#own) return;
		const before = this.#ownLines;
		// The tools keep the list's identity through one drag.
		const same = this.#own && ids === this.#ownList;
		if (!same) this.#ownLines = ids ? this.#linesOf(ids) : [];
		this.#own = ids && { ids: same && this.#own ? this.#own.ids : new Set(ids), by };
		this.#ownList = ids;
		if (!same) {
			this.#raise(this.#raisedBy(this.#own?.ids.size ?? 0, this.#ownLines), this.#othersRaised);
			this.#led = this.#ownLines.some((id) => !this.#ownRaised.has(id) || !this.#goesWhole(id));
			this.#paint(before);
		}
		this.#paint(this.#ownLines);
	}

	/** Where others hold what, as steps from where it was written; an empty map when nobody does. */
	holdOthers(shifts: ReadonlyMap<string, Point>): void {
		if (shifts.size === 0 && this.#others.size === 0) return;
		const before = this.#others;
		const same = shifts.size === before.size && [...shifts.keys()].every((id) => before.has(id));
		const lines = this.#linesOf(new Set([...before.keys(), ...shifts.keys()]));
		this.#others = shifts;
		if (!same) {
			this.#raise(this.#ownRaised, this.#raisedBy(shifts.size, this.#linesOf(shifts.keys())));
		}
		this.#paint(lines);
	}

	/** Where a connector runs at this moment. Reads what Svelte follows: hosts' records and sizes. */
	routeOf(view: ElementView): Route | null {
		const { rec } = view;
		if (rec.kind !== 'connector') return null;
		const shift = this.#shiftOf(view.id);
		return routeOf({ ...rec, ...this.#endsOf(view, rec, shift) }, this.hostOf);
	}

	/** What connectors end at, as it is shown. */
	readonly hostOf: HostOf = (id) => {
		const view = this.#elements.get(id);
		if (!view) return null;
		const rect = view.resized ?? rectOf(view.rec.xy, view.rec.wh);
		const shift = this.#shiftOf(id);
		return hostFrom(view.rec, shift ? translate(rect, shift) : rect);
	};

	#endsOf(view: ElementView, rec: ConnectorRecord, shift: Point | null) {
		const { resized } = view;
		if (!shift && !resized) return {};
		const now = (end: ConnectorEnd): ConnectorEnd => {
			if (end.id !== undefined && this.#elements.hostOf(end.id)) return end;
			const xy = resized ? scaledInto(end.xy, rectOf(rec.xy, rec.wh), resized) : end.xy;
			return { ...end, xy: shift ? add(xy, shift) : xy };
		};
		return { from: now(rec.from), to: now(rec.to) };
	}

	#shiftOf(id: string): Point | null {
		return this.#own?.ids.has(id) ? this.#own.by : (this.#others.get(id) ?? null);
	}

	/**
	 * What is held is above everything else (previews.ts, remote-motion.ts), a frame's fill too, so
	 * the connectors of several are raised with them. One by itself touches its own only at their ends:
	 * they stay among what it passes.
	 */
	#raisedBy(held: number, lines: readonly string[]): ReadonlySet<string> {
		return new Set(held > 1 ? lines : []);
	}

	#raise(own: ReadonlySet<string>, others: ReadonlySet<string>): void {
		const before = [...this.#ownRaised, ...this.#othersRaised];
		this.#ownRaised = own;
		this.#othersRaised = others;
		for (const id of [...before, ...own, ...others]) {
			const view = this.#elements.get(id);
			if (view) view.raised = own.has(id) || others.has(id);
		}
	}

	/** Whether both ends are in our hand, so that it keeps its form. */
	#goesWhole(id: string): boolean {
		const rec = this.#elements.get(id)?.rec;
		const held = this.#own?.ids;
		if (rec?.kind !== 'connector' || !held) return false;
		return [rec.from, rec.to].every((end) =>
			held.has(end.id !== undefined && this.#elements.hostOf(end.id) ? end.id : id)
		);
	}

	/** Connectors among these, and those that end at one of them. */
	#linesOf(ids: Iterable<string>): string[] {
		const lines = new Set<string>();
		for (const id of ids) {
			if (this.#elements.get(id)?.rec.kind === 'connector') lines.add(id);
			for (const line of this.#elements.links.connectorsOf(id)) lines.add(line);
		}
		return [...lines];
	}

	#paint(ids: Iterable<string>): void {
		for (const id of ids) this.#elements.get(id)?.paint?.();
	}
}
