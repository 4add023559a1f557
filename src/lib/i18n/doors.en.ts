import { pluralEn } from './plural.ts';

/** Who comes in, and how: named links, passphrases, the waiting room. */
export const doors = {
	links: {
		title: 'Links with a name',
		intro: 'For a client, for a group: each can be limited and taken back by itself.',
		add: 'Add a link',
		edit: (label: string) => `Edit “${label}”`,
		revoke: (label: string) => `Take back “${label}”`,
		revokeAsk: 'Everybody who came by this link loses access at once.',
		revokeYes: 'Take back',
		label: 'Name of the link',
		role: 'People who come by it are',
		expires: 'Ends at (empty: never)',
		most: 'People at most (empty: any number)',
		passphrase: 'Passphrase (empty: none)',
		newPassphrase: 'New passphrase (empty: as it is)',
		keepPassphrase: 'Asks for a passphrase',
		passphraseHint: (least: number) => `At least ${least} characters. It can’t be shown again.`,
		hasPassphrase: 'passphrase',
		until: (time: string) => `until ${time}`,
		people: (n: number, most: number | null) =>
			most === null
				? `${n} ${pluralEn(n, 'person', 'people')}`
				: `${n} of ${most} ${pluralEn(most, 'person', 'people')}`,
		save: 'Save'
	},
	join: {
		passphrase: 'Passphrase',
		passphraseHint: 'The facilitator has told it to you.'
	},
	waiting: {
		title: 'Waiting room',
		hint: 'Newcomers wait until a facilitator lets them in.',
		admit: 'Let in',
		admitWho: (name: string) => `Let in: ${name}`,
		admitAll: 'Let all in',
		turnAway: 'Turn away',
		turnAwayWho: (name: string) => `Turn away: ${name}`,
		count: (n: number) => `${n} ${pluralEn(n, 'person waits', 'people wait')} to be let in`,
		show: 'Show'
	},
	waitingPage: {
		title: 'The facilitator will let you in in a moment',
		text: 'Leave this page open: it goes on by itself.'
	}
};
