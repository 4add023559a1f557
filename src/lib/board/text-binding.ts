import * as buffer from 'lib0/buffer';
import * as Y from 'yjs';
import { isBinary } from '#lib/domain/clip/index.ts';
import { diffText, type Splice } from '#lib/domain/text.ts';
import { mapIndex, type TextDelta } from './text-delta.ts';

export interface TextBindingOptions {
	readonly text: Y.Text;
	/** Transaction origin of what is typed here. */
	readonly origin: unknown;
	/** UTF-16 units; a change that would pass it is taken back and reported. */
	readonly maxLength: number;
	readonly onlimit: () => void;
	/** Control characters were pasted; they are taken back too. */
	readonly onbinary: () => void;
	/** The caret moved: encoded relative positions, as presence carries them. */
	readonly oncaret: (anchor: string, head: string) => void;
	/** What is written with each change typed here, in its transaction. */
	readonly alongside?: () => void;
	/** Called after each change typed here. */
	readonly onchange?: () => void;
}

/**
 * Ties a textarea to a Y.Text, both ways, as a Svelte attachment. What is typed becomes one small
 * replacement; what others type moves the caret with its neighbours. During an IME composition the
 * textarea is left alone and the two are brought together when it ends.
 */
export function bindText(
	options: TextBindingOptions
): (element: HTMLTextAreaElement) => () => void {
	return (element) => new TextBinding(element, options).start();
}

class TextBinding {
	readonly #element: HTMLTextAreaElement;
	readonly #options: TextBindingOptions;
	/** The text that the textarea and the document last agreed on. */
	#agreed: string;
	#composing = false;
	/** What others did while a composition kept the textarea busy. */
	#waiting: TextDelta[] = [];
	#pushing = false;

	constructor(element: HTMLTextAreaElement, options: TextBindingOptions) {
		this.#element = element;
		this.#options = options;
		this.#agreed = options.text.toString();
	}

	start(): () => void {
		const element = this.#element;
		element.value = this.#agreed;
		const listeners: [string, () => void][] = [
			['input', this.#oninput],
			['compositionstart', this.#oncompositionstart],
			['compositionend', this.#oncompositionend],
			['keyup', this.#tellCaret],
			['pointerup', this.#tellCaret],
			['select', this.#tellCaret],
			['focus', this.#tellCaret]
		];
		for (const [name, listener] of listeners) element.addEventListener(name, listener);
		this.#options.text.observe(this.#onremote);
		return () => {
			for (const [name, listener] of listeners) element.removeEventListener(name, listener);
			// A word that an input method was still composing is a word too.
			if (this.#composing) this.#push();
			this.#options.text.unobserve(this.#onremote);
		};
	}

	readonly #oninput = (): void => {
		if (!this.#composing) this.#push();
	};

	readonly #oncompositionstart = (): void => {
		this.#composing = true;
	};

	readonly #oncompositionend = (): void => {
		this.#composing = false;
		this.#push();
	};

	#push(): void {
		const { text, origin, alongside, onchange } = this.#options;
		const element = this.#element;
		const change = diffText(this.#agreed, element.value, element.selectionStart);
		const refuse = change && this.#refusal(change);
		if (change && refuse) {
			element.value = this.#agreed;
			const caret = Math.min(change.at + change.remove, this.#agreed.length);
			element.setSelectionRange(caret, caret);
			refuse();
			return;
		}
		let caret = element.selectionStart;
		if (change) {
			const index = this.#mapThroughWaiting(change.at);
			const end = this.#mapThroughWaiting(change.at + change.remove);
			caret += index - change.at;
			this.#pushing = true;
			text.doc?.transact(() => {
				if (end > index) text.delete(index, end - index);
				if (change.insert) text.insert(index, change.insert);
				alongside?.();
			}, origin);
			this.#pushing = false;
		}
		if (this.#waiting.length > 0) {
			this.#waiting = [];
			element.value = text.toString();
			element.setSelectionRange(caret, caret);
		}
		this.#agreed = text.toString();
		if (element.value !== this.#agreed) element.value = this.#agreed;
		if (change) onchange?.();
		this.#tellCaret();
	}

	/** How to say why a change can't be taken; null for one that can. */
	#refusal({ remove, insert }: Splice): (() => void) | null {
		const { text, maxLength, onlimit, onbinary } = this.#options;
		if (isBinary(insert)) return onbinary;
		return text.length - remove + insert.length > maxLength ? onlimit : null;
	}

	#mapThroughWaiting(index: number): number {
		return this.#waiting.reduce((at, delta) => mapIndex(delta, at), index);
	}

	readonly #onremote = (event: Y.YTextEvent): void => {
		if (this.#pushing) return;
		const delta = event.delta as TextDelta;
		if (this.#composing) {
			this.#waiting.push(delta);
			return;
		}
		const element = this.#element;
		const { selectionStart, selectionEnd, selectionDirection } = element;
		this.#agreed = this.#options.text.toString();
		element.value = this.#agreed;
		element.setSelectionRange(
			mapIndex(delta, selectionStart),
			mapIndex(delta, selectionEnd),
			selectionDirection
		);
	};

	readonly #tellCaret = (): void => {
		const { selectionStart, selectionEnd, selectionDirection } = this.#element;
		const backward = selectionDirection === 'backward';
		const encode = (index: number): string =>
			buffer.toBase64(
				Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(this.#options.text, index))
			);
		this.#options.oncaret(
			encode(backward ? selectionEnd : selectionStart),
			encode(backward ? selectionStart : selectionEnd)
		);
	};
}

/** The index in `text` that a presence caret means, or null when it means nothing here. */
export function caretIndex(text: Y.Text, encoded: string): number | null {
	if (!text.doc) return null;
	try {
		const position = Y.decodeRelativePosition(buffer.fromBase64(encoded));
		const at = Y.createAbsolutePositionFromRelativePosition(position, text.doc);
		return at?.type === text ? at.index : null;
	} catch {
		// Presence is what another client says; nonsense simply shows no caret.
		return null;
	}
}
