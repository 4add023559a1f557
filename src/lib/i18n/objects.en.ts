/** What people put on a board besides notes, and how it is told to a screen reader. */
export const objects = {
	forms: {
		rectangle: 'Rectangle',
		rounded: 'Rounded rectangle',
		ellipse: 'Ellipse',
		diamond: 'Diamond',
		triangle: 'Triangle'
	},
	/** `what` it is, what it says, whose it is. */
	label: (what: string, text: string, author: string) =>
		[what, ...[text, author && `by ${author}`].filter(Boolean)].join('. '),
	text: 'Text',
	frame: 'Frame',
	/** Shown in the place of a frame's title. */
	untitled: 'Frame',
	stamp: (name: string) => `Stamp: ${name}`,
	stampOn: (name: string, host: string) => `Stamp: ${name}, on “${host}”`,
	edit: {
		text: 'Text',
		shape: 'Text in the shape',
		frame: 'Title of the frame'
	},
	stamps: {
		'👍': 'thumbs up',
		'❤️': 'heart',
		'⭐': 'star',
		'✅': 'done',
		'❓': 'question',
		'❗': 'important',
		'🔥': 'fire',
		'💡': 'idea',
		'🎉': 'hooray',
		'👀': 'looking',
		'🤔': 'thinking',
		'➕': 'plus one'
	},
	picker: {
		title: 'Stamps',
		/** Over the picker, when it stamps what is selected, and when it picks for the tool. */
		onSelected: (n: number) => (n === 1 ? 'Stamp what is selected' : `Stamp all ${n}`),
		forTool: 'Choose one, then click on the board'
	},
	toolbar: {
		more: 'More tools',
		ways: (tool: string) => `${tool}: kinds`
	}
};
