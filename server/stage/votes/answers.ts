import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { VotesRefusal } from '#lib/protocol/commands/votes.ts';

/** `left`: what the voter can still give. */
export const done = (left?: number): CommandAnswer =>
	left === undefined ? { kind: 'done' } : { kind: 'done', left };

export const refused = (why: VotesRefusal): CommandAnswer => ({ kind: 'refused', why });

/** Our own words, from our own table. */
export function parseAnswer(json: string): CommandAnswer {
	const { left }: { left?: unknown } = JSON.parse(json);
	return done(typeof left === 'number' ? left : undefined);
}
