import { pluralEn } from './plural.ts';

/** Finding things: text, commands, links into the board, the overview, canvases. */
export const finding = {
	find: {
		title: 'Find'
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
		touch: 'Touch and pen'
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
