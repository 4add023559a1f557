import type { PhaseTool } from '#lib/domain/agenda.ts';
import { moveElements, type Board } from '#lib/domain/board-doc.ts';
import { add, rectOf, unionOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import type { NoteColor } from '#lib/domain/note-kinds.ts';
import type { Undo } from '#lib/domain/undo.ts';
import { protectedOf } from '#lib/domain/protected.ts';
import { MAX_PRESENCE_IDS } from '#lib/protocol/limits.ts';
import { Arranging } from './arranging.svelte.ts';
import { AttentionView } from './attention-view.svelte.ts';
import type { BoardHost } from './board-host.ts';
import { CameraView } from './camera-view.svelte.ts';
import { listenToClipboard } from './clipboard/events.ts';
import { Pasting } from './clipboard/pasting.svelte.ts';
import { Commands } from './commands.ts';
import { CommentsView } from './comments-view.svelte.ts';
import { ElementViews } from './element-views.svelte.ts';
import { Erasing } from './erasing.ts';
import { Exporting } from './export/exporting.svelte.ts';
import { FarView } from './far/view.svelte.ts';
import { Finding } from './finding.svelte.ts';
import { FramesView } from './frames-view.svelte.ts';
import { Freshness } from './freshness.ts';
import { Images } from './images/images.svelte.ts';
import { Inking } from './inking.svelte.ts';
import { Laser } from './laser.svelte.ts';
import { Leading } from './leading.svelte.ts';
import { Linking } from './linking.svelte.ts';
import { Links } from './links.svelte.ts';
import { LiveLines } from './live-lines.ts';
import { Making } from './making.svelte.ts';
import { middlesOf, OrderView } from './order-view.svelte.ts';
import { owned } from './owning.ts';
import { Paper } from './paper.svelte.ts';
import { PresenceView } from './presence-view.svelte.ts';
import { followCarried } from './previews.ts';
import { RemoteInk } from './remote-ink.ts';
import { RemoteMotion } from './remote-motion.ts';
import { ResizeView } from './resize-view.ts';
import { Reactions } from './reactions.svelte.ts';
import { NOTHING_CLOSED, RunView } from './run-view.svelte.ts';
import type { Settings } from './settings.svelte.ts';
import { Surfaces } from './surfaces.svelte.ts';
import { Tooling } from './tooling.svelte.ts';
import { Whereabouts } from './whereabouts.ts';
import { VotesView } from './votes-view.svelte.ts';
import type { WorkshopSession } from './workshop-session.svelte.ts';
import { Writing } from './writing.svelte.ts';

/**
 * The board as one person sees and holds it. It owns the parts (elements, camera, presence, tools)
 * and the state they share; what people can do is in actions.ts, what tools ask for in tooling.
 */
export class BoardView {
	readonly workshop: WorkshopSession;
	readonly host: BoardHost;
	readonly settings: Settings;
	readonly paper: Paper;
	readonly elements: ElementViews;
	readonly camera: CameraView;
	readonly presence: PresenceView;
	readonly far: FarView;
	readonly motion: RemoteMotion;
	readonly resizes: ResizeView;
	readonly frames: FramesView;
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
	readonly attention: AttentionView;
	readonly votes: VotesView;
	readonly leading: Leading;
	readonly reactions: Reactions;
	readonly laser: Laser;
	readonly order: OrderView;
	readonly writing: Writing;
	readonly whereabouts: Whereabouts;
	readonly fresh: Freshness;

	selection: ReadonlySet<string> = $state.raw(new Set());
	/** Turns true once the bundled face has arrived: texts are fitted anew. */
	fontsReady: boolean = $state(false);
	canUndo: boolean = $state(false);
	canRedo: boolean = $state(false);
	/** The paper of the next free note. */
	color: NoteColor = $state('yellow');
	readonly #disposers: (() => void)[] = [];

	constructor(workshop: WorkshopSession, settings: Settings, host: BoardHost) {
		this.workshop = workshop;
		this.settings = settings;
		this.host = host;
		this.run = new RunView(workshop, () => host.newId());
		this.paper = new Paper(workshop, () => performance.now());
		this.writing = new Writing(this);
		this.whereabouts = new Whereabouts(this);
		this.fresh = new Freshness(() => host.now());
		this.elements = new ElementViews(
			this.board,
			() => this.#pinned(),
			[],
			[protectedOf(workshop.plan.doc)]
		);
		this.camera = new CameraView(() => settings.still);
		// Before every other layer, so that all of them see the same elements in a frame.
		this.#disposers.push(this.camera.onframe(() => this.elements.look(this.camera.view)));
		this.#disposers.push(followCarried(this));
		this.lines = new LiveLines(this.elements);
		this.far = new FarView(this.elements, this.camera, this.lines);
		this.presence = new PresenceView(workshop.board.awareness, workshop.me.participant);
		this.motion = new RemoteMotion(this.presence, this.elements, this.camera);
		this.motion.onmoves = (shifts) => this.lines.holdOthers(shifts);
		this.resizes = new ResizeView(this.elements);
		this.frames = new FramesView(workshop, this.elements);
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
		this.attention = new AttentionView(this);
		this.votes = new VotesView(this);
		this.leading = new Leading(this);
		this.reactions = new Reactions(this);
		this.laser = new Laser(this);
		this.order = new OrderView(this);
		this.camera.onfirst = () => this.whereabouts.open();
		this.#followPaper();
		this.#disposers.push(
			listenToClipboard(this),
			this.elements.onchange((changes) => {
				const gone = new Set(changes.filter(({ after }) => !after).map(({ id }) => id));
				if ([...gone].some((id) => this.selection.has(id))) {
					this.select([...this.selection].filter((id) => !gone.has(id)));
				}
				const written = this.writing.editing?.id;
				const lost = changes.find(({ id, after }) => !after && id === written)?.before;
				// Not now: nothing may be written while a change is being told.
				if (lost) queueMicrotask(() => this.writing.rescue(lost));
			})
		);
	}

	/** What is written on now: the board that everybody sees, or one's own desk. */
	get board(): Board {
		return this.paper.board;
	}

	/** Of what is written on now. */
	get undo(): Undo {
		return this.paper.undo;
	}

	#followPaper(): void {
		const { paper } = this;
		paper.onundo = () => {
			this.order.forget();
			this.canUndo = paper.undo.canUndo;
			this.canRedo = paper.undo.canRedo;
		};
		paper.onturning = () => {
			this.writing.end();
			this.tooling.send({ kind: 'lost' });
			this.comments.close();
			this.select([]);
		};
		paper.onturned = () => {
			this.elements.take(paper.board, paper.isDesk ? [paper.shared.elements] : []);
			this.hush();
		};
	}

	/** Tells others no more than one may know who writes alone, or gives dots in secret: a pointer on a note is half a vote. */
	hush(): void {
		this.presence.hush(
			this.paper.isDesk || this.votes.isSecret,
			() => this.attention.holder?.id === this.workshop.me.participant
		);
	}

	/** Whether this person may write now: by role, and while writing is open. */
	get canEdit(): boolean {
		const { me, desks } = this.workshop;
		if (me.role === 'viewer') return false;
		// While each works alone, the only place to write is one's desk.
		if (desks?.open) return this.paper.isDesk && !this.run.frozen;
		return me.role === 'facilitator' || !this.run.frozen;
	}

	/** The same for what everybody sees at once. */
	get canShare(): boolean {
		return this.canEdit && !this.paper.isDesk;
	}

	/** Tools that this person hasn't been given; none for those who lead. */
	readonly closed: ReadonlySet<PhaseTool> = $derived.by(() => {
		const closed = this.workshop.me.role === 'facilitator' ? NOTHING_CLOSED : this.run.closed;
		// Nobody answers what nobody else can see.
		return this.paper.isDesk ? new Set([...closed, 'comment']) : closed;
	});

	destroy(): void {
		this.order.destroy();
		this.reactions.destroy();
		this.leading.destroy();
		this.attention.destroy();
		this.votes.destroy();
		this.run.destroy();
		for (const dispose of this.#disposers) dispose();
		this.images.destroy();
		this.tooling.destroy();
		this.arranging.destroy();
		this.paper.destroy();
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

	// ---- changing

	/** Moves elements by so many board units, as one intention. */
	moveBy(ids: Iterable<string>, by: Point): void {
		if (!this.order.mayPut(middlesOf(this, ids, by))) return;
		const moves = new Map<string, Point>();
		for (const rec of this.elements.records(this.elements.goingWith(ids))) {
			moves.set(rec.id, add(rec.xy, by));
		}
		this.undo.boundary();
		owned(this, () => moveElements(this.board, moves));
	}

	/** Keys go back to where the person was: the text being written, or the board. */
	refocus(): void {
		// What was opened by the same click and has the keys by now keeps them.
		if (document.activeElement?.closest('[data-holds-keys]')) return;
		if (!this.writing.editing) return this.tooling.focus();
		const textarea = document.querySelector<HTMLTextAreaElement>('.viewport textarea');
		textarea?.focus({ preventScroll: true });
	}

	*#pinned(): Iterable<string> {
		// A selection of thousands is an outline; only a handful must keep its nodes.
		if (this.selection.size <= MAX_PRESENCE_IDS) yield* this.selection;
		if (this.writing.editing) yield this.writing.editing.id;
	}
}
