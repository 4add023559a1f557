import { toBoard, type Camera } from '../../domain/camera.ts';
import { centreOf, translate, type Point, type Rect } from '../../domain/geometry.ts';
import { endEdit } from '../effects.ts';
import { AWAY, edgeAt } from '../gestures/edge-scroll.ts';
import { heldFrom, holding, modifiersOf } from '../gestures/held.ts';
import { snapField } from '../snap/field.ts';
import { snapMove } from '../snap/snap.ts';
import type { Guide, SnapField } from '../snap/types.ts';
import { IDLE, type Behaviour, type Outcome, type Placing, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolbarDragInput, ToolContext, ToolEvent } from '../types.ts';

const GONE: Effect = { kind: 'ghost', at: null };
const NO_GUIDES: Effect = { kind: 'guides', guides: [] };

interface Spot {
	/** The note's middle. */
	readonly at: Point;
	readonly guides: readonly Guide[];
}

/** Colour and model, when it has them; exactOptional types and equality both like absent keys. */
const paper = (phase: Placing): Pick<Placing, 'color' | 'like'> => ({
	...(phase.color !== undefined && { color: phase.color }),
	...(phase.like !== undefined && { like: phase.like })
});

const rectAt = ([x, y]: Point, like: string | undefined, context: ToolContext): Rect => {
	const [w, h] = context.newNoteSize([x, y], like);
	return { x: Math.round(x - w / 2), y: Math.round(y - h / 2), w, h };
};

const fieldAt = (at: Point, like: string | undefined, context: ToolContext): SnapField =>
	snapField(rectAt(at, like, context), context.neighbours(new Set()));

/** Where it would be made: beside a note, or in line with something, that is near. Ctrl holds that off. */
function spotOf(phase: Placing, context: ToolContext, camera: Camera): Spot {
	const at = toBoard(camera, phase.screen);
	const { field, like, mods } = phase;
	if (field === undefined || context.snapping === mods.mod) return { at, guides: [] };
	const rect = rectAt(at, like, context);
	const { by, guides } = snapMove(field, rect, { zoom: camera.zoom, axes: ['x', 'y'] });
	return { at: guides.length > 0 ? centreOf(translate(rect, by)) : at, guides };
}

function ghost(phase: Placing, context: ToolContext, camera: Camera): readonly Effect[] {
	if (phase.over) return gone(phase);
	const { at, guides } = spotOf(phase, context, camera);
	const shown: Effect = { kind: 'ghost', at, ...paper(phase) };
	return phase.field === undefined ? [shown] : [shown, { kind: 'guides', guides }];
}

const gone = ({ field }: Placing): readonly Effect[] =>
	field === undefined ? [GONE] : [GONE, NO_GUIDES];

/** The tool that made a note gives way to the one that works with it. */
function afterUse(phase: Placing, context: ToolContext): readonly Effect[] {
	const stays = context.keepTool || context.tool === 'select' || phase.from === 'plus';
	return stays ? [] : [{ kind: 'set-tool', tool: 'select' }];
}

export const placing: Behaviour<Placing> = {
	edits: true,
	draw: ghost,
	drop(phase, context) {
		if (phase.over) return { phase: IDLE, effects: gone(phase) };
		const { at } = spotOf(phase, context, context.camera);
		const create: Effect = { kind: 'create-note', at, edit: true, ...paper(phase) };
		return {
			phase: IDLE,
			effects: [...gone(phase), ...endEdit(context), ...afterUse(phase, context), create]
		};
	},
	abandon: gone
};

/** The note tool: in the hand from the press on, made where it is let go. */
export function pressNote(event: PointerInput, context: ToolContext): Outcome {
	const phase: Placing = {
		kind: 'placing',
		from: 'tool',
		over: false,
		pointer: event.pointer,
		device: event.device,
		screen: event.screen,
		mods: modifiersOf(event),
		edge: edgeAt(AWAY, event.screen, context.view, event.time)
	};
	return {
		phase,
		effects: [
			...endEdit(context),
			{ kind: 'capture', pointer: event.pointer },
			...ghost(phase, context, context.camera)
		]
	};
}

/** A + pulled off its note: a note like that one, under the pointer. */
export function startPlacing(
	press: Pointing,
	event: PointerInput,
	context: ToolContext,
	like: string
): Outcome {
	const phase: Placing = {
		kind: 'placing',
		from: 'plus',
		over: false,
		like,
		field: fieldAt(toBoard(context.camera, event.screen), like, context),
		...heldFrom(press, event, context)
	};
	return { phase, effects: ghost(phase, context, context.camera) };
}

/** Not a pointer of the canvas: toolbar drags come as events of their own. */
const TOOLBAR_POINTER = -1;
const NO_MODS = { shift: false, alt: false, mod: false };

export function startToolbarDrag(event: ToolbarDragInput, context: ToolContext): Outcome {
	const phase: Placing = {
		kind: 'placing',
		from: 'toolbar',
		over: event.over,
		pointer: TOOLBAR_POINTER,
		device: 'mouse',
		screen: event.screen,
		mods: NO_MODS,
		edge: AWAY,
		field: fieldAt(toBoard(context.camera, event.screen), undefined, context),
		...(event.color !== undefined && { color: event.color })
	};
	return { phase, effects: event.over ? [] : ghost(phase, context, context.camera) };
}

export function onToolbarDrag(
	phase: Placing,
	event: ToolbarDragInput,
	context: ToolContext
): Outcome {
	if (phase.from !== 'toolbar') return { phase, effects: [] };
	if (event.phase === 'cancel') return { phase: IDLE, effects: placing.abandon(phase) };
	const next: Placing = {
		...phase,
		over: event.over,
		screen: event.screen,
		// The toolbar may lie at the edge of the view: what is over it doesn't scroll the board.
		edge: event.over ? AWAY : edgeAt(phase.edge, event.screen, context.view, event.time)
	};
	if (!context.canEdit) return { phase: IDLE, effects: placing.abandon(phase) };
	if (event.phase === 'drop') return placing.drop(next, context);
	return { phase: next, effects: placing.draw(next, context, context.camera) };
}

export const onPlacing = (phase: Placing, event: ToolEvent, context: ToolContext): Outcome =>
	event.kind === 'toolbar-drag'
		? onToolbarDrag(phase, event, context)
		: holding(phase, event, context, placing);
