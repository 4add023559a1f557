import { untrack } from 'svelte';
import type * as Y from 'yjs';
import { createElements, deleteElements, LOCAL, textOf } from '#lib/domain/board-doc.ts';
import { MAX_TEXT_LENGTH, type ElementRecord } from '#lib/domain/elements.ts';
import { fieldText, MAX_FIELD_LENGTH, parseFieldName } from '#lib/domain/fields.ts';
import type { BoardView } from './board-view.svelte.ts';
import { rescued } from './rescue.ts';
import { bindText, caretIndex } from './text-binding.ts';
import { typedIn, vanishesEmpty } from './typing.ts';

/** What is being typed in: a note, or a canvas's own text field (`field/<frame>/<zone>`). */
export interface Editing {
	readonly id: string;
	/** Replaces the whole text with what was typed to get here. */
	readonly typed?: string;
	/** A note that was made just now and vanishes if it is left empty. */
	readonly fresh?: boolean;
}

/** Someone else who is typing in a text. */
export interface Writer {
	readonly client: number;
	readonly name: string;
	readonly color: string;
	readonly head?: string;
}

const NOBODY: readonly Writer[] = [];

const isField = (id: string): boolean => parseFieldName(id) !== null;

/** Typing in what is on the board: one's own, and where the others are at it. */
export class Writing {
	editing: Editing | null = $state.raw(null);
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** Whether this person is typing in an element, and not in a canvas's own field. */
	get inElement(): string | null {
		return this.editing && !isField(this.editing.id) ? this.editing.id : null;
	}

	start(editing: Editing): void {
		const board = this.#board;
		const { id, fresh } = editing;
		if (!board.canEdit || this.editing?.id === id) return;
		// It is one text for all, and all would see it.
		if (isField(id) && !board.canShare) return board.host.say('sharedAtDesk');
		if (board.arranging.isLocked(id)) return board.host.say('locked');
		// What an image says is said in a dialog.
		const kind = board.elements.get(id)?.rec.kind;
		if (kind === 'image') return board.images.describe(id);
		// There is nothing in them to write.
		if (kind === 'ink' || kind === 'stamp') return;
		this.end();
		this.editing = editing;
		board.undo.typing(true, fresh === true && kind === 'text');
		if (!isField(id)) board.select([id]);
		board.presence.tell({ editing: { id } });
		this.#reveal(id);
	}

	end(): void {
		const { editing } = this;
		const board = this.#board;
		if (!editing) return;
		this.editing = null;
		board.undo.typing(false);
		board.presence.tell({ editing: undefined });
		board.elements.flush();
		const rec = board.elements.get(editing.id)?.rec;
		const fresh = editing.fresh === true;
		// What others are in stays.
		if (rec && vanishesEmpty(rec, fresh) && this.writersIn(editing.id).length === 0) {
			deleteElements(board.board, [editing.id]);
			if (fresh) board.undo.forget([editing.id]);
		}
		board.tooling.focus();
	}

	/** Someone deleted what we are writing in: the words go on in something new at its place. */
	rescue(lost: ElementRecord): void {
		if (this.editing?.id !== lost.id) return;
		this.end();
		// From a desk the server takes what it reveals: the words are on the board.
		const spec = this.#board.paper.isDesk ? null : rescued(this.#board, lost);
		if (!spec) return;
		createElements(this.#board.board, [spec]);
		this.start({ id: spec.id });
		this.#board.host.say('wordsKept');
	}

	/** Svelte attachment that ties a textarea to the text of an element or a field. */
	tie(id: string): (element: HTMLTextAreaElement) => (() => void) | undefined {
		return (element) => untrack(() => this.#tie(id, element));
	}

	/** Who else types in it. */
	writersIn(id: string): readonly Writer[] {
		const { presence, workshop } = this.#board;
		// The same nothing for all who ask, or every note would look again when anybody comes or goes.
		if (presence.writing.length === 0) return NOBODY;
		const writers: Writer[] = [];
		for (const { client, presence: told } of presence.writing) {
			if (told.editing?.id !== id) continue;
			const person = workshop.person(told.p);
			if (!person) continue;
			const { head } = told.editing;
			writers.push({ client, name: person.name, color: person.color, ...(head && { head }) });
		}
		return writers.length > 0 ? writers : NOBODY;
	}

	/** Where another's caret stands in a text, in UTF-16 units; null when it isn't known. */
	caretOf(id: string, writer: Writer): number | null {
		const text = this.#textOf(id);
		return text && writer.head ? caretIndex(text, writer.head) : null;
	}

	/**
	 * Nobody writes out of sight or under a bar, whatever key or hand brought them there. A frame's
	 * title and a connector's label are but a corner of them.
	 */
	#reveal(id: string): void {
		const view = this.#board.elements.get(id);
		if (view && view.rec.kind !== 'frame' && view.rec.kind !== 'connector') {
			this.#board.camera.reveal(view.rect);
		}
	}

	#tie(id: string, element: HTMLTextAreaElement): (() => void) | undefined {
		const text = this.#textOf(id);
		if (!text) return;
		const board = this.#board;
		const unbind = bindText({
			text,
			origin: LOCAL,
			maxLength: isField(id) ? MAX_FIELD_LENGTH : MAX_TEXT_LENGTH,
			onlimit: () => board.host.say(isField(id) ? 'fieldTooLong' : 'noteTooLong'),
			onbinary: () => board.host.say('noteBinary'),
			alongside: () => typedIn(board, id),
			oncaret: (anchor, head) => {
				if (this.editing?.id === id) board.presence.tell({ editing: { id, anchor, head } });
			}
		})(element);
		element.focus({ preventScroll: true });
		const typed = this.editing?.typed;
		if (typed !== undefined) {
			element.value = typed;
			element.dispatchEvent(new Event('input'));
		}
		element.setSelectionRange(element.value.length, element.value.length);
		return unbind;
	}

	#textOf(id: string): Y.Text | null {
		const { board } = this.#board;
		const field = parseFieldName(id);
		return field ? fieldText(board.doc, field.frame, field.zone) : textOf(board, id);
	}
}
