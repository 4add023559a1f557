import { deleteElements, duplicate, reorder, setColor, setType } from '#lib/domain/board-doc.ts';
import { centreOf, rectOf } from '#lib/domain/geometry.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { duplicateOffset, nearestInDirection, readingOrder } from '#lib/domain/neighbours.ts';
import { NOTE_COLORS, type NoteColor, type NoteKind } from '#lib/domain/note-kinds.ts';
import type { UndoResult } from '#lib/domain/undo.ts';
import { nudgeOf, resolveKey } from '#lib/tools/actions/resolve.ts';
import { actionById } from '#lib/tools/actions/registry.ts';
import type { ActionId, KeyState } from '#lib/tools/actions/types.ts';
import { formatChord } from '#lib/tools/keyboard/format.ts';
import { keyInput, type Platform } from '#lib/tools/keyboard/keymap.ts';
import { DIRECTIONS, type Direction } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { SHEET_PADDING } from './camera-view.svelte.ts';

/** Board units round what is fitted when it is a selection. */
const SELECTION_PADDING = 96;

type Effects = Readonly<Record<ActionId, (chord: string) => void>>;

const each = <K extends string, T extends string>(
	prefix: K,
	names: readonly T[],
	effect: (name: T, chord: string) => void
): Record<`${K}.${T}`, (chord: string) => void> =>
	Object.fromEntries(
		names.map((name) => [`${prefix}.${name}`, (chord: string) => effect(name, chord)])
	) as Record<`${K}.${T}`, (chord: string) => void>;

/** What every action does. Which keys and buttons lead to it is in tools/actions. */
export class Commands {
	/** Opens the shortcut sheet; the page around the board sets it. */
	onshortcuts: (() => void) | null = null;
	readonly platform: Platform;
	readonly #board: BoardView;
	readonly #effects: Effects;

