import { pluralEn } from './plural.ts';

const minutes = (n: number): string => `${n} ${pluralEn(n, 'minute', 'minutes')}`;

/** The run of show: phases, the room's clock, the facilitator's rail. */
export const run = {
	title: 'Run of show',
	now: 'What to do now',
	nothing: 'Nothing is under way',
	untitled: 'Phase',
	all: 'Read all of it',
	less: 'Show less',
	modes: {
		lead: 'All together, facilitator leads',
		solo: 'Each alone',
		pairs: 'In pairs',
		group: 'All together',
		vote: 'Vote'
	},
	closed: 'Writing is closed',
	closedWhy: 'The facilitator has closed writing for now. You can look around.',
	minutes,
	left: (time: string) => `${time} left`,
	over: 'Time is up',
	sound: 'Sound when time is up',
	paused: 'Paused',
	marks: {
		minutes: (n: number) => `${minutes(n)} left`,
		tenSeconds: 'Ten seconds left',
		over: 'Time is up'
	},
	empty: 'No phases yet. Take a canvas’s own steps, or add a phase.',
	fromCanvas: (name: string) => `Steps of “${name}”`,
	add: 'Add a phase',
	next: 'Next',
	begin: 'Begin',
	back: 'Back',
	stop: 'End the run',
	upcoming: (title: string) => `Then: ${title}`,
	last: 'This is the last phase',
	total: (n: number) => `${minutes(n)} to go`,
	timer: {
		start: 'Start the clock',
		pause: 'Pause',
		resume: 'Go on',
		more: 'One minute more',
		less: 'One minute less',
		end: 'End now'
	},
	freeze: 'Close writing',
	open: 'Open writing',
	phase: {
		go: (title: string) => `Go to “${title}”`,
		edit: (title: string) => `Edit “${title}”`,
		up: (title: string) => `Move “${title}” up`,
		down: (title: string) => `Move “${title}” down`,
		remove: (title: string) => `Remove “${title}”`,
		current: 'now',
		title: 'Title',
		text: 'What to do',
		minutes: 'Minutes',
		mode: 'How',
		canvas: 'Canvas',
		anywhere: 'Anywhere',
		closes: 'Close writing when time is up',
		tools: 'What participants have',
		gone: 'This phase’s canvas was deleted: it happens wherever people are.',
		done: 'Done'
	},
	tools: {
		note: 'Notes',
		move: 'Moving',
		react: 'Reactions',
		text: 'Text',
		shape: 'Shapes',
		connector: 'Lines',
		ink: 'Drawing',
		frame: 'Frames',
		image: 'Images',
		comment: 'Comments'
	},
	file: {
		save: 'Save this run of show',
		load: 'Load a run of show',
		name: (title: string) => `${title} – run of show`,
		askTitle: 'Load a run of show',
		ask: (n: number) =>
			`The file has ${n} ${pluralEn(n, 'phase', 'phases')}. Add them after what is here, or put them in its place?`,
		replace: 'Replace',
		append: 'Add',
		loaded: (n: number) => `${n} ${pluralEn(n, 'phase', 'phases')} loaded.`,
		homeless: (n: number) =>
			`For ${n} of them this workshop has no such canvas: they happen wherever people are.`,
		problems: {
			not_a_run: 'This file isn’t a run of show.',
			newer: 'This file was made by a newer Loopboard.',
			too_large: 'This file is too large for a run of show.',
			empty: 'This run of show has no phases.'
		}
	},
	problems: {
		stale: 'Someone else has just moved on. This is where the room is now.',
		no_phase: 'There is no further phase.',
		no_timer: 'No clock is set.',
		minutes_invalid: 'That many minutes aren’t possible.',
		other: 'The server didn’t take that. Please try again.'
	}
};
