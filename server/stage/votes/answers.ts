import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { VotesRefusal } from '#lib/protocol/commands/votes.ts';
import type { AnsweredCommand, AskedCommand } from '../../store/types.ts';

/** ms for which a command's answer is kept: longer than any client tries again. */
const ANSWERS_KEPT = 24 * 60 * 60 * 1000;

/** `left`: what the voter can still give. */
export const done = (left?: number): CommandAnswer =>
	left === undefined ? { kind: 'done' } : { kind: 'done', left };

export const refused = (why: VotesRefusal): CommandAnswer => ({ kind: 'refused', why });

/** `at`: ms since the epoch. */
export const asked = (key: string, at: number): AskedCommand => ({
	key,
	at,
	forgetBefore: at - ANSWERS_KEPT
});

export const answered = (key: string, at: number, answer: CommandAnswer): AnsweredCommand => ({
	...asked(key, at),
	answer: JSON.stringify(answer)
});

/** Our own words, from our own table. */
export function parseAnswer(json: string): CommandAnswer {
	const { left }: { left?: unknown } = JSON.parse(json);
	return done(typeof left === 'number' ? left : undefined);
}
