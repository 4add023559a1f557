import { pluralEn } from './plural.ts';

/** How things stand to each other: groups, locks, stacks, snapping, zones laid out anew. */
export const arranging = {
	/** Opens the menu of what is selected. */
	more: 'More',
	/** What the menu is for. */
	menu: {
		selection: (n: number) => (n === 1 ? 'What to do with it' : `What to do with these ${n}`),
		board: 'What to do here',
		zone: (title: string) => `What to do in “${title}”`
	},
	locked: 'Locked',
	stack: (n: number) => `${n} ${pluralEn(n, 'note', 'notes')} in a stack`,
	snapping: 'Snap to what is near',
	notices: {
		locked: 'It’s locked. Unlock it first, in its menu or with Ctrl+Shift+L.',
		lockedSome: 'What is locked was left as it is.',
		groupTooDeep: 'Groups can’t be nested any deeper.',
		zoneFull: 'There isn’t room for all of them in this zone, so they were left as they are.',
		zoneNone: 'There is no zone of a canvas here.',
		zoneAxes: 'In this zone a note’s place says something, so it isn’t laid out anew.',
		noDuplicates: 'No two notes say the same.',
		needsServer: 'This needs the server, which doesn’t answer. Try again.',
		noStack: 'There is no stack among what is selected.',
		noVotes: 'There is no result with votes on notes yet.',
		notVotedOn: 'Select a note that is voted on first.'
	}
};
