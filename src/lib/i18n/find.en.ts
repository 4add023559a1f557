import { pluralEn } from './plural.ts';

/** Of the search. Not part of the messages: it comes with its panel, not with the page. */
export const find = {
	field: 'Find text on all boards',
	empty:
		'Looks through notes, texts, shapes, frames, labels, the canvases’ own fields and comments.',
	none: 'Nothing found.',
	loading: 'Reading the other boards',
	failed: (boards: number) => `${boards} ${pluralEn(boards, 'board', 'boards')} couldn’t be read.`,
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
};
