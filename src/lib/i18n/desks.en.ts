import { pluralEn } from './plural.ts';

const notes = (n: number): string => `${n} ${pluralEn(n, 'note', 'notes')}`;

/** Writing alone, each at a desk of their own, and revealing it. */
export const desks = {
	private: 'Only you see this',
	closed: 'Writing is closed, and still only you see this',
	named: 'with names',
	anonymous: 'anonymous',
	namedWhy: 'When the notes are revealed, each shows who wrote it.',
	anonymousWhy: 'When the notes are revealed, nothing shows who wrote them.',
	watching: 'Each writes alone; nobody sees it yet',
	inTheRoom: (n: number) => `${notes(n)} in the room so far`,
	waiting: (n: number) => `${notes(n)} of yours: only you have seen them`,
	countsShown: {
		nobody: 'Nobody sees how many notes you have',
		facilitators: 'Facilitators see how many notes you have',
		everybody: 'Everybody sees how many notes each has'
	},
	reveal: 'Reveal',
	revealAll: 'Reveal all notes',
	opened: 'You write at your own desk now. Nobody else sees it.',
	shared: 'The board is everybody’s again.',
	title: 'Private round',
	over: 'The phase is over, and its notes aren’t revealed yet.',
	oneByOne: 'One by one',
	count: notes,
	wroteNothing: (n: number) =>
		`${n} ${pluralEn(n, 'person has', 'people have')} written nothing yet`,
	counts: 'How many notes each has',
	countsOptions: {
		nobody: 'Nobody sees it',
		facilitators: 'Facilitators see it',
		everybody: 'Everybody sees it'
	},
	countsWhy: 'Everybody is told who can see it.',
	problems: {
		nothing_to_reveal: 'There is nothing to reveal yet.',
		anonymous: 'An anonymous round is revealed all at once.'
	},
	anonymousSwitch: 'Anonymous: notes never show who wrote them',
	notices: {
		sharedAtDesk: 'While everybody writes alone, what belongs to all stays as it is.'
	}
};
