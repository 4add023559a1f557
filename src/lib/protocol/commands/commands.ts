import * as v from 'valibot';
import type { Role } from '../../domain/permissions.ts';
import { DESKS_COMMANDS, DESKS_REFUSALS, DESKS_ROLES, type DesksRequest } from './desks.ts';
import {
	ATTENTION_COMMANDS,
	ATTENTION_REFUSALS,
	ATTENTION_ROLES,
	type AttentionRequest
} from './attention.ts';
import { id } from './fields.ts';
import { ORDER_COMMANDS, ORDER_REFUSALS, ORDER_ROLES, type OrderRequest } from './order.ts';
import { RUN_COMMANDS, RUN_REFUSALS, RUN_ROLES, type RunRequest } from './run.ts';
import { VOTES_COMMANDS, VOTES_REFUSALS, VOTES_ROLES, type VotesRequest } from './votes.ts';

/**
 * POST /api/workshops/{id}/commands: what somebody asks of the room. `key` is the caller's own, new
 * for each intention: the same key sent again (a retry, a double press) gets the same answer and
 * does nothing twice. Each family of commands has a file beside this one, which says what they hold,
 * who may ask and why they may be refused.
 */
export type Command = RunRequest | DesksRequest | VotesRequest | AttentionRequest | OrderRequest;

const given: v.GenericSchema<unknown, Command> = v.variant('kind', [
	...RUN_COMMANDS,
	...DESKS_COMMANDS,
	...VOTES_COMMANDS,
	...ATTENTION_COMMANDS,
	...ORDER_COMMANDS
]);

export const CommandBody: v.GenericSchema<unknown, { key: string; command: Command }> = v.object({
	key: id,
	command: given
});

/** The least role that may ask for each. */
export const COMMAND_ROLES: Readonly<Record<Command['kind'], Role>> = {
	...RUN_ROLES,
	...DESKS_ROLES,
	...VOTES_ROLES,
	...ATTENTION_ROLES,
	...ORDER_ROLES
};

const REFUSALS = [
	...RUN_REFUSALS,
	...DESKS_REFUSALS,
	...VOTES_REFUSALS,
	...ATTENTION_REFUSALS,
	...ORDER_REFUSALS
] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * 200 `done`, for the run of show with the step that came of it, for a vote with what is left to the
 * voter (dots; 1 or 0 for an answer); 409 `refused` says why nothing was done.
 */
export type CommandAnswer =
	| {
			readonly kind: 'done';
			readonly step?: number | undefined;
			readonly left?: number | undefined;
	  }
	| { readonly kind: 'refused'; readonly why: Refusal };

export const CommandAnswerSchema: v.GenericSchema<unknown, CommandAnswer> = v.variant('kind', [
	v.object({
		kind: v.literal('done'),
		step: v.optional(v.number()),
		left: v.optional(v.number())
	}),
	v.object({ kind: v.literal('refused'), why: v.picklist(REFUSALS) })
]);
