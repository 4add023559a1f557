import { setColor, setType } from '#lib/domain/board-doc.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { NOTE_COLORS, type NoteColor, type NoteKind } from '#lib/domain/note-kinds.ts';
import { isPermitted, resolveKey } from '#lib/tools/actions/resolve.ts';
import { actionById } from '#lib/tools/actions/registry.ts';
import type { ActionId, KeyState } from '#lib/tools/actions/types.ts';
import { formatChord } from '#lib/tools/keyboard/format.ts';
import { keyInput, type Platform } from '#lib/tools/keyboard/keymap.ts';
import { makesByKey } from '#lib/tools/place.ts';
import { TOOL_IDS } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { arrangingCommands } from './commands/arranging.ts';
import { editingCommands } from './commands/editing.ts';
import { makingCommands, recalled } from './commands/making.ts';
import { findingCommands } from './commands/finding.ts';
import { lineCommands } from './commands/lines.ts';
import { lookingCommands } from './commands/looking.ts';
import { roomCommands } from './commands/room.ts';
import { sharingCommands } from './commands/sharing.ts';
import { voteCommands } from './commands/votes.ts';
import { movingCommands } from './commands/moving.ts';
import { each, type CommandTable } from './commands/types.ts';
import { tellLocked } from './locked.ts';

/**
 * What every action does, gathered from commands/. Which keys and buttons lead to it is in
 * tools/actions.
 */
export class Commands {
	readonly platform: Platform;
	readonly #board: BoardView;
	readonly #effects: CommandTable;

	constructor(board: BoardView) {
		this.#board = board;
		this.platform = /Mac|iP(ad|hone|od)/.test(navigator.platform) ? 'mac' : 'other';
		this.#effects = {
			...each('tool', TOOL_IDS, (tool) => board.tooling.setTool(tool)),
			'tool.keep': () => board.tooling.toggleKeep(),
			...makingCommands(board),
			...editingCommands(board),
			...sharingCommands(board),
			...movingCommands(board),
			...arrangingCommands(board),
			...lineCommands(board),
			...lookingCommands(board),
			...findingCommands(board),
			...roomCommands(board),
			...voteCommands(board),
			...each('color', NOTE_COLORS, (color) => this.recolor(color)),
			shortcuts: () => board.surfaces.show({ kind: 'shortcuts' }),
			help: () => board.surfaces.show({ kind: 'shortcuts' })
		};
	}

	/**
	 * Does an action, as from a button: whoever may not do it has no such button. False when there
	 * was nothing to do for it and its key is the browser's.
	 */
	run(action: ActionId, chord = ''): boolean {
		if (!isPermitted(actionById(action), this.state())) return true;
		return this.#effects[action](chord) !== false;
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
		const verdict = resolveKey(keyInput(event, this.platform), this.state());
		switch (verdict.kind) {
			case 'pass':
				if (event.key === ' ' && !board.writing.editing) {
					board.tooling.setSpace(true);
					event.preventDefault();
				}
				return;
			case 'swallow':
				break;
			case 'run':
				if (!this.run(verdict.action, verdict.chord)) return;
				break;
			case 'event':
				board.tooling.send(verdict.event);
				break;
			case 'type': {
				const [id] = board.selection;
				if (id !== undefined) board.writing.start({ id, typed: verdict.text });
			}
		}
		event.preventDefault();
		event.stopPropagation();
	}

	onkeyup(event: KeyboardEvent): void {
		if (event.key === ' ') this.#board.tooling.setSpace(false);
		// The same place on every layout that the shortcut was pressed at.
		if (event.code === 'KeyK') this.#board.laser.released();
		this.#board.tooling.modifiers(event);
	}

	recolor(color: NoteColor): void {
		setColor(this.#board.board, this.#board.selection, color);
		tellLocked(this.#board);
		recalled(this.#board, color);
		this.#board.linking.recall(color);
		this.#board.refocus();
	}

	/** The type's paper goes with it where the note still wore its former type's. */
	retype(type: NoteKind | undefined): void {
		setType(this.#board.board, this.#board.selection, type);
		tellLocked(this.#board);
		this.#board.refocus();
	}

	/** What is so now, for whoever asks which actions may be run. */
	state(): KeyState {
		const board = this.#board;
		const [id] = board.selection;
		const rec = board.selection.size === 1 && id ? board.elements.get(id)?.rec : undefined;
		return {
			canEdit: board.canEdit,
			closed: board.closed,
			canFacilitate: board.workshop.me.role === 'facilitator',
			canVote: board.votes.onNotes === 'vote',
			selected: board.selection.size,
			editing: board.writing.editing !== null,
			phase: board.tooling.phase,
			characterKeys: board.settings.singleKeys,
			// A frame's title and a connector's label are no place to start writing by chance.
			typeToEdit: rec?.kind === 'note' || rec?.kind === 'text' || rec?.kind === 'shape',
			walked: rec !== undefined && board.whereabouts.walkedTo === rec.id,
			making: makesByKey(board.tooling.tool)
		};
	}
}
