import type { ShapeForm, TextSize } from '#lib/domain/elements.ts';
import type { NoteSizeName } from '#lib/domain/element-sizes.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import type { NoteColor } from '#lib/domain/note-kinds.ts';
import { STAMPS, type Stamp } from '#lib/domain/stamps.ts';
import type { ToolItem } from '#lib/tools/actions/toolbar.ts';
import type { BoxKind } from '#lib/tools/box/types.ts';
import type { Settings } from './settings.svelte.ts';

/** A box being drawn, before there is anything on the board. */
export interface Draft {
	readonly what: BoxKind;
	readonly rect: Rect;
}

/** What the next thing made will be like, and what is being drawn of it. */
export class Making {
	/** The next shape. */
	form: ShapeForm = $state('rectangle');
	filled: boolean = $state(true);
	color: NoteColor = $state('white');
	textColor: NoteColor = $state('white');
	textSize: TextSize = $state('medium');
	/** What the stamp tool stamps. */
	stamp: Stamp = $state(STAMPS[0]);
	/** The picker of stamps is open. */
	picking: boolean = $state(false);
	/** The places of the toolbar as they are shown, then those in its menu; what the digits choose. */
	order: readonly ToolItem[] = [];
	draft: Draft | null = $state.raw(null);
	readonly #settings: Settings;

	constructor(settings: Settings) {
		this.#settings = settings;
	}

	/** Of the next note where no zone has another opinion; kept on this device. */
	get noteSize(): NoteSizeName {
		return this.#settings.noteSize;
	}
	set noteSize(size: NoteSizeName) {
		this.#settings.setNoteSize(size);
	}
}
