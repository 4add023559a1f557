import { pluralEn } from './plural.ts';

/** Where people look, and what they say to the room without words. */
export const attention = {
	bar: 'To the room',
	raiseHand: 'Raise your hand',
	lowerHand: 'Lower your hand',
	react: 'React',
	reactions: {
		'👍': 'Thumbs up',
		'❤️': 'Heart',
		'👏': 'Applause',
		'😄': 'Laughing',
		'🎉': 'Hurray',
		'🤔': 'Thinking'
	},
	ready: 'I’m ready',
	notReady: 'Not ready yet',
	readyCount: (ready: number, all: number) => `${ready} of ${all} ready`,
	hands: (n: number) => `${n} ${pluralEn(n, 'hand', 'hands')} up`,
	aFacilitator: 'The facilitator',
	held: (name: string) => `${name} leads your view`,
	heldBy: (name: string) => `${name} leads everybody’s view`,
	holding: 'Everybody sees what you see',
	release: 'Let go',
	brought: (name: string) => `${name} brought you here`,
	called: (name: string) => `${name} asks you to come along`,
	moved: 'The room has gone on',
	goBack: 'Go back',
	goThere: 'Go there',
	dismiss: 'Close',
	following: (name: string) => `You follow ${name}`,
	stopFollowing: 'Stop',
	followers: (n: number, first: string) =>
		n === 1 ? `${first} follows you` : `${n} people follow you`,
	spotlight: {
		by: (name: string) => `${name} points this out`,
		on: 'This is pointed out',
		off: 'Show all again'
	},
	lead: {
		title: 'Everybody’s view',
		bring: 'Bring everyone here',
		hold: 'Hold everyone here',
		release: 'Let everyone go'
	},
	now: {
		title: 'People now',
		hand: (place: number) => `Hand up, no. ${place}`,
		ready: 'Ready',
		lower: (name: string) => `Lower the hand of ${name}`,
		lowerAll: 'Lower all hands',
		away: 'away',
		quiet: 'Nobody has raised a hand or said they are ready.',
		failed: 'Who has a hand up can’t be shown right now.'
	},
	mine: {
		title: 'What facilitators see of you in this phase',
		nothing: 'Nothing: no hand up, not marked ready.',
		hand: 'Your hand is up',
		ready: 'You are ready',
		voted: 'You have voted, never for what',
		notVoted: 'You haven’t voted yet',
		written: (n: number) =>
			`You have written ${n} ${pluralEn(n, 'note', 'notes')} alone, never what is in them`,
		until: 'It is deleted when the phase ends. Nobody else is told.'
	},
	problems: {
		no_person: 'That takes somebody who has joined.',
		gone: 'That isn’t there any more.',
		held: 'Another facilitator leads everybody’s view.',
		no_phase: 'No phase is under way.',
		nobody: 'That person isn’t here any more.',
		other: 'The server didn’t take that. Please try again.'
	}
};
