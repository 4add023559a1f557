import { setColor, setType } from '#lib/domain/board-doc.ts';
import { hasText } from '#lib/domain/elements.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { NOTE_COLORS, type NoteColor, type NoteKind } from '#lib/domain/note-kinds.ts';
import { resolveKey } from '#lib/tools/actions/resolve.ts';
import { actionById } from '#lib/tools/actions/registry.ts';
import type { ActionId, KeyState } from '#lib/tools/actions/types.ts';
import { formatChord } from '#lib/tools/keyboard/format.ts';
import { keyInput, type Platform } from '#lib/tools/keyboard/keymap.ts';
import { TOOL_IDS } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { arrangingCommands } from './commands/arranging.ts';
import { editingCommands } from './commands/editing.ts';
import { lookingCommands } from './commands/looking.ts';
import { movingCommands } from './commands/moving.ts';
import { each, type CommandTable } from './commands/types.ts';

/**
 * What every action does, gathered from commands/. Which keys and buttons lead to it is in
 * tools/actions.
 */
export class Commands {
	/** Opens the shortcut sheet; the page around the board sets it. */
	onshortcuts: (() => void) | null = null;
	readonly platform: Platform;
	readonly #board: BoardView;
	readonly #effects: CommandTable;

	constructor(board: BoardView) {
		this.#board = board;
		this.platform = /Mac|iP(ad|hone|od)/.test(navigator.platform) ? 'mac' : 'other';
		this.#effects = {
			...each('tool', TOOL_IDS, (tool) => board.tooling.setTool(tool)),
			'tool.keep': () => board.tooling.toggleKeep(),
			...editingCommands(board),
			...movingCommands(board),
			...arrangingCommands(board),
			...lookingCommands(board),
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
			typeToEdit: rec !== undefined && hasText(rec)
		};
	}
}
