import type { Role } from './permissions.ts';

/** One person of the workshop, as the stage document's `people` map holds them (server-written). */
export interface Person {
	readonly id: string;
	readonly name: string;
	/** One of PERSON_COLORS. */
	readonly color: string;
	readonly role: Role;
	/** True while at least one of their sockets is open. */
	readonly here: boolean;
	/** ms since the epoch: when they came or, when away, when they left. */
	readonly since: number;
}

/**
 * Presence colours: white label text on each has a contrast of at least 6.0, and each at least
 * 5.6 on the light table (interaction.md §5.3). Beyond twelve people they repeat; initials tell.
 */
export const PERSON_COLORS = [
	'#B3261E',
	'#A34700',
	'#7A5D00',
	'#3B6E11',
	'#0B6B53',
	'#0A6C86',
	'#1A5FB4',
	'#4A4FCF',
	'#7A3FC0',
	'#A0308F',
	'#B0245F',
	'#5B6470'
] as const;
