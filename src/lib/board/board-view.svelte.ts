import { untrack } from 'svelte';
import {
	createElements,
	deleteElements,
	moveElements,
	openBoard,
	LOCAL,
	textOf,
	type Board
} from '#lib/domain/board-doc.ts';
import { viewOf } from '#lib/domain/camera.ts';
import type { CanvasTemplate, Frame } from '#lib/domain/canvas.ts';
import { MAX_TEXT_LENGTH } from '#lib/domain/elements.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { fieldText, MAX_FIELD_LENGTH, parseFieldName } from '#lib/domain/fields.ts';
import { add, centreOf, rectOf, unionOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import type { NoteColor } from '#lib/domain/note-kinds.ts';
import { moveToken, passPivot } from '#lib/domain/plan-doc.ts';
import { createUndo, type Undo, type UndoResult } from '#lib/domain/undo.ts';
import { MAX_PRESENCE_IDS } from '#lib/protocol/limits.ts';
import { CameraView, SHEET_PADDING } from './camera-view.svelte.ts';
import { ElementViews } from './element-views.svelte.ts';
import { FarLayer } from './far-layer.ts';
import { Finding } from './finding.svelte.ts';
import { Exporting } from './export/exporting.svelte.ts';
import { Images } from './images/images.svelte.ts';
import { Erasing } from './erasing.ts';
import { FramesView, type Sheet } from './frames-view.svelte.ts';
import { Inking } from './inking.svelte.ts';
import { Linking } from './linking.svelte.ts';
import { Links } from './links.svelte.ts';
import { LiveLines } from './live-lines.ts';
import { PresenceView, type Peer } from './presence-view.svelte.ts';
import { RemoteInk } from './remote-ink.ts';
import { RemoteMotion } from './remote-motion.ts';
import { ResizeView } from './resize-view.ts';
import { RunView } from './run-view.svelte.ts';
import type { Settings } from './settings.svelte.ts';
import { Surfaces } from './surfaces.svelte.ts';
import { bindText, caretIndex } from './text-binding.ts';
import { listenToClipboard } from './clipboard/events.ts';
import { Pasting } from './clipboard/pasting.svelte.ts';
import { Arranging } from './arranging.svelte.ts';
import { Commands } from './commands.ts';
import { CommentsView } from './comments-view.svelte.ts';
import { Making } from './making.svelte.ts';
import { owned } from './owning.ts';
import { isRescued, typedIn, vanishesEmpty } from './typing.ts';
import { Tooling } from './tooling.svelte.ts';
import type { WorkshopSession } from './workshop-session.svelte.ts';

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

/** Things that a person must be told; the words are in i18n (board.notices). */
export type Notice =
	| 'noteTooLong'
	| 'noteBinary'
	| 'fieldTooLong'
	| 'pasteTooMuch'
	| 'pasteTooLong'
	| 'pasteNothing'
	| 'pasteOverflow'
	| 'pasteRefused'
	| 'noteDeleted'
	| 'undoSkipped'
	| 'locked'
	| 'lockedSome'
	| 'groupTooDeep'
	| 'zoneFull'
	| 'zoneNone'
	| 'zoneAxes'
	| 'noDuplicates'
	| 'noStack';

export type Announcement =
	| 'selected'
	| 'none'
	| 'deleted'
	| 'moved'
	| 'pasted'
	| 'stamped'
	| 'moveMode'
	| 'connected'
	| 'aiming';

/** What the board asks of the page around it. */
export interface BoardHost {
	newId(): string;
	now(): number;
	/** Something to say to a screen reader, by its key (board.announce). */
	announce(message: Announcement, count?: number): void;
	/** A message for a moment, by its key. */
	say(message: Notice): void;
}

const NOBODY: readonly Writer[] = [];

/** ms for which a note counts as new, and appears instead of standing there. */
const FRESH = 600;

/**
 * The board as one person sees and holds it. It owns the parts (elements, camera, presence, tools)
 * and the state they share; what people can do is in actions.ts, what tools ask for in tooling.
 */
export class BoardView {
	readonly workshop: WorkshopSession;
	readonly host: BoardHost;
	readonly settings: Settings;
	readonly board: Board;
	readonly elements: ElementViews;
	readonly camera: CameraView;
	readonly presence: PresenceView;
	readonly far: FarLayer;
	readonly motion: RemoteMotion;
	readonly resizes: ResizeView;
	readonly frames: FramesView;
	readonly undo: Undo;
	readonly making: Making;
	readonly lines: LiveLines;
	readonly linking: Linking;
	readonly inking: Inking;
	readonly remoteInk: RemoteInk;
	readonly erasing: Erasing;
	readonly arranging: Arranging;
	readonly tooling: Tooling;
	readonly commands: Commands;
	readonly surfaces = new Surfaces();
	readonly comments: CommentsView;
	readonly finding: Finding;
	readonly links: Links;
	readonly pasting: Pasting;
	readonly images: Images;
	readonly exporting: Exporting;
	readonly run: RunView;

	selection: ReadonlySet<string> = $state.raw(new Set());
	editing: Editing | null = $state.raw(null);
	/** Turns true once the bundled face has arrived: texts are fitted anew. */
	fontsReady: boolean = $state(false);
	canUndo: boolean = $state(false);
	canRedo: boolean = $state(false);
	/** The paper of the next free note. */
	color: NoteColor = $state('yellow');
	readonly #fresh = new Map<string, number>();
	readonly #disposers: (() => void)[] = [];

	constructor(workshop: WorkshopSession, settings: Settings, host: BoardHost) {
		this.workshop = workshop;
		this.settings = settings;
		this.host = host;
		this.run = new RunView(workshop, () => host.newId());
		this.board = openBoard(workshop.board.doc);
		this.elements = new ElementViews(this.board, () => this.#pinned());
		this.camera = new CameraView(() => settings.still);
		// Before every other layer, so that all of them see the same elements in a frame.
		this.#disposers.push(this.camera.onframe(() => this.elements.look(this.camera.view)));
		this.lines = new LiveLines(this.elements);
		this.far = new FarLayer(this.elements, this.camera, this.lines);
		this.presence = new PresenceView(workshop.board.awareness, workshop.me.participant);
		this.motion = new RemoteMotion(this.presence, this.elements, this.camera);
		this.motion.onmoves = (shifts) => this.lines.holdOthers(shifts);
		this.resizes = new ResizeView(this.elements);
		this.frames = new FramesView(workshop, this.elements);
		this.undo = createUndo(this.board, { now: () => performance.now() });
		this.making = new Making(settings);
		this.linking = new Linking(this);
		this.inking = new Inking(this);
		this.remoteInk = new RemoteInk(workshop.board.awareness, this.presence, this.elements);
		this.erasing = new Erasing(this);
		this.comments = new CommentsView(this);
		this.finding = new Finding(this);
		this.links = new Links(this);
		this.arranging = new Arranging(this);
		this.tooling = new Tooling(this);
		this.commands = new Commands(this);
		this.pasting = new Pasting(this);
		this.images = new Images(this);
		this.exporting = new Exporting(this);
		this.camera.onfirst = () => this.#openView();
		this.#disposers.push(
			listenToClipboard(this),
			this.undo.onChange(() => {
				this.canUndo = this.undo.canUndo;
				this.canRedo = this.undo.canRedo;
			}),
			this.elements.onchange((changes) => {
				const gone = new Set(changes.filter(({ after }) => !after).map(({ id }) => id));
				if ([...gone].some((id) => this.selection.has(id))) {
					this.select([...this.selection].filter((id) => !gone.has(id)));
				}
				const lost = changes.find(({ id, after }) => !after && id === this.editing?.id)?.before;
				// Not now: nothing may be written while a change is being told.
				if (lost) queueMicrotask(() => this.#rescue(lost));
			})
		);
	}

	/** Whether this person may write now: by role, and while writing is open. */
	get canEdit(): boolean {
		const { role } = this.workshop.me;
		return role === 'facilitator' || (role === 'participant' && !this.run.frozen);
	}

	destroy(): void {
		this.run.destroy();
		for (const dispose of this.#disposers) dispose();
		this.images.destroy();
		this.tooling.destroy();
		this.arranging.destroy();
		this.undo.destroy();
		this.links.destroy();
		this.finding.destroy();
		this.comments.destroy();
		this.remoteInk.destroy();
		this.motion.destroy();
		this.far.destroy();
		this.presence.destroy();
		this.frames.destroy();
		this.elements.destroy();
	}

	// ---- selection

	select(ids: Iterable<string>): void {
		this.selection = new Set(ids);
		const named = [...this.selection].slice(0, MAX_PRESENCE_IDS);
		this.presence.tell({
			selection: named.length > 0 ? named : undefined,
			selected: this.selection.size || undefined
		});
		this.elements.refresh();
	}

	/** Bounding rect of what is selected, as written; null for nothing. */
	selectionRect(): Rect | null {
		return unionOf(this.elements.records(this.selection).map((rec) => rectOf(rec.xy, rec.wh)));
	}

	// ---- writing

	edit(editing: Editing): void {
		if (!this.canEdit || this.editing?.id === editing.id) return;
		if (this.arranging.isLocked(editing.id)) return this.host.say('locked');
		// What an image says is said in a dialog.
		const kind = this.elements.get(editing.id)?.rec.kind;
		if (kind === 'image') return this.images.describe(editing.id);
		// There is nothing in them to write.
		if (kind === 'ink' || kind === 'stamp') return;
		this.endEdit();
		this.editing = editing;
		this.undo.typing(true, editing.fresh === true && kind === 'text');
		if (!isField(editing.id)) this.select([editing.id]);
		this.presence.tell({ editing: { id: editing.id } });
	}

	endEdit(): void {
		const { editing } = this;
		if (!editing) return;
		this.editing = null;
		this.undo.typing(false);
		this.presence.tell({ editing: undefined });
		this.elements.flush();
		const rec = this.elements.get(editing.id)?.rec;
		const fresh = editing.fresh === true;
		// What others are in stays.
		if (rec && vanishesEmpty(rec, fresh) && this.writersIn(editing.id).length === 0) {
			deleteElements(this.board, [editing.id]);
			if (fresh) this.undo.forget([editing.id]);
		}
		this.tooling.focus();
	}

	/** Takes a step back or forth. Writing ends first: a step may take the note away. */
	step(direction: 'undo' | 'redo'): UndoResult | null {
		const { editing } = this;
		const result = this.undo[direction]();
		this.elements.flush();
		if (editing && !isField(editing.id) && !this.elements.get(editing.id)) this.endEdit();
		return result;
	}

	/** Someone deleted the note that we are writing in: the words go on in a new one at its place. */
	#rescue(lost: ElementRecord): void {
		if (this.editing?.id !== lost.id) return;
		this.endEdit();
		if (!isRescued(lost)) return;
		const id = this.host.newId();
		const by = this.workshop.me.participant;
		createElements(this.board, [{ ...lost, id, by, at: this.host.now() }]);
		this.edit({ id });
		this.host.say('noteDeleted');
	}

	/** Svelte attachment that ties a textarea to the text of a note or a field. */
	editText(id: string): (element: HTMLTextAreaElement) => (() => void) | undefined {
		return (element) => untrack(() => this.#tie(id, element));
	}

	#tie(id: string, element: HTMLTextAreaElement): (() => void) | undefined {
		const text = this.textFor(id);
		if (!text) return;
		const unbind = bindText({
			text,
			origin: LOCAL,
			maxLength: isField(id) ? MAX_FIELD_LENGTH : MAX_TEXT_LENGTH,
			onlimit: () => this.host.say(isField(id) ? 'fieldTooLong' : 'noteTooLong'),
			onbinary: () => this.host.say('noteBinary'),
			alongside: () => typedIn(this, id),
			oncaret: (anchor, head) => {
				if (this.editing?.id === id) this.presence.tell({ editing: { id, anchor, head } });
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

	textFor(id: string): ReturnType<typeof textOf> {
		const field = parseFieldName(id);
		return field ? fieldText(this.board.doc, field.frame, field.zone) : textOf(this.board, id);
	}

	// ---- the others

	writersIn(id: string): readonly Writer[] {
		// The same nothing for all who ask, or every note would look again when anybody comes or goes.
		if (this.presence.writing.length === 0) return NOBODY;
		const writers: Writer[] = [];
		for (const { client, presence } of this.presence.writing) {
			if (presence.editing?.id !== id) continue;
			const person = this.workshop.person(presence.p);
			if (!person) continue;
			const { head } = presence.editing;
			writers.push({ client, name: person.name, color: person.color, ...(head && { head }) });
		}
		return writers.length > 0 ? writers : NOBODY;
	}

	caretOf(id: string, writer: Writer): number | null {
		const text = this.textFor(id);
		return text && writer.head ? caretIndex(text, writer.head) : null;
	}

	peersHere(): readonly Peer[] {
		return this.presence.peers;
	}

	// ---- appearance

	markFresh(ids: Iterable<string>): void {
		for (const id of ids) this.#fresh.set(id, this.host.now());
	}

	isFresh(id: string): boolean {
		const at = this.#fresh.get(id);
		return at !== undefined && this.host.now() - at < FRESH;
	}

	/** Frame and template under a point. */
	frameAt(point: Point): { frame: Frame; template: CanvasTemplate } | null {
		return this.frames.at(point);
	}

	/** Moves elements by so many board units, as one intention. */
	moveBy(ids: Iterable<string>, by: Point): void {
		const moves = new Map<string, Point>();
		for (const rec of this.elements.records(this.elements.withCarried(ids))) {
			moves.set(rec.id, add(rec.xy, by));
		}
		this.undo.boundary();
		owned(this, () => moveElements(this.board, moves));
	}

	/** Selects one element and brings it into sight; for the keyboard. */
	focusElement(id: string): void {
		const view = this.elements.get(id);
		if (!view) return;
		this.select([id]);
		this.camera.reveal(view.rect);
	}

	/** Around everything on the board; null for an empty one. */
	contentRect(): Rect | null {
		const notes = [...this.elements.all()].map((view) => view.rect);
		return unionOf([...this.frames.sheets.map((sheet) => sheet.rect), ...notes]);
	}

	/** What a canvas's text field holds, for whoever shows it. */
	fieldValue(id: string): string {
		return this.frames.fieldValue(id);
	}

	/** The canvas that the middle of the view is nearest to. */
	currentSheet(): Sheet | null {
		return this.frames.nearest(centreOf(this.camera.view));
	}

	/** The same for where the view is flying to: keys may be pressed faster than it flies. */
	aimedSheet(): Sheet | null {
		return this.frames.nearest(centreOf(viewOf(this.camera.aim, this.camera.size)));
	}

	moveToken(frame: string, tau: number): void {
		moveToken(this.workshop.plan.doc, frame, tau);
	}

	passPivot(frame: string, choice: string, to: number | null): void {
		passPivot(this.workshop.plan.doc, frame, { choice, to, reason: '', at: this.host.now() });
	}

	/** Keys go back to where the person was: the text being written, or the board. */
	refocus(): void {
		// What was opened by the same click and has the keys by now keeps them.
		if (document.activeElement?.closest('[data-holds-keys]')) return;
		if (!this.editing) return this.tooling.focus();
		const textarea = document.querySelector<HTMLTextAreaElement>('.viewport textarea');
		textarea?.focus({ preventScroll: true });
	}

	/** The first canvas fills the view; a blank board starts at its middle. */
	#openView(): void {
		if (this.links.follow(location.hash, true)) return this.elements.look(this.camera.view);
		const [first] = this.frames.sheets;
		const rect = first?.rect ?? this.contentRect();
		if (rect) this.camera.fit(rect, { padding: SHEET_PADDING, cut: true });
		else this.camera.set({ x: -this.camera.size[0] / 2, y: -this.camera.size[1] / 2, zoom: 1 });
		this.elements.look(this.camera.view);
	}

	*#pinned(): Iterable<string> {
		// A selection of thousands is an outline; only a handful must keep its nodes.
		if (this.selection.size <= MAX_PRESENCE_IDS) yield* this.selection;
		if (this.editing) yield this.editing.id;
	}
}

const isField = (id: string): boolean => parseFieldName(id) !== null;
