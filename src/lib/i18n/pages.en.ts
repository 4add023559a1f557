import type { CanvasGroup } from '../domain/canvas.ts';
import type { Role } from '../domain/permissions.ts';
import type { PERSON_COLORS } from '../domain/roster.ts';
import { pluralEn } from './plural.ts';

type PersonColor = (typeof PERSON_COLORS)[number];

const roles: Record<Role, string> = {
	facilitator: 'Facilitator',
	participant: 'Participant',
	viewer: 'Viewer'
};

/** What the person who opened a link is about to do. */
const invited: Record<Role, string> = {
	facilitator: 'You’ll facilitate.',
	participant: 'You’ll take part.',
	viewer: 'You’ll watch.'
};

const groups: Record<CanvasGroup, string> = {
	understand: 'Understand the customer',
	choose: 'Choose the outcome',
	test: 'Test',
	deliver: 'Deliver and decide',
	'warm-up': 'Warm up'
};

const colors: Record<PersonColor, string> = {
	'#B3261E': 'Red',
	'#A34700': 'Orange',
	'#7A5D00': 'Mustard',
	'#3B6E11': 'Green',
	'#0B6B53': 'Emerald',
	'#0A6C86': 'Sea blue',
	'#1A5FB4': 'Blue',
	'#4A4FCF': 'Indigo',
	'#7A3FC0': 'Violet',
	'#A0308F': 'Purple',
	'#B0245F': 'Raspberry',
	'#5B6470': 'Grey'
};

export const pages = {
	appName: 'Loopboard',
	roles,
	groups,
	colors,

	kit: {
		close: 'Close',
		dismiss: 'Dismiss',
		loading: 'Loading',
		cancel: 'Cancel',
		save: 'Save',
		copy: 'Copy',
		copyWhat: (what: string) => `Copy: ${what}`,
		copied: 'Copied',
		copyFailed: 'The browser didn’t allow copying. Select the link and copy it by hand.',
		charactersLeft: (n: number) =>
			n < 0
				? `${-n} ${pluralEn(-n, 'character', 'characters')} too many`
				: `${n} ${pluralEn(n, 'character', 'characters')} left`,
		language: 'Language',
		theme: 'Theme',
		themes: { system: 'As the system', light: 'Light', dark: 'Dark' }
	},

	home: {
		title: 'Loopboard',
		lead: 'A shared board for workshops, with canvases that lead a team from a question to a decision.',
		create: 'New workshop',
		createHint: 'No account needed.',
		linkLabel: 'Have a link?',
		linkPlaceholder: 'Paste a link or its code',
		linkOpen: 'Open',
		linkEmpty: 'Paste the link that you were sent.',
		linkNonsense:
			'This is neither a workshop link nor its code. A link looks like …/j/ and letters.',
		linkElsewhere: (host: string) => `This link belongs to another server: ${host}.`,
		artPause: 'Pause the motion',
		artPlay: 'Play the motion',
		recent: 'Your workshops',
		recentNote: 'Remembered by this browser only.',
		recentEmpty: 'No workshops here yet',
		recentEmptyText: 'The ones that you create or join in this browser will wait for you here.',
		forget: 'Remove from this list',
		forgetWhat: (title: string) => `Remove “${title}” from this list`,
		forgotten: (title: string) =>
			`“${title}” was removed from the list. The workshop itself stays.`,
		undo: 'Undo',
		opened: (when: string) => `Opened ${when}`,
		blank: 'Blank board',
		moreCanvases: (n: number) => `and ${n} more`
	},

	create: {
		title: 'New workshop',
		back: 'Back',
		workshopTitle: 'Title',
		workshopTitlePlaceholder: 'For example: Why patients don’t come back',
		titleTooLong: (limit: number) => `Make the title ${limit} characters or shorter.`,
		titleMissing: 'Give the workshop a title.',
		language: 'Workshop language',
		languageHint:
			'For the workshop’s own texts. Everyone reads the canvases in their own language.',
		name: 'Your name',
		nameHint: 'This is how others will see you.',
		nameMissing: 'Enter your name.',
		nameTooLong: (limit: number) => `Make the name ${limit} characters or shorter.`,
		key: 'Creation key',
		keyHint: 'This server asks for a key to create workshops. Its owner has it.',
		keyMissing: 'Enter the key.',
		keyWrong: 'This key doesn’t fit. Ask the server’s owner for it.',
		gallery: 'Canvases',
		galleryHint: 'Choose one or several. They’ll lie side by side in the order of choosing.',
		blank: 'Blank board',
		blankText: 'An empty table, for when no canvas is needed.',
		order: (n: number) => `Number ${n} of your choice`,
		people: (least: number, most: number) => `${least}–${most} people`,
		chosenNone: 'Blank board',
		chosen: (n: number, time: string) => `${n} ${pluralEn(n, 'canvas', 'canvases')}, about ${time}`,
		submit: 'Create'
	},

	join: {
		title: 'Join',
		opening: 'Opening the link…',
		invited,
		name: 'Your name',
		nameHint: 'No account needed: a name is enough.',
		color: 'Your colour',
		submit: 'Join',
		watch: 'Watch',
		problem: {
			link_unknown: 'This link doesn’t work',
			link_revoked: 'This link was replaced',
			network: 'The server can’t be reached',
			other: 'This link couldn’t be opened'
		},
		retry: 'Try again',
		home: 'To the first page'
	},

	error: {
		notFound: 'Nothing is here',
		notFoundText: 'The address may have a typo, or what was here is gone.',
		other: 'Something went wrong',
		otherText: 'What was on the board is saved. Try again in a minute.',
		home: 'To the first page',
		reload: 'Try again'
	},

	share: {
		title: 'Share',
		intro: 'Whoever opens a link is asked for a name and is in.',
		roles: {
			facilitator: {
				title: 'Facilitate',
				allows: 'What participants may, and the links and the loop’s token.'
			},
			participant: { title: 'Take part', allows: 'Write, move and arrange notes.' },
			viewer: { title: 'Watch', allows: 'See everything, change nothing.' }
		} satisfies Record<Role, { title: string; allows: string }>,
		link: (what: string) => `Link: ${what}`,
		qr: (what: string) => `QR code of the link: ${what}`,
		showQr: 'QR code',
		hideQr: 'Hide the code',
		enlarge: 'Show large',
		enlargeTitle: 'Scan to join',
		hidden: 'This link can’t be shown any more. The people who have it can still use it.',
		renew: 'Make a new link',
		renewTitle: (what: string) => `New link: ${what}`,
		renewText: 'The old link stops working, and whoever came by it has to open the new one.',
		renewConfirm: 'Replace the link',
		renewed: 'The new link is ready. The old one no longer works.',
		notYours: 'Links are in the facilitator’s hands. Ask them to invite more people.',
		retry: 'Try again'
	},

	roster: {
		title: 'People',
		open: (n: number) => `People: ${n} here`,
		more: (n: number) => `+${n}`,
		you: 'you',
		here: 'here',
		idle: 'here, idle',
		away: (time: string) => `away ${time}`,
		awayNow: 'just left',
		count: (here: number, all: number) => `${here} of ${all} here`,
		edit: 'Change name and colour',
		follow: (name: string) => `Follow ${name}`,
		actions: (name: string) => `Actions for ${name}`,
		raise: 'Make facilitator',
		lower: 'Make participant',
		remove: 'Remove from the workshop',
		removeAsk: (name: string) =>
			`Remove ${name} from the workshop? Their device can’t come back in; what they wrote stays.`,
		removeYes: 'Remove',
		removeNo: 'Keep',
		saved: 'Saved'
	}
};
