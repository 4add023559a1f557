import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { AnsweredCommand, AskedCommand } from '../store/types.ts';

/** ms for which a command's answer is kept: longer than any client tries again. */
const ANSWERS_KEPT = 24 * 60 * 60 * 1000;

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
