import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { StageStore } from '../store/types.ts';
import { answered } from './answered.ts';

export interface OnceContext {
	readonly stages: Pick<StageStore, 'answered' | 'remember'>;
	/** ms since the epoch. */
	readonly now: () => number;
}

const DONE: CommandAnswer = { kind: 'done' };

/**
 * Does a command that may safely be done again at most once per key: the key is remembered after the
 * work. A server that stops in between does it twice, which changes nothing. To be called in the
 * workshop's lane.
 */
export async function once(
	{ stages, now }: OnceContext,
	workshop: string,
	key: string,
	work: () => Promise<CommandAnswer>
): Promise<CommandAnswer> {
	if ((await stages.answered(workshop, key)) !== null) return DONE;
	const answer = await work();
	if (answer.kind === 'refused') return answer;
	await stages.remember(workshop, answered(key, now(), answer));
	return answer;
}
