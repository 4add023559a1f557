type Lines = readonly (readonly [what: string, how: string])[];

/** What a hand can do, and how: whoever looks on, and whoever may write besides. */
interface Hand {
	readonly anyone: Lines;
	readonly writers: Lines;
}

export interface Gestures {
	readonly mouse: Hand;
	readonly touch: Hand;
}

/** Of the shortcut sheet. Not part of the messages: it comes with the sheet, not with the page. */
export const gestures: Gestures = {
	mouse: {
		anyone: [
			['Pan', 'Space and drag, right or middle button and drag'],
			['Zoom', 'Wheel, or Ctrl and wheel; pinch on a trackpad'],
			['Pan with a trackpad', 'Two fingers'],
			['Select several', 'Drag over an empty place, or Shift and click'],
			['Menu', 'Right button']
		],
		writers: [
			['New note', 'Double-click an empty place'],
			['Write in a note', 'Double-click it'],
			['Copy by dragging', 'Alt and drag'],
			['Keep the direction while dragging', 'Shift'],
			['Resize and keep the proportions', 'Shift'],
			['Resize from the middle', 'Alt'],
			['Move without dragging', 'Select, press Alt+M, click the new place']
		]
	},
	touch: {
		anyone: [
			['Pan', 'One finger on an empty place'],
			['Pan and zoom', 'Two fingers'],
			['Menu', 'Press and hold']
		],
		writers: [
			['Move a note', 'One finger on it'],
			['Write in a note', 'Double tap'],
			['Undo', 'Tap with two fingers'],
			['Redo', 'Tap with three fingers'],
			['With a pen', 'The pen draws and moves, fingers pan']
		]
	}
};
