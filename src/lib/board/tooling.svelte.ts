import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { toScreen } from '#lib/domain/camera.ts';
import { clamp, type Point, type Rect, type Size } from '#lib/domain/geometry.ts';
import { phaseToolOf } from '#lib/tools/actions/phase-tools.ts';
import { INITIAL, type ToolState } from '#lib/tools/state.ts';
import { step, wantsTicks } from '#lib/tools/step.ts';
import type { CursorName, ToolContext, ToolEvent, ToolId } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { carryOut, type NoteStyle } from './effects.ts';
import { pointerInput } from './pointer-input.ts';
import { lineContext } from './line-context.ts';
import { toolContext } from './tool-context.ts';
import { toolbarDrag } from './toolbar-drag.ts';
import { listenTo } from './viewport-events.ts';
import { Wheel } from './wheel.ts';

/** What is a gesture under way, and not a wait for one. */
const GESTURES: ReadonlySet<ToolState['phase']['kind']> = new Set([
	'dragging',
	'resizing',
	'marquee',
	'placing',
	'drawing',
	'linking',
	'aiming',
	'inking',
	'erasing'
]);

/** A drag of ours in progress; the same through all of it, unless it begins or ceases to copy. */
export interface Drag {
	readonly ids: readonly string[];
	/** The same ids. */
	readonly held: ReadonlySet<string>;
	/** Copies are dragged, the elements themselves stay. */
	readonly duplicate: boolean;
}

/** What a menu was asked for at: a place in the view (CSS px), and an element or the board. */
export interface MenuAsked {
	readonly screen: Point;
	readonly id: string | null;
	/** Or by name, in the palette: nobody points, and the focus goes to its first line. */
	readonly byKey: boolean;
}

/**
 * Between the browser and the tools: DOM events go in as data, effects come out and are carried
 * out. What a tool shows while it works is kept here for the layers that draw it.
 */
