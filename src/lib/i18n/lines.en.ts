/** Connectors and strokes. */
export const lines = {
	/** What a connector is to whoever can't see it. */
	linked: (from: string, to: string, label: string) =>
		`${from} linked to ${to}${label && `: ${label}`}`,
	/** What an element says, as its name. */
	quoted: (text: string) => `“${text}”`,
	/** An end that is on nothing. */
	nowhere: 'an empty spot',
	hosts: {
		note: 'a note',
		text: 'a text',
		shape: 'a shape',
		connector: 'a connector',
		ink: 'a stroke',
		image: 'an image',
		frame: 'a frame',
		stamp: 'a stamp'
	},
	label: 'Label of the connector',
	ends: { from: 'Start of the connector', to: 'End of the connector' },
	ink: { pen: 'Drawing', highlighter: 'Highlighting' },
	/** The pens' settings. */
	pens: {
		color: 'Ink',
		width: 'Thickness',
		widths: ['Thin', 'Medium', 'Thick'] as readonly [string, string, string]
	},
	/** Where a connector that looks for its other end would go. */
	aimedAt: (what: string) => `To ${what}`
};
