import { untrack } from 'svelte';
import { fit, viewOf, MAX_ZOOM, type Camera } from '#lib/domain/camera.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import type { BoardView } from './board-view.svelte.ts';
import { SHEET_PADDING } from './camera-view.svelte.ts';

/** ms between two tellings of one's view: others' eyes need no more to follow. */
const TELL_EVERY = 250;
/** CSS px round what another sees, where the screens differ. */
const NO_PADDING = 0;

/** Somewhere to go, or to go back to, that is offered instead of done. */
export type Way =
	/** Everybody was brought here; the camera is where one was. */
	| { readonly kind: 'brought'; readonly by: string | null; readonly back: Camera }
	/** Not while one writes: the way is there when the sentence is finished. */
	| { readonly kind: 'called'; readonly by: string | null; readonly rect: Rect }
	| { readonly kind: 'phase'; readonly rect: Rect };

/**
 * Who leads this person's view: the phase and a facilitator's summons once, whoever is followed until
 * one moves oneself, and whoever holds everybody until they let go.
 */
export class Leading {
	/** Participant whose view this one goes along with by choice. */
	following: string | null = $state(null);
	way: Way | null = $state.raw(null);
	/** Those who go along with this person's view. */
	readonly followers: readonly string[] = $derived.by(() => {
		const me = this.#board.workshop.me.participant;
		const { peers } = this.#board.presence;
		return [...new Set(peers.filter((p) => p.presence.follows === me).map((p) => p.presence.p))];
	});
	readonly #board: BoardView;
	readonly #disposers: (() => void)[] = [];
	#telling: ReturnType<typeof setTimeout> | null = null;
	#told = '';
	#seenSummons: string | null;
	#seenPhase: number;
	/** Where the one who leads was seen last. */
	#led = '';

	constructor(board: BoardView) {
		this.#board = board;
		const { camera, presence, attention, run } = board;
		// Whoever comes later comes to the room as it is; a summons of before they came isn't theirs.
		this.#seenSummons = attention.now.summons?.id ?? null;
		this.#seenPhase = run.run.since;
		camera.onown = () => this.#mayMove();
		this.#disposers.push(
			camera.onframe(() => this.#tell()),
			presence.onheard(() => {
				this.#go();
				this.#tell();
			}),
			$effect.root(() => {
				$effect(() => {
					void [board.attention.now, board.attention.tiedTo, board.run.run.since];
					untrack(() => this.#onstage());
				});
			})
		);
	}

	/** Goes along with somebody until one moves oneself; null: no longer. */
	follow(person: string | null): void {
		if (person === this.#board.workshop.me.participant) return;
		this.following = person;
		this.#led = '';
		this.#board.presence.tell({ follows: person ?? undefined });
		this.#go();
	}

	/** Takes the way that is offered. */
	take(): void {
		const { way } = this;
		this.way = null;
		if (way === null) return;
		if (way.kind === 'brought') this.#board.camera.flyTo(way.back);
		else this.#board.camera.flyTo(this.#cameraOn(way.rect, way.kind === 'phase'));
		this.#board.refocus();
	}

	dismiss(): void {
		this.way = null;
	}

	/** What this person sees of the board beside the bars; for those who are to see the same. */
	get sight(): Rect {
		const { camera, size, insets } = this.#board.camera;
		const { x, y, w, h } = viewOf(camera, size);
		const { top, right, bottom, left } = insets;
		const of = (px: number): number => px / camera.zoom;
		return {
			x: Math.round(x + of(left)),
			y: Math.round(y + of(top)),
			w: Math.max(1, Math.round(w - of(left + right))),
			h: Math.max(1, Math.round(h - of(top + bottom)))
		};
	}

	destroy(): void {
		if (this.#telling !== null) clearTimeout(this.#telling);
		this.#board.camera.onown = null;
		for (const dispose of this.#disposers) dispose();
	}

	/** Asked before one's own hand moves the view. */
	#mayMove(): boolean {
		if (this.#board.attention.tiedTo) return false;
		if (this.following !== null) this.follow(null);
		return true;
	}

	#onstage(): void {
		const { attention, run } = this.#board;
		const { summons } = attention.now;
		const { since } = run.run;
		if (since !== this.#seenPhase) {
			this.#seenPhase = since;
			const rect = this.#board.whereabouts.phaseRect();
			if (rect) this.#bring(rect, { kind: 'phase', rect });
		}
		if (summons && summons.id !== this.#seenSummons) {
			this.#seenSummons = summons.id;
			const { by, rect, board } = summons;
			const { workshop } = this.#board;
			if (board === workshop.boardRef.id && by !== workshop.me.participant) {
				this.#bring(rect, { kind: 'called', by, rect });
			}
		}
		this.#go();
		this.#tell();
	}

	/** Nobody is torn out of a sentence: they are offered the way instead. */
	#bring(rect: Rect, otherwise: Way): void {
		const { camera, writing } = this.#board;
		if (this.#board.attention.tiedTo) return;
		if (writing.editing !== null) {
			this.way = otherwise;
			return;
		}
		if (this.following !== null) this.follow(null);
		const back = camera.aim;
		this.way = otherwise.kind === 'called' ? { kind: 'brought', by: otherwise.by, back } : null;
		camera.lead(this.#cameraOn(rect, otherwise.kind === 'phase'));
	}

	#cameraOn(rect: Rect, sheet: boolean): Camera {
		const { size, insets } = this.#board.camera;
		const padding = sheet ? SHEET_PADDING : NO_PADDING;
		return fit(rect, size, insets, { padding, maxZoom: sheet ? 1 : MAX_ZOOM });
	}

	/** To where the one who leads is now. */
	#go(): void {
		const { attention, presence, camera, workshop } = this.#board;
		const leader = attention.tiedTo?.id ?? this.following;
		if (leader === null) return;
		if (leader === this.following && !workshop.person(leader)?.here) return this.follow(null);
		const rect = presence.viewOf(leader);
		const seen = `${leader} ${JSON.stringify(rect)}`;
		if (!rect || seen === this.#led) return;
		this.#led = seen;
		camera.lead(this.#cameraOn(rect, false));
	}

	/** Tells what one sees while somebody goes along with it, and takes it back after that. */
	#tell(): void {
		if (this.#telling !== null) return;
		const view = this.#isWatched() ? this.sight : null;
		const text = JSON.stringify(view);
		if (text === this.#told) return;
		this.#told = text;
		this.#board.presence.tell({ view: view ? [view.x, view.y, view.w, view.h] : undefined });
		this.#telling = setTimeout(() => {
			this.#telling = null;
			this.#tell();
		}, TELL_EVERY);
	}

	#isWatched(): boolean {
		const { attention, workshop } = this.#board;
		return attention.now.hold === workshop.me.participant || this.followers.length > 0;
	}
}