export class Tooling {
	tool: ToolId = $state('select');
	cursor: CursorName = $state('default');
	marquee: Rect | null = $state.raw(null);
	marqueeIds: readonly string[] = $state.raw([]);
	drag: Drag | null = $state.raw(null);
	resizing: readonly string[] = $state.raw([]);
	ghost: (NoteStyle & { at: Point }) | null = $state.raw(null);
	menuAt: MenuAsked | null = $state.raw(null);
	/** A tool stays after it was used. */
	keepTool: boolean = $state(false);
	/** A gesture is under way: bars that would be in its way step aside. */
	busy: boolean = $state(false);
	/** Pointer is over the board; where, CSS px in the view. For paste and keyboard-made notes. */
	pointer: Point | null = null;
	/** Wakes whoever follows dragBy; a move that nobody follows is no work for Svelte. */
	readonly #follow = createSubscriber((wake) => {
		this.#wake = wake;
		return () => (this.#wake = null);
	});
	#wake: (() => void) | null = null;
	#by: Point = [0, 0];
	readonly #board: BoardView;
	readonly #wheel: Wheel;
	readonly #lines: ReturnType<typeof lineContext>;
	#state: ToolState = INITIAL;
	#element: HTMLElement | null = null;
	#space = false;
	#ticking = 0;
	/** CSS px, of the view's corner on the page. */
	#corner: Point = [0, 0];

	constructor(board: BoardView) {
		this.#board = board;
		this.#wheel = new Wheel(board);
		this.#lines = lineContext(board);
	}

	/** Svelte attachment for the element that takes all pointers of the board. */
	viewport = (element: HTMLElement): (() => void) => {
		this.#element = element;
		const aborter = new AbortController();
		const { signal } = aborter;
		listenTo(element, signal, {
			pointer: this.#onpointer,
			leave: this.#onleave,
			wheel: this.#onwheel,
			keydown: this.#onkey,
			keyup: (event) => this.#board.commands.onkeyup(event),
			lost: this.#onlost
		});
		if (document.activeElement === document.body) this.focus();
		const observer = new ResizeObserver(() => this.#measure());
		observer.observe(element);
		// Outside the attachment's tracking, or every camera move would attach it anew.
		untrack(() => this.#measure());
		return () => {
			aborter.abort();
			observer.disconnect();
			this.#element = null;
		};
	};

	/** Svelte attachment for a toolbar button that a note can be dragged off. */
	readonly toolbarDrag = toolbarDrag(([x, y], over, phase, time) => {
		const [left, top] = this.#corner;
		const { color } = this.#board;
		this.send({ kind: 'toolbar-drag', phase, screen: [x - left, y - top], over, time, color });
		if (phase === 'cancel') this.#board.refocus();
	});

	/** By how much `drag` is shifted, board units. */
	get dragBy(): Point {
		this.#follow();
		return this.#by;
	}

	set dragBy(by: Point) {
		this.#by = by;
		this.#wake?.();
	}

	send(event: ToolEvent): void {
		const result = step(this.#state, event, this.#context());
		this.#state = result.state;
		const before = this.#board.camera.camera;
		for (const effect of result.effects) carryOut(this.#board, effect);
		const { kind } = this.#state.phase;
		this.busy = GESTURES.has(kind);
		if (!this.busy) this.#board.arranging.unguide();
		if (wantsTicks(this.#state)) this.#ticking ||= requestAnimationFrame(this.#ontick);
		if (this.#board.camera.camera !== before) this.send({ kind: 'refresh' });
	}

	setTool(tool: ToolId): void {
		if (this.tool === tool) return;
		if (tool !== 'select' && tool !== 'hand' && !this.#board.canEdit) return;
		const needed = phaseToolOf(tool);
		if (needed && this.#board.closed.has(needed)) return;
		this.tool = tool;
		this.send({ kind: 'refresh' });
	}

	toggleKeep(): void {
		this.keepTool = !this.keepTool;
	}

	setSpace(held: boolean): void {
		if (this.#space === held) return;
		this.#space = held;
		this.send({ kind: 'refresh' });
	}

	/** A modifier key changed while the pointer rests: a drag becomes a copy, a resize keeps its ratio. */
	modifiers(event: KeyboardEvent): void {
		if (this.#state.phase.kind === 'idle') return;
		const { shiftKey: shift, altKey: alt } = event;
		this.send({ kind: 'modifiers', shift, alt, mod: event.ctrlKey || event.metaKey });
	}

	get phase(): ToolState['phase']['kind'] {
		return this.#state.phase.kind;
	}

	capture(pointer: number): void {
		// A pointer that has gone meanwhile can't be captured; its cancel is on the way.
		try {
			this.#element?.setPointerCapture(pointer);
		} catch {
			this.send({ kind: 'lost' });
		}
	}

	/** Keys go to the board again. */
	focus(): void {
		this.#element?.focus({ preventScroll: true });
	}

	leave(): void {
		this.#board.select([]);
		this.#element?.blur();
	}

	/** Opens the menu of what is selected, or of the board, at a place in the view: its own when absent. */
	openMenu(screen?: Point, byKey = true): void {
		const [id = null] = this.#board.selection;
		const rect = this.#board.selectionRect();
		const { camera, size, toBoard } = this.#board.camera;
		const spot = rect ? ([rect.x, rect.y + rect.h] as const) : toBoard([size[0] / 2, size[1] / 2]);
		this.menuAt = { screen: screen ?? inView(toScreen(camera, spot), size), id, byKey };
	}

	/** Where the open menu was asked for, board point; null while none is open. */
	get menuSpot(): Point | null {
		return this.menuAt && this.#board.camera.toBoard(this.menuAt.screen);
	}

	/** Board point of the pointer, or of the view's middle when it is elsewhere. */
	spot(): Point {
		const { size, toBoard } = this.#board.camera;
		return this.menuSpot ?? toBoard(this.pointer ?? [size[0] / 2, size[1] / 2]);
	}

	destroy(): void {
		cancelAnimationFrame(this.#ticking);
	}

	#context(): ToolContext {
		const { tool, keepTool } = this;
		return toolContext(this.#board, this.#lines, { tool, keepTool, spaceHeld: this.#space });
	}

	#measure(): void {
		const { clientWidth, clientHeight } = this.#element ?? { clientWidth: 1, clientHeight: 1 };
		// Now and not at every event: asking for it has the page laid out.
		const box = this.#element?.getBoundingClientRect();
		this.#corner = [box?.left ?? 0, box?.top ?? 0];
		this.#board.camera.resize([clientWidth, clientHeight]);
	}

	/** What can't be selected may still be clicked on, to be released. */
	#pick(screen: Point): void {
		const point = this.#board.camera.toBoard(screen);
		const free = this.tool === 'select' && this.#board.elements.hit(point, 0) === null;
		this.#board.order.pick(free ? point : null);
	}

	readonly #onpointer = (event: PointerEvent): void => {
		const native = event.target instanceof Element && event.target.closest('[data-native]');
		if (native && event.type === 'pointerdown') return;
		const input = pointerInput(event, this.#corner, this.phase === 'inking');
		if (!input) return;
		if (event.type === 'pointerdown') {
			// A press on the board takes the focus, from a field or a panel too.
			event.preventDefault();
			this.focus();
			this.menuAt = null;
			this.#board.whereabouts.walkedTo = null;
		}
		this.pointer = input.screen;
		this.#board.presence.active();
		this.#tellCursor(input.screen);
		// A laser only shows; what lies under it stays as it is.
		if (!this.#board.laser.on) this.send(input);
		// Where a pointer goes that we hold is nobody else's business, and the page's bars all ask.
		if (this.busy && this.#element?.hasPointerCapture(event.pointerId)) event.stopPropagation();
		if (input.kind === 'pointer-down') this.#pick(input.screen);
	};

	readonly #onkey = (event: KeyboardEvent): void => {
		// Buttons on the sheets have their own Enter and Space.
		const native = event.target instanceof Element && event.target.closest('button');
		if (native && (event.key === 'Enter' || event.key === ' ' || event.key === 'Tab')) return;
		this.#board.commands.onkeydown(event);
	};

	readonly #onleave = (): void => {
		this.pointer = null;
		this.#board.presence.tell({ cursor: undefined });
	};

	readonly #onlost = (): void => {
		this.#space = false;
		this.send({ kind: 'lost' });
	};

	readonly #onwheel = (event: WheelEvent): void => {
		event.preventDefault();
		const [left, top] = this.#corner;
		const at: Point = [event.clientX - left, event.clientY - top];
		this.#wheel.turn(event, at);
		this.#tellCursor(at);
		this.send({ kind: 'refresh' });
	};

	readonly #ontick = (time: number): void => {
		this.#ticking = 0;
		this.send({ kind: 'tick', time });
	};

	#tellCursor(screen: Point): void {
		const [x, y] = this.#board.camera.toBoard(screen);
		this.#board.presence.tell({ cursor: [Math.round(x), Math.round(y)] });
	}
}

/** CSS px; a place that is out of view comes in by this much. */
const INSIDE = 24;
const inView = ([x, y]: Point, [w, h]: Size): Point => [
	clamp(x, INSIDE, w - INSIDE),
	clamp(y, INSIDE, h - INSIDE)
];
