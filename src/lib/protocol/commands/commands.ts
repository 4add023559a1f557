import * as v from 'valibot';
import type { Role } from '../../domain/permissions.ts';
import { id } from './fields.ts';
import { RUN_COMMANDS, RUN_REFUSALS, RUN_ROLES, type RunRequest } from './run.ts';

/**
 * POST /api/workshops/{id}/commands: what somebody asks of the room. `key` is the caller's own, new
 * for each intention: the same key sent again (a retry, a double press) gets the same answer and
 * does nothing twice. Each family of commands has a file beside this one, which says what they hold,
 * who may ask and why they may be refused.
 */
export type Command = RunRequest;

const given: v.GenericSchema<unknown, Command> = v.variant('kind', [...RUN_COMMANDS]);

export const CommandBody: v.GenericSchema<unknown, { key: string; command: Command }> = v.object({
	key: id,
	command: given
});

/** The least role that may ask for each. */
export const COMMAND_ROLES: Readonly<Record<Command['kind'], Role>> = { ...RUN_ROLES };

const REFUSALS = [...RUN_REFUSALS] as const;
export type Refusal = (typeof REFUSALS)[number];

/** 200 `done`, for the run of show with the step that came of it; 409 `refused` says why nothing was done. */
export type CommandAnswer =
	| { readonly kind: 'done'; readonly step?: number | undefined }
	| { readonly kind: 'refused'; readonly why: Refusal };

export const CommandAnswerSchema: v.GenericSchema<unknown, CommandAnswer> = v.variant('kind', [
	v.object({ kind: v.literal('done'), step: v.optional(v.number()) }),
	v.object({ kind: v.literal('refused'), why: v.picklist(REFUSALS) })
]);
