/** Taking the board along: pictures and lists. */
export const exporting = {
	title: 'Save or copy',
	what: 'What',
	scopes: {
		selection: 'What is selected',
		frame: (title: string) => `Frame: ${title}`,
		canvas: (title: string) => `Canvas: ${title}`,
		board: 'The whole board'
	},
	untitled: 'without a title',
	as: 'As',
	formats: {
		png: 'Picture (PNG)',
		svg: 'Drawing (SVG)',
		csv: 'Table (CSV)',
		markdown: 'Text (Markdown)'
	},
	hints: {
		png: 'For slides and chats, twice as sharp as on the screen',
		svg: 'Stays sharp at any size, for further drawing',
		csv: 'A row for each note, for spreadsheets',
		markdown: 'Canvas by canvas, zone by zone, for documents'
	},
	background: 'With a background',
	save: 'Save',
	copy: 'Copy',
	outcomes: {
		copied: 'Copied',
		saved: 'Saved',
		'copied-smaller': 'Copied, with fewer pixels: at full size it would be too large',
		'saved-smaller': 'Saved, with fewer pixels: at full size it would be too large',
		'too-large': 'Too large for one picture. Take a canvas or a frame, or save it as SVG.',
		nothing: 'There is nothing to take along.',
		refused: 'The browser doesn’t allow copying here. Save it instead.',
		failed: 'That didn’t work. Try again, or with a smaller part of the board.'
	},
	columns: ['Canvas', 'Zone', 'Type', 'Text', 'Author', 'Colour', 'X', 'Y'],
	between: 'Between the zones',
	beside: 'Beside the canvases'
};
