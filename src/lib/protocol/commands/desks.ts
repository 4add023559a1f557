import * as v from 'valibot';
import { COUNTS_SHOWN } from '../../domain/desks.ts';
import type { Role } from '../../domain/permissions.ts';
import type { RunCommand, RunRefusal } from '../../domain/run.ts';
import { id } from './fields.ts';

/** Commands about what people write alone: putting it on the boards, and saying how much it is. */
export type DesksRequest = Extract<RunCommand, { kind: 'reveal' | 'desk-counts' }>;

export const DESKS_COMMANDS = [
	v.object({ kind: v.literal('reveal'), who: v.exactOptional(id) }),
	v.object({ kind: v.literal('desk-counts'), show: v.picklist(COUNTS_SHOWN) })
] as const;

/** The least role that may ask for it. */
export const DESKS_ROLES: Readonly<Record<DesksRequest['kind'], Role>> = {
	reveal: 'facilitator',
	'desk-counts': 'facilitator'
};

export const DESKS_REFUSALS = [
	'nothing_to_reveal',
	'anonymous'
] as const satisfies readonly RunRefusal[];
