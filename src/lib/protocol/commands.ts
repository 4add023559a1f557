import * as v from 'valibot';
import { MAX_ID_LENGTH } from '../domain/values.ts';
import type { RunCommand, RunRefusal } from '../domain/run.ts';

/**
 * POST /api/workshops/{id}/commands: what a facilitator asks of the room. `key` is the caller's own,
 * new for each intention: the same key sent again (a retry, a double press) gets the same answer
 * and does nothing twice.
 */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID_LENGTH));
const seen = v.pipe(v.number(), v.integer(), v.minValue(0));
const minutes = v.pipe(v.number(), v.finite());

const given = v.variant('kind', [
	v.object({ kind: v.literal('next'), seen }),
	v.object({ kind: v.literal('back'), seen }),
	v.object({ kind: v.literal('stop'), seen }),
	v.object({ kind: v.literal('go'), phase: id, seen }),
	v.object({ kind: v.literal('timer-start'), minutes: v.exactOptional(minutes) }),
	v.object({ kind: v.literal('timer-pause') }),
	v.object({ kind: v.literal('timer-resume') }),
	v.object({ kind: v.literal('timer-end') }),
	v.object({ kind: v.literal('timer-add'), minutes }),
	v.object({ kind: v.literal('freeze'), on: v.boolean() })
]);

/** Everything a person may ask; the server's own `time-is-up` isn't among it. */
export type Command = Exclude<RunCommand, { kind: 'time-is-up' }>;

export const CommandBody: v.GenericSchema<unknown, { key: string; command: Command }> = v.object({
	key: id,
	command: given
});

/** 200 `done` with the step that came of it; 409 `refused` says why nothing was done. */
export type CommandAnswer =
	| { readonly kind: 'done'; readonly step: number }
	| { readonly kind: 'refused'; readonly why: RunRefusal };

export const REFUSALS = [
	'stale',
	'no_phase',
	'no_timer',
	'minutes_invalid'
] as const satisfies readonly RunRefusal[];

export const CommandAnswerSchema: v.GenericSchema<unknown, CommandAnswer> = v.variant('kind', [
	v.object({ kind: v.literal('done'), step: v.number() }),
	v.object({ kind: v.literal('refused'), why: v.picklist(REFUSALS) })
]);
