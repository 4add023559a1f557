import { pluralEn } from './plural.ts';

export const board = {
	viewport: (canvases: number, objects: number) =>
		`Board: ${canvases} ${pluralEn(canvases, 'canvas', 'canvases')}, ${objects} ${pluralEn(objects, 'object', 'objects')}`,
	loading: 'Opening the board',
	save: {
		saved: 'Saved',
		saving: 'Saving',
		connecting: 'Connecting',
		offline: (changes: number) =>
			changes === 0
				? 'Offline'
				: `Offline: ${changes} ${pluralEn(changes, 'change', 'changes')} on this device`,
		closed: 'Not connected'
	},
	closed: {
		4400: 'The server couldn’t take a change from this device. Copy your notes, then start from the server’s state.',
		4401: 'You’re no longer signed in to this workshop. Open your link again.',
		4403: 'Your link no longer opens this board. Ask the facilitator for a new one.',
		4404: 'This board doesn’t exist any more.',
		4409: 'The server refused a change that your role doesn’t allow, so the board was loaded afresh.',
		4413: 'This board is as full as the server allows. What is saved is safe. Copy your notes, delete some from the board, and start from the server’s state.',
		4429: 'This device sent too much at once. Reload the page to go on.',
		other: 'The server ended the connection. Reload the page to go on.'
	},
	startAfresh: 'Start from the server’s state',
	copyMine: 'Copy my notes',
	tryAgain: 'Try again',
	closedTitle: 'You’re not connected any more',
	offline: {
		title: 'Working offline',
		/** `changes` that the server hasn't got yet. */
		text: (changes: number) =>
			changes === 0
				? 'Go on writing: it’s kept on this device and sent when the connection is back.'
				: `${changes} ${pluralEn(changes, 'change is', 'changes are')} on this device and will be sent when the connection is back.`
	},
	toHome: 'To the first page',
	reload: 'Reload',
	home: 'First page',
	toolbar: 'Tools',
	tools: {
		select: 'Select and move',
		hand: 'Pan',
		note: 'Note'
	},
	undo: 'Undo',
	redo: 'Redo',
	zoom: {
		in: 'Zoom in',
		out: 'Zoom out',
		reset: 'Zoom to 100 %',
		fit: 'Show everything',
		group: 'Zoom'
	},
	canvases: {
		title: 'Canvases',
		open: 'Canvases',
		next: 'Next canvas',
		previous: 'Previous canvas',
		back: 'Back to the canvas',
		add: 'Add a canvas',
		remove: (name: string) => `Remove “${name}” from the board`,
		removed: (name: string) => `“${name}” was removed. Notes stay on the board.`,
		info: (name: string) => `About “${name}”`,
		none: 'This board has no canvas. Double-click anywhere to write.',
		unknown: 'A canvas of a newer Loopboard',
		showExample: 'Show example',
		hideExample: 'Hide example',
		exampleNote: 'Only you see the example'
	},
	note: {
		label: (kind: string, text: string, author: string) =>
			[kind, text || 'Empty note', author && `by ${author}`].filter(Boolean).join('. '),
		kindless: 'Note',
		riskiest: 'Riskiest',
		edit: 'Note text',
		field: (zone: string) => `${zone}: text`,
		more: 'More text inside',
		editingNow: (names: string) => `${names} writing here`
	},
	neighbour: {
		right: 'Note to the right',
		left: 'Note to the left',
		up: 'Note above',
		down: 'Note below'
	},
	context: {
		bar: 'Selected',
		color: 'Colour',
		type: 'Type',
		noType: 'No type',
		front: 'Bring forward',
		back: 'Send back',
		duplicate: 'Duplicate',
		delete: 'Delete',
		size: 'Size',
		edit: 'Edit',
		many: (n: number) => `${n} ${pluralEn(n, 'note', 'notes')} selected`
	},
	colors: {
		yellow: 'Yellow',
		orange: 'Orange',
		red: 'Red',
		pink: 'Pink',
		violet: 'Violet',
		blue: 'Blue',
		teal: 'Teal',
		green: 'Green',
		grey: 'Grey',
		white: 'White'
	},
	people: {
		open: 'People',
		you: 'you',
		selected: (name: string) => name
	},
	share: 'Share',
	menu: {
		open: 'More',
		language: 'Language',
		theme: 'Theme',
		themeSystem: 'As the system',
		themeLight: 'Light',
		themeDark: 'Dark',
		wheel: 'Wheel and trackpad',
		wheelAuto: 'Automatic',
		wheelMouse: 'Mouse: wheel zooms',
		wheelTrackpad: 'Trackpad: two fingers pan',
		shortcuts: 'Keyboard shortcuts',
		about: 'About this canvas',
		singleKeys: 'Single-letter shortcuts'
	},
	hint: 'Double-click to write a note',
	notices: {
		noteTooLong: 'A note holds up to 10,000 characters. Nothing was added.',
		noteBinary: 'That isn’t text but a file’s contents. Nothing was added.',
		fieldTooLong: 'This line holds up to 500 characters. Nothing was added.',
		pasteTooMuch: 'That’s more than the board takes in one paste. Nothing was added.',
		pasteTooLong: 'That text is too long for a note. Nothing was added.',
		pasteNothing: 'There’s nothing in the clipboard that the board can hold.',
		pasteOverflow: 'Not all of it found room in the zone. The rest lies below the canvas.',
		imageInText: 'Images lie on the board: finish writing, then paste.',
		pasteRefused: 'The browser didn’t let the board read the clipboard. Use the keyboard to paste.',
		wordsKept:
			'Someone deleted what you were writing in. Your words are still there, go on writing.',
		viewHeld: 'The facilitator leads your view for now. You can go on writing.',
		undoSkipped: 'Someone else has changed this since, so it was left as it is.',
		undoPartly: 'Done, except for what someone else has changed since: that was left as it is.'
	},
	viewOnly: 'View only',
	viewer: 'You’re watching: only participants and facilitators can write',
	refused: 'That change isn’t allowed for your role. The board was loaded afresh.',
	announce: {
		selected: (n: number) => `${n} selected`,
		none: (_n: number) => 'Nothing selected',
		deleted: (n: number) => `${n} deleted`,
		moved: (n: number) => `${n} moved`,
		pasted: (n: number) => `${n} pasted`,
		stamped: (n: number) => `${n} stamped`,
		connected: (_n: number) => 'Connected',
		aiming: (_n: number) => 'Tab or arrows choose where it goes, Enter connects, Escape cancels',
		voted: (n: number) => (n === 1 ? '1 vote of yours on it' : `${n} votes of yours on it`),
		moveMode: (_n: number) =>
			'Move with the arrow keys or press the new place. Enter puts down, Escape cancels'
	},
	loop: {
		hub: (lap: number) => `Lap ${lap}`,
		move: 'Move the token',
		history: 'Laps so far',
		now: (lap: number) => `Lap ${lap} is under way`,
		unknownChoice: 'A way on that this version doesn’t know',
		station: (number: string, title: string) => `Station ${number}: ${title}`
	},
	shortcuts: {
		title: 'Keyboard shortcuts',
		mouse: 'Space and drag, right or middle button: pan. Wheel or pinch: zoom.'
	}
};
