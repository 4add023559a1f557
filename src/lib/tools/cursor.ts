import type { Phase } from './state.ts';
import type { CursorName, Handle, ToolContext } from './types.ts';

const RESIZE: Readonly<Record<Handle, CursorName>> = {
	n: 'ns-resize',
	s: 'ns-resize',
	e: 'ew-resize',
	w: 'ew-resize',
	nw: 'nwse-resize',
	se: 'nwse-resize',
	ne: 'nesw-resize',
	sw: 'nesw-resize'
};

/** For the handles themselves, which show it before anything is pressed. */
export const resizeCursor = (handle: Handle): CursorName => RESIZE[handle];

function resting(context: ToolContext): CursorName {
	if (context.spaceHeld) return 'grab';
	switch (context.tool) {
		case 'select':
		// Never in the hand: it opens the choice of files at once.
		case 'image':
			return 'default';
		case 'hand':
			return 'grab';
		case 'note':
		case 'connector':
		case 'line':
		case 'pen':
		case 'highlighter':
		case 'eraser':
		case 'text':
		case 'shape':
		case 'frame':
		case 'stamp':
		case 'comment':
			return context.canEdit ? 'crosshair' : 'default';
	}
}

/** What the pointer looks like over the whole view. */
export function cursorOf(phase: Phase, context: ToolContext): CursorName {
	switch (phase.kind) {
		case 'idle':
		case 'spent':
			return resting(context);
		case 'pointing':
			return phase.on.kind === 'handle' ? RESIZE[phase.on.handle] : resting(context);
		case 'dragging':
			return phase.mods.alt ? 'copy' : 'move';
		case 'marquee':
			return 'default';
		case 'resizing':
			return RESIZE[phase.handle];
		case 'placing':
		case 'aiming':
		case 'linking':
		case 'inking':
		case 'erasing':
		case 'drawing':
		case 'carrying':
			return 'crosshair';
		case 'panning':
		case 'pinching':
			return 'grabbing';
	}
}
