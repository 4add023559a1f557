import * as v from 'valibot';
import { NOTE_SIZE_NAMES, type NoteSizeName } from '#lib/domain/element-sizes.ts';
import { PASTE_WAYS, type PasteWay } from '#lib/domain/clip/index.ts';

const KEY = 'lb:settings';

/** What is kept; whatever can't be read is as if it had never been set. */
const StoredSchema = v.object({
	wheel: v.fallback(v.picklist(['auto', 'mouse', 'trackpad']), 'auto'),
	singleKeys: v.fallback(v.boolean(), true),
	minimap: v.fallback(v.boolean(), false),
	sayOthers: v.fallback(v.boolean(), true),
	snapping: v.fallback(v.boolean(), true),
	sound: v.fallback(v.boolean(), false),
	noteSize: v.fallback(v.picklist(NOTE_SIZE_NAMES), 'square'),
	pasteWays: v.fallback(
		v.object({
			lines: v.fallback(v.nullable(v.picklist(PASTE_WAYS)), null),
			table: v.fallback(v.nullable(v.picklist(PASTE_WAYS)), null)
		}),
		{ lines: null, table: null }
	)
});
type Stored = v.InferOutput<typeof StoredSchema>;
const NOTHING_SET: Stored = v.parse(StoredSchema, {});

/** A person's own ways, kept on this device. */
export class Settings {
	/** The person asked the system for less motion. */
	still: boolean = $state(false);
	#stored: Stored = $state.raw(read());
	readonly #unlisten: () => void;

	constructor() {
		const query = matchMedia('(prefers-reduced-motion: reduce)');
		const follow = (): void => {
			this.still = query.matches;
		};
		follow();
		query.addEventListener('change', follow);
		this.#unlisten = () => query.removeEventListener('change', follow);
	}

	get wheel(): Stored['wheel'] {
		return this.#stored.wheel;
	}
	setWheel(wheel: Stored['wheel']): void {
		this.#keep({ wheel });
	}

	/** Single letters act as shortcuts (WCAG 2.1.4: they can be switched off). */
	get singleKeys(): boolean {
		return this.#stored.singleKeys;
	}
	setSingleKeys(singleKeys: boolean): void {
		this.#keep({ singleKeys });
	}

	/** A screen reader is told what others add, a sentence at a time. */
	get sayOthers(): boolean {
		return this.#stored.sayOthers;
	}
	setSayOthers(sayOthers: boolean): void {
		this.#keep({ sayOthers });
	}

	/** The overview in the corner. */
	get minimap(): boolean {
		return this.#stored.minimap;
	}
	setMinimap(minimap: boolean): void {
		this.#keep({ minimap });
	}

	/** What is dragged or resized snaps to what is near; Ctrl does the other. */
	get snapping(): boolean {
		return this.#stored.snapping;
	}
	setSnapping(snapping: boolean): void {
		this.#keep({ snapping });
	}

	/** A soft sound when the room's clock has run out. */
	get sound(): boolean {
		return this.#stored.sound;
	}
	setSound(sound: boolean): void {
		this.#keep({ sound });
	}

	/** What a new note measures outside the zones of canvases. */
	get noteSize(): NoteSizeName {
		return this.#stored.noteSize;
	}
	setNoteSize(noteSize: NoteSizeName): void {
		this.#keep({ noteSize });
	}

	/** What pasted lines and tables become without asking; null: ask. */
	get pasteWays(): Stored['pasteWays'] {
		return this.#stored.pasteWays;
	}
	setPasteWay(kind: keyof Stored['pasteWays'], way: PasteWay | null): void {
		this.#keep({ pasteWays: { ...this.pasteWays, [kind]: way } });
	}

	destroy(): void {
		this.#unlisten();
	}

	#keep(change: Partial<Stored>): void {
		this.#stored = { ...this.#stored, ...change };
		try {
			localStorage.setItem(KEY, JSON.stringify(this.#stored));
		} catch {
			// Without storage the setting lasts as long as the page.
		}
	}
}

function read(): Stored {
	let kept: unknown = null;
	try {
		kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
	} catch {
		// Nothing kept, or no storage at all.
	}
	const result = v.safeParse(StoredSchema, kept);
	return result.success ? result.output : NOTHING_SET;
}
