import { expect } from 'vitest';
import { NOTE_SIZE } from '#lib/domain/elements.ts';
import type { Point, Rect } from '#lib/domain/geometry.ts';
import { INITIAL, type ToolState } from '#lib/tools/state.ts';
import { step, wantsTicks } from '#lib/tools/step.ts';
import type {
	CarryInput,
	Device,
	Direction,
	Effect,
	Handle,
	PointerInput,
	Target,
	ToolbarDragInput,
	ToolEvent,
	ToolId
} from '#lib/tools/types.ts';
import { World } from './world.ts';

export type Notes = Readonly<Record<string, Point | readonly [number, number, number, number]>>;
type Kind = Effect['kind'];
type Of<K extends Kind> = Extract<Effect, { kind: K }>;

/** What would be written to the document. */
const WRITES: readonly Kind[] = [
	'commit-move',
	'commit-resize',
	'create-note',
	'create-box',
	'create-stamp',
	'commit-link',
	'commit-end',
	'erase'
];
const FRAME_MS = 16;

interface PressOptions {
	readonly button?: 0 | 1 | 2;
	readonly target?: Target;
	readonly pointer?: number;
	readonly primary?: boolean;
}

/**
 * Hands on a board: says what a person does and checks what comes of it. Positions are CSS px in
 * the view; while the camera is untouched they are board units too.
 */
export class Driver {
	readonly world = new World();
	state: ToolState = INITIAL;
	/** Everything asked for since the last `forget`. */
	log: Effect[] = [];
	#time = 1000;
	#device: Device = 'mouse';
	#pointer = 1;
	#at: Point = [0, 0];
	#keys = { shift: false, alt: false, mod: false };

	constructor(notes: Notes) {
		for (const [id, [x, y, w = NOTE_SIZE[0], h = NOTE_SIZE[1]]] of Object.entries(notes)) {
			this.world.rects.set(id, { x, y, w, h });
		}
	}

	// ---- the board as it is

	tool(tool: ToolId): this {
		this.world.tool = tool;
		return this.send({ kind: 'refresh' });
	}

	keepTool(): this {
		this.world.keepTool = true;
		return this;
	}

	selected(...ids: string[]): this {
		this.world.selection = new Set(ids);
		return this;
	}

	writingIn(id: string): this {
		this.world.editing = id;
		return this.selected(id);
	}

	viewer(): this {
		this.world.canEdit = false;
		return this;
	}

	frozen(): this {
		this.world.canEdit = false;
		return this.send({ kind: 'refresh' });
	}

	camera(x: number, y: number, zoom: number): this {
		this.world.camera = { x, y, zoom };
		return this.send({ kind: 'refresh' });
	}

	/** Someone else deletes these. */
	removed(...ids: string[]): this {
		for (const id of ids) this.world.rects.delete(id);
		this.world.selection = new Set([...this.world.selection].filter((id) => !ids.includes(id)));
		return this;
	}

	image(id: string): this {
		this.world.images.add(id);
		return this;
	}

	// ---- keys

	space(held = true): this {
		this.world.spaceHeld = held;
		return this.send({ kind: 'refresh' });
	}

