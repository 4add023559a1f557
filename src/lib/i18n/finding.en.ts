import { pluralEn } from './plural.ts';

/** Finding things: text, commands, links into the board, the overview, canvases. */
export const finding = {
	find: {
		title: 'Find',
		field: 'Find text on all boards',
		empty:
			'Looks through notes, texts, shapes, frames, labels, the canvases’ own fields and comments.',
		none: 'Nothing found.',
		loading: 'Reading the other boards',
		failed: (boards: number) =>
			`${boards} ${pluralEn(boards, 'board', 'boards')} couldn’t be read.`,
		found: (hits: number) => `${hits} found`,
		at: (place: number, hits: number) => `${place} of ${hits}`,
		more: (hits: number) => `And ${hits} more. Type more letters to find fewer.`,
		results: 'Found',
		next: 'Next match',
		previous: 'Previous match',
		otherBoard: (board: string) => `On the board “${board}”`,
		kinds: {
			note: 'Note',
			text: 'Text',
			shape: 'Shape',
			connector: 'Connector',
			ink: 'Drawing',
			image: 'Image',
			frame: 'Frame',
			stamp: 'Stamp',
			field: 'Field',
			comment: 'Comment'
		}
	},
	palette: {
		title: 'All commands',
		field: 'What would you like to do?',
		none: 'No command of that name.',
		goTo: (name: string) => `Go to “${name}”`,
		canvas: 'Canvas',
		frame: 'Frame',
		found: (count: number) => `${count} ${pluralEn(count, 'command', 'commands')}`
	},
	shortcuts: {
		search: 'Search shortcuts',
		none: 'No shortcut of that name.',
		pointing: 'Mouse and trackpad',
		touch: 'Touch and pen',
		gestures: {
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
		} satisfies Record<string, readonly (readonly [string, string])[]>
	},
	others: {
		setting: 'Say what others add',
		/** `others`: people besides the one who is named. */
		added: (name: string, others: number, count: number, zone: string) =>
			`${name}${others > 0 ? ` and ${others} ${pluralEn(others, 'other', 'others')}` : ''} added ${count} ${pluralEn(count, 'note', 'notes')}${zone && ` in “${zone}”`}`
	},
	link: {
		copied: 'Link copied. It opens for those who are in this workshop.',
		failed: (url: string) => `The browser didn’t allow copying. The link: ${url}`,
		missing: 'What this link points to isn’t on the board any more.',
		copy: 'Copy link'
	},
	minimap: {
		title: 'Overview',
		label: 'Overview of the board. Arrow keys move the view, plus and minus zoom.',
		show: 'Show the overview',
		hide: 'Hide the overview'
	},
	canvases: {
		add: 'Add a canvas',
		added: (name: string) => `“${name}” is on the board.`,
		remove: (name: string) => `Remove “${name}”`,
		removed: (name: string) => `“${name}” was removed. The notes stay on the board.`,
		undo: 'Undo',
		earlier: (name: string) => `Move “${name}” to the left`,
		later: (name: string) => `Move “${name}” to the right`,
		options: (name: string) => `More about “${name}”`,
		frames: 'Frames',
		untitled: 'Frame without a title'
	}
};
