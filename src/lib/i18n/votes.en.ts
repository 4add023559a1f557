import type { BallotKind } from '../domain/votes/ballot.ts';
import { pluralEn } from './plural.ts';

const votes = (n: number): string => `${n} ${pluralEn(n, 'vote', 'votes')}`;
const people = (n: number): string => `${n} ${pluralEn(n, 'person', 'people')}`;

const kinds: Readonly<Record<BallotKind, string>> = {
	dots: 'Dots',
	fist: 'Fist of five',
	scale: '1 to 10',
	ranking: 'Ranking'
};
/** A ballot without words of its own is called by what is to be done. */
const titles: Readonly<Record<BallotKind, string>> = {
	dots: 'Vote with dots',
	fist: 'How much are you for it?',
	scale: 'From 1 to 10',
	ranking: 'Put in order'
};
const refusals: Readonly<Record<string, string>> = {
	over_budget: 'You have no more votes. Take one back first.',
	over_cap: 'No more votes fit on this note.',
	note_gone: 'This note was deleted. Your votes on it are free again.',
	note_barred: 'This note isn’t voted on.',
	ballot_closed: 'The vote is closed.',
	ballot_open: 'A vote is open already.',
	ballot_unknown: 'This vote isn’t here any more.',
	ballots_full: 'This workshop has had as many votes as it keeps.',
	no_options: 'There is no note here to vote on.',
	no_tie: 'There is no tie to be run off.',
	forbidden: 'Your role in this workshop doesn’t allow this.',
	network: 'The server can’t be reached. Your vote goes out as soon as it can.',
	other: 'The server didn’t accept this. Please try again.'
};

export const voting = {
	title: 'Votes',
	kinds,
	titles,
	untitledRound: (title: string, round: number): string =>
		round > 1 ? `${title}, round ${round}` : title,
	hasVoted: 'voted',
	votes,
	people,
	card: {
		secret:
			'Secret: nobody ever learns who chose what. The facilitator sees who has voted, not for what.',
		open: 'Open: once it is closed, everybody sees who chose what.',
		dotsLeft: (n: number): string =>
			n === 0 ? 'All your votes are given' : `${votes(n)} left to you`,
		answered: 'You have voted. You can change it until the close.',
		unanswered: 'You haven’t voted yet.',
		voted: (n: number): string =>
			n === 0 ? 'Nobody has voted yet' : `${people(n)} ${pluralEn(n, 'has', 'have')} voted`,
		notes: (n: number): string => `Notes to vote on: ${n}`,
		howDots: 'Press + on the notes that matter to you.',
		farDots: 'The notes are too small to be pressed from here.',
		bring: 'Show me the notes',
		cap: (n: number): string => `At most ${n} on a note.`,
		add: (text: string): string => `One more vote for “${text}”`,
		take: (text: string): string => `Take a vote back from “${text}”`,
		toggle: (text: string): string => `Vote for “${text}”`,
		own: (n: number): string => (n === 0 ? 'no vote of yours' : `${votes(n)} of yours`),
		empty: 'an empty note',
		elsewhere: 'The notes are on another board of this workshop.',
		none: 'There is no note to vote on at the moment.',
		takeBack: 'Take back',
		fold: 'Fold the vote',
		unfold: 'Unfold the vote',
		viewer: 'A vote is open. Viewers see the result when it is closed.'
	},
	scores: {
		fist: ['No', 'Serious doubts', 'Some doubts', 'Fine with it', 'For it', 'All in'],
		low: 'low',
		high: 'high'
	},
	order: {
		how: 'Best first. Move with the arrows or by dragging, then send.',
		up: (text: string): string => `“${text}” up`,
		down: (text: string): string => `“${text}” down`,
		send: 'Send this order',
		sent: 'Sent. Change it until the close.',
		resend: 'Send the new order',
		moved: (text: string, place: number): string => `“${text}”, place ${place}`
	},
	closed: {
		title: 'The vote is closed',
		counted: (n: number): string =>
			n === 1 ? 'Your vote was counted.' : `Your ${votes(n)} were counted.`,
		answer: 'Your answer was counted.',
		notVoted: 'You didn’t vote in this one.',
		all: 'All results',
		dismiss: 'Dismiss'
	},
	result: {
		now: 'Open now',
		of: (n: number): string => (n === 0 ? 'Nobody voted' : `${people(n)} voted`),
		withheld: (n: number, least: number): string =>
			n === 0
				? 'Nobody voted.'
				: `Only ${people(n)} voted. With fewer than ${least}, totals would say who chose what, so they were not kept.`,
		erased: 'It was secret: who chose what is erased.',
		named: 'Who chose what',
		place: (n: number): string => `Place ${n}`,
		points: (n: number): string => `${n} ${pluralEn(n, 'point', 'points')}`,
		noteGone: '(deleted note)',
		someone: 'Somebody',
		mean: 'Mean',
		median: 'Median',
		deviation: 'Spread',
		deviationWhy: 'Standard deviation: how far answers lie from the mean. Small: the room agrees.',
		borda: 'Each option gets a point for every option that somebody put below it.',
		bars: 'Answers',
		bar: (score: number, n: number): string => `${score}: ${people(n)}`,
		tie: (n: number): string => `${n} share the first place.`,
		runOff: 'Vote again between them',
		show: 'Show on the notes',
		hide: 'Hide from the notes',
		empty: 'No vote has been held yet.',
		more: (n: number): string => `and ${n} more`
	},
	opener: {
		open: 'New vote',
		quick: (n: number): string => `Open a vote: ${n} dots each`,
		settings: 'Other vote…',
		close: 'Close the vote',
		kind: 'How',
		hints: {
			dots: 'Everybody gives dots to notes.',
			fist: 'Everybody shows 0 to 5 fingers.',
			scale: 'Everybody gives 1 to 10.',
			ranking: 'Everybody puts up to seven options in order.'
		} satisfies Readonly<Record<BallotKind, string>>,
		title: 'Question',
		titleHint: 'Without one it is called by what is to be done.',
		dots: 'Dots for each person',
		cap: 'At most on one note',
		more: (what: string): string => `${what}: more`,
		fewer: (what: string): string => `${what}: fewer`,
		where: 'Notes',
		everywhere: 'All on this board',
		onCanvases: 'On canvases and zones',
		selected: (n: number): string => `Selected ones (${n})`,
		types: 'Only of these types',
		options: 'Options',
		option: (n: number): string => `Option ${n}`,
		addOption: 'Add an option',
		removeOption: (n: number): string => `Remove option ${n}`,
		fromSelected: 'From the selected notes',
		secret: 'Secret',
		secretHint: 'Who chose what is erased at the close. Needs three voters.',
		openHint: 'After the close everybody sees who chose what.',
		eligible: (n: number): string => `${n} ${pluralEn(n, 'note', 'notes')} can be voted on.`,
		start: 'Open the vote',
		cancel: 'Cancel',
		needOptions: 'Two to seven options, none of them empty.',
		needNotes: 'There is no such note.',
		waiting: 'Not voted yet',
		everybody: 'Everybody here has voted.',
		endsWithPhase: 'It closes by itself when you go to the next phase.',
		endsWithClock: 'It closes by itself ten seconds after the time is up.'
	},
	announce: {
		opened: (title: string): string => `A vote is open: ${title}`,
		closed: (title: string): string => `The vote is closed: ${title}`
	},
	column: 'Votes',
	refusals
};
