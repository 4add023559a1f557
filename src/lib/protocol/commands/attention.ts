import * as v from 'valibot';
import { parseView } from '../../domain/attention.ts';
import type { Role } from '../../domain/permissions.ts';
import { id } from './fields.ts';

/** [x, y, width, height], board units. */
export type ViewOnWire = readonly [number, number, number, number];

/** Commands about where people look, and what they say without words. */
export type AttentionRequest =
	/** Takes everybody's view to a rect of a board; they are free to leave. */
	| { readonly kind: 'bring'; readonly board: string; readonly view: ViewOnWire }
	/** Ties everybody's view to one's own, or lets go of whoever holds it. */
	| { readonly kind: 'hold'; readonly on: boolean }
	/** `element` null: lets everything be seen again. */
	| { readonly kind: 'spotlight'; readonly board: string; readonly element: string | null }
	/** One's own hand. */
	| { readonly kind: 'hand'; readonly up: boolean }
	/** Another's hand, or all (null). */
	| { readonly kind: 'lower-hand'; readonly person: string | null }
	| { readonly kind: 'ready'; readonly on: boolean };

const view = v.custom<ViewOnWire>(
	(value) => parseView(value) !== null,
	'a view is [x, y, width, height] in board units'
);

export const ATTENTION_COMMANDS = [
	v.object({ kind: v.literal('bring'), board: id, view }),
	v.object({ kind: v.literal('hold'), on: v.boolean() }),
	v.object({ kind: v.literal('spotlight'), board: id, element: v.nullable(id) }),
	v.object({ kind: v.literal('hand'), up: v.boolean() }),
	v.object({ kind: v.literal('lower-hand'), person: v.nullable(id) }),
	v.object({ kind: v.literal('ready'), on: v.boolean() })
] as const;

/** The least role that may ask for it. Who only watches may still want to say something. */
export const ATTENTION_ROLES: Readonly<Record<AttentionRequest['kind'], Role>> = {
	bring: 'facilitator',
	hold: 'facilitator',
	spotlight: 'facilitator',
	hand: 'viewer',
	'lower-hand': 'facilitator',
	ready: 'participant'
};

export const ATTENTION_REFUSALS = [
	/** A program with a token has no hand to raise and no view to follow. */
	'no_person',
	/** There is no such board, or nothing with this id on it. */
	'gone',
	/** Another facilitator holds everybody's view. */
	'held',
	/** Nobody can be ready when no phase is under way. */
	'no_phase',
	/** There is no such person in the workshop. */
	'nobody'
] as const;
export type AttentionRefusal = (typeof ATTENTION_REFUSALS)[number];

export const isAttentionRequest = (command: {
	readonly kind: string;
}): command is AttentionRequest => Object.hasOwn(ATTENTION_ROLES, command.kind);
