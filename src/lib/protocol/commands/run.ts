import * as v from 'valibot';
import { PHASE_TOOLS } from '../../domain/agenda.ts';
import type { Role } from '../../domain/permissions.ts';
import type { RunCommand, RunRefusal } from '../../domain/run.ts';
import type { DesksRequest } from './desks.ts';
import { id, seen } from './fields.ts';

/** Commands that lead the run of show: the phases, the clock, closing and opening writing. */
export type RunRequest = Exclude<RunCommand, { kind: 'time-is-up' | DesksRequest['kind'] }>;

const minutes = v.pipe(v.number(), v.finite());

export const RUN_COMMANDS = [
	v.object({ kind: v.literal('next'), seen }),
	v.object({ kind: v.literal('back'), seen }),
	v.object({ kind: v.literal('stop'), seen }),
	v.object({ kind: v.literal('go'), phase: id, seen }),
	v.object({ kind: v.literal('timer-start'), minutes: v.exactOptional(minutes) }),
	v.object({ kind: v.literal('timer-pause') }),
	v.object({ kind: v.literal('timer-resume') }),
	v.object({ kind: v.literal('timer-end') }),
	v.object({ kind: v.literal('timer-add'), minutes }),
	v.object({ kind: v.literal('freeze'), on: v.boolean() }),
	v.object({
		kind: v.literal('tools'),
		tools: v.nullable(v.pipe(v.array(v.picklist(PHASE_TOOLS)), v.maxLength(PHASE_TOOLS.length)))
	})
] as const;

/** The least role that may ask for it. */
export const RUN_ROLES: Readonly<Record<RunRequest['kind'], Role>> = {
	next: 'facilitator',
	back: 'facilitator',
	stop: 'facilitator',
	go: 'facilitator',
	'timer-start': 'facilitator',
	'timer-pause': 'facilitator',
	'timer-resume': 'facilitator',
	'timer-end': 'facilitator',
	'timer-add': 'facilitator',
	freeze: 'facilitator',
	tools: 'facilitator'
};

export const RUN_REFUSALS = [
	'stale',
	'no_phase',
	'no_timer',
	'minutes_invalid'
] as const satisfies readonly RunRefusal[];
