/** What a hand can do, and how. */
export interface Gestures {
	readonly mouse: readonly (readonly [what: string, how: string])[];
	readonly touch: readonly (readonly [what: string, how: string])[];
}

/** Of the shortcut sheet. Not part of the messages: it comes with the sheet, not with the page. */
export const gestures: Gestures = {
	mouse: [
		['Pan', 'Space and drag, right or middle button and drag'],
		['Zoom', 'Wheel, or Ctrl and wheel; pinch on a trackpad'],
		['Pan with a trackpad', 'Two fingers'],
		['New note', 'Double-click an empty place'],
		['Write in a note', 'Double-click it'],
		['Select several', 'Drag over an empty place, or Shift and click'],
		['Copy by dragging', 'Alt and drag'],
		['Keep the direction while dragging', 'Shift'],
		['Resize and keep the proportions', 'Shift'],
		['Resize from the middle', 'Alt'],
		['Move without dragging', 'Select, press Alt+M, click the new place'],
		['Menu', 'Right button']
	],
	touch: [
		['Pan', 'One finger on an empty place'],
		['Pan and zoom', 'Two fingers'],
		['Move a note', 'One finger on it'],
		['Write in a note', 'Double tap'],
		['Undo', 'Tap with two fingers'],
		['Redo', 'Tap with three fingers'],
		['Menu', 'Press and hold'],
		['With a pen', 'The pen draws and moves, fingers pan']
	]
};