	holding(keys: { shift?: boolean; alt?: boolean; mod?: boolean }): this {
		this.#keys = { shift: false, alt: false, mod: false, ...keys };
		return this.send({ kind: 'modifiers', ...this.#keys });
	}

	escape(): this {
		return this.send({ kind: 'cancel' });
	}

	carry(event: Omit<Extract<CarryInput, { phase: 'begin' | 'drop' }>, 'kind'>): this {
		return this.send({ kind: 'carry', ...event });
	}

	arrow(direction: Direction, stride: 'near' | 'far' | 'slot' = 'near'): this {
		return this.send({ kind: 'carry', phase: 'step', direction, stride });
	}

	// ---- pointers

	mouse(): this {
		return this.#use('mouse', 1);
	}

	finger(pointer = 10): this {
		return this.#use('touch', pointer);
	}

	pen(): this {
		return this.#use('pen', 5);
	}

	pointerDown(at: Point, options: PressOptions = {}): this {
		return this.#point('pointer-down', at, options);
	}

	/** Straight there; a threshold or an edge is crossed in one event. */
	moveTo(at: Point, buttons = 1): this {
		return this.#point('pointer-move', at, { buttons });
	}

	release(): this {
		return this.#point('pointer-up', this.#at, { buttons: 0 });
	}

	cancelPointer(): this {
		return this.#point('pointer-cancel', this.#at, {});
	}

	onHandle(handle: Handle, at: Point): this {
		return this.pointerDown(at, { target: { kind: 'handle', handle } });
	}

	click(at: Point): this {
		return this.pointerDown(at).release();
	}

	doubleClick(at: Point): this {
		return this.click(at).wait(120).click(at);
	}

	drag(from: Point, to: Point): this {
		return this.pointerDown(from).moveTo(to).release();
	}

	toolbar(phase: ToolbarDragInput['phase'], screen: Point, over: boolean): this {
		return this.send({ kind: 'toolbar-drag', phase, screen, over, time: this.#time });
	}

	/** Time passes, in frames. */
	wait(ms: number): this {
		for (let left = ms; left > 0; left -= FRAME_MS) {
			this.#time += Math.min(FRAME_MS, left);
			if (wantsTicks(this.state)) this.send({ kind: 'tick', time: this.#time });
		}
		return this;
	}

	send(event: ToolEvent): this {
		const { state, effects } = step(this.state, event, this.world);
		this.state = state;
		const before = this.world.camera;
		for (const effect of effects) {
			this.log.push(effect);
			this.world.carryOut(effect);
		}
		const moved = this.world.camera !== before;
		const changed = effects.some(({ kind }) => kind === 'set-tool');
		return moved || changed ? this.send({ kind: 'refresh' }) : this;
	}

	#use(device: Device, pointer: number): this {
		this.#device = device;
		this.#pointer = pointer;
		return this;
	}

	#point(
		kind: PointerInput['kind'],
		screen: Point,
		options: PressOptions & { buttons?: number }
	): this {
		this.#at = screen;
		const { button = 0, pointer = this.#pointer, ...rest } = options;
		const device = this.#device;
		return this.send({
			kind,
			pointer,
			device,
			button,
			screen,
			time: this.#time,
			...this.#keys,
			...rest
		});
	}

	// ---- what came of it

	forget(): this {
		this.log = [];
		return this;
	}

	all<K extends Kind>(kind: K): Of<K>[] {
		return this.log.filter((effect): effect is Of<K> => effect.kind === kind);
	}

	last<K extends Kind>(kind: K): Of<K> | undefined {
		return this.all(kind).at(-1);
	}

	expectSelected(...ids: string[]): this {
		expect([...this.world.selection].sort()).toEqual([...ids].sort());
		return this;
	}

	expectAt(id: string, at: Point): this {
		const rect = this.world.rects.get(id);
		expect(rect && [rect.x, rect.y]).toEqual(at);
		return this;
	}

	expectRect(id: string, x: number, y: number, w: number, h: number): this {
		expect(this.world.rects.get(id)).toEqual({ x, y, w, h } satisfies Rect);
		return this;
	}

	expectPhase(kind: ToolState['phase']['kind']): this {
		expect(this.state.phase.kind).toBe(kind);
		return this;
	}

	expectCamera(x: number, y: number, zoom = 1): this {
		const { camera } = this.world;
		expect([camera.x, camera.y, camera.zoom].map((n) => Math.round(n * 1000) / 1000)).toEqual([
			x,
			y,
			zoom
		]);
		return this;
	}

	expectTool(tool: ToolId): this {
		expect(this.world.tool).toBe(tool);
		return this;
	}

	expectEditing(id: string | null): this {
		expect(this.world.editing).toBe(id);
		return this;
	}

	/** The last effect of a kind, in the parts that matter. */
	expectLast<K extends Kind>(kind: K, part: Partial<Of<K>>): this {
		// toMatchObject takes undefined for anything that has no parts.
		expect(this.last(kind), kind).toBeDefined();
		expect(this.last(kind)).toMatchObject(part);
		return this;
	}

	expectNo(...kinds: Kind[]): this {
		expect(this.log.filter(({ kind }) => kinds.includes(kind))).toEqual([]);
		return this;
	}

	expectNothingWritten(): this {
		return this.expectNo(...WRITES);
	}

	expectWrites(count: number): this {
		expect(this.log.filter(({ kind }) => WRITES.includes(kind))).toHaveLength(count);
		return this;
	}

	expectCursor(name: Of<'cursor'>['name']): this {
		expect(this.state.cursor).toBe(name);
		return this;
	}
}

export const board = (notes: Notes = {}): Driver => new Driver(notes);