	constructor(board: BoardView) {
		this.#board = board;
		this.platform = /Mac|iP(ad|hone|od)/.test(navigator.platform) ? 'mac' : 'other';
		const { camera, tooling } = board;
		const nothing = (): void => undefined;
		this.#effects = {
			'tool.select': () => tooling.setTool('select'),
			'tool.hand': () => tooling.setTool('hand'),
			'tool.note': () => tooling.setTool('note'),
			'tool.keep': () => tooling.toggleKeep(),
			edit: () => this.#edit(),
			cancel: () => tooling.send({ kind: 'cancel' }),
			delete: () => this.#delete(),
			duplicate: () => this.#duplicate(),
			// Native clipboard events do these; see clipboard-events.ts.
			copy: nothing,
			cut: nothing,
			paste: nothing,
			'select-all': () => board.select([...board.elements.all()].map((view) => view.id)),
			undo: () => this.#stepped(board.step('undo')),
			redo: () => this.#stepped(board.step('redo')),
			menu: nothing,
			'bring-forward': () => this.#reorder('forward'),
			'send-backward': () => this.#reorder('backward'),
			'to-front': () => this.#reorder('front'),
			'to-back': () => this.#reorder('back'),
			'zoom-in': () => camera.zoomStep(1),
			'zoom-out': () => camera.zoomStep(-1),
			'zoom-100': () => camera.zoomTo(1),
			'fit-all': () => this.#fitAll(),
			'fit-selection': () => {
				const rect = board.selectionRect();
				if (rect) camera.fit(rect, { padding: SELECTION_PADDING });
			},
			'canvas-next': () => this.#toCanvas(1),
			'canvas-previous': () => this.#toCanvas(-1),
			...each('neighbour', DIRECTIONS, (side) => tooling.send({ kind: 'neighbour', side })),
			'focus-next': () => this.#focusStep(1),
			'focus-previous': () => this.#focusStep(-1),
			...each('nearest', DIRECTIONS, (direction) => this.#nearest(direction)),
			...each('nudge', DIRECTIONS, (direction, chord) => this.#nudge(direction, chord)),
			'move-mode': () => {
				tooling.send({ kind: 'carry', phase: 'begin' });
				board.host.announce('moveMode');
			},
			...each('color', NOTE_COLORS, (color) => this.recolor(color)),
			shortcuts: () => this.onshortcuts?.(),
			help: () => this.onshortcuts?.()
		};
	}

	/** Does an action, as from a button: whoever may not do it has no such button. */
	run(action: ActionId, chord = ''): void {
		if (actionById(action).permission !== 'any' && !this.#board.canEdit) return;
		this.#effects[action](chord);
	}

	/** An action's first shortcut as this reader's keyboard has it. */
	shortcut(action: ActionId, locale: Locale): string {
		const [chord] = actionById(action).chords;
		return chord ? formatChord(chord, this.platform, locale === 'ru') : '';
	}

	/** Keys of the board and of a text being written; answers true when the key was ours. */
	onkeydown(event: KeyboardEvent): void {
		const board = this.#board;
		board.presence.active();
		board.tooling.modifiers(event);
		const verdict = resolveKey(keyInput(event, this.platform), this.#keyState());
		switch (verdict.kind) {
			case 'pass':
				if (event.key === ' ' && !board.editing) {
					board.tooling.setSpace(true);
					event.preventDefault();
				}
				return;
			case 'swallow':
				break;
			case 'run':
				this.run(verdict.action, verdict.chord);
				break;
			case 'event':
				board.tooling.send(verdict.event);
				break;
			case 'type': {
				const [id] = board.selection;
				if (id !== undefined) board.edit({ id, typed: verdict.text });
			}
		}
		event.preventDefault();
		event.stopPropagation();
	}

	onkeyup(event: KeyboardEvent): void {
		if (event.key === ' ') this.#board.tooling.setSpace(false);
		this.#board.tooling.modifiers(event);
	}

	recolor(color: NoteColor): void {
		setColor(this.#board.board, this.#board.selection, color);
		if (this.#board.selection.size > 0) this.#board.color = color;
		this.#board.refocus();
	}

	/** The type's paper goes with it where the note still wore its former type's. */
	retype(type: NoteKind | undefined): void {
		setType(this.#board.board, this.#board.selection, type);
		this.#board.refocus();
	}

	#keyState(): KeyState {
		const board = this.#board;
		const [id] = board.selection;
		const rec = board.selection.size === 1 && id ? board.elements.get(id)?.rec : undefined;
		return {
			canEdit: board.canEdit,
			canFacilitate: board.workshop.me.role === 'facilitator',
			selected: board.selection.size,
			editing: board.editing !== null,
			carrying: board.tooling.phase === 'carrying',
			characterKeys: board.settings.singleKeys,
			typeToEdit: rec !== undefined && 'text' in rec
		};
	}

	#edit(): void {
		const [id] = this.#board.selection;
		const rec = id === undefined ? undefined : this.#board.elements.get(id)?.rec;
		if (rec && 'text' in rec) this.#board.edit({ id: rec.id });
	}

	#delete(): void {
		const board = this.#board;
		if (board.editing) board.endEdit();
		const gone = deleteElements(board.board, board.selection);
		board.select([]);
		board.host.announce('deleted', gone.length);
		board.refocus();
	}

	#duplicate(): void {
		const board = this.#board;
		const rects = board.elements.records(board.selection).map((rec) => rectOf(rec.xy, rec.wh));
		const taken = [...board.elements.all()].map((view) => view.rect);
		const copies = duplicate(board.board, board.selection, duplicateOffset(rects, taken), {
			newId: () => board.host.newId(),
			by: board.workshop.me.participant,
			at: board.host.now()
		});
		board.markFresh(copies);
		board.select(copies);
		board.refocus();
	}

	#reorder(shift: 'front' | 'back' | 'forward' | 'backward'): void {
		reorder(this.#board.board, this.#board.selection, shift);
		this.#board.refocus();
	}

	#stepped(result: UndoResult | null): void {
		const board = this.#board;
		if (!result) return;
		if (result.skipped > 0) board.host.say('undoSkipped');
		const there = result.ids.filter((id) => board.elements.get(id));
		if (there.length > 0 && !board.editing) board.select(there);
	}

	#nudge(direction: Direction, chord: string): void {
		this.#board.moveBy(this.#board.selection, nudgeOf(chord || direction) ?? [0, 0]);
		this.#board.host.announce('moved', this.#board.selection.size);
	}

	#fitAll(): void {
		const all = this.#board.contentRect();
		if (all) this.#board.camera.fit(all, { padding: 48 });
	}

	#toCanvas(step: 1 | -1): void {
		const { frames, camera } = this.#board;
		const here = this.#board.aimedSheet();
		const at = frames.sheets.findIndex(({ frame }) => frame.id === here?.frame.id);
		const next = frames.sheets[at + step] ?? here;
		if (next) camera.fit(next.rect, { padding: SHEET_PADDING });
	}

	/** Tab through the notes of the canvas, as they are read. */
	#focusStep(step: 1 | -1): void {
		const board = this.#board;
		const order = readingOrder([...board.elements.all()].map((view) => view.rec));
		if (order.length === 0) return board.tooling.leave();
		const [id] = board.selection;
		const at = order.findIndex((rec) => rec.id === id);
		const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step;
		const rec = order[next];
		// Past the last one Tab goes on to the bars, so that nobody is trapped in the board.
		if (!rec) return board.tooling.leave();
		board.focusElement(rec.id);
	}

	#nearest(direction: Direction): void {
		const board = this.#board;
		const records = [...board.elements.all()].map((view) => view.rec);
		const [id] = board.selection;
		const from = id === undefined ? undefined : board.elements.get(id);
		const next = from
			? nearestInDirection(records, from.rec, direction)
			: board.elements.hit(centreOf(board.camera.view), 2_000);
		const found = typeof next === 'string' ? next : next?.id;
		if (found) board.focusElement(found);
	}
}
