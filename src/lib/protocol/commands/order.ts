import * as v from 'valibot';
import type { Role } from '../../domain/permissions.ts';
import { MAX_PROTECTED_AT_ONCE } from '../../domain/protected.ts';
import { id } from './fields.ts';

/** Commands that take things out of participants' hands, and give them back. */
export type OrderRequest =
	/** Elements of a board go to the plan, where only facilitators write. */
	| { readonly kind: 'protect'; readonly board: string; readonly elements: readonly string[] }
	/** They come back to a board; null: all there are. */
	| {
			readonly kind: 'release';
			readonly board: string;
			readonly elements: readonly string[] | null;
	  }
	/** All that lies on a canvas, and the canvas itself for what might be put there. */
	| {
			readonly kind: 'freeze-canvas';
			readonly board: string;
			readonly frame: string;
			readonly on: boolean;
	  };

const elements = v.pipe(v.array(id), v.minLength(1), v.maxLength(MAX_PROTECTED_AT_ONCE));

export const ORDER_COMMANDS = [
	v.object({ kind: v.literal('protect'), board: id, elements }),
	v.object({ kind: v.literal('release'), board: id, elements: v.nullable(elements) }),
	v.object({ kind: v.literal('freeze-canvas'), board: id, frame: id, on: v.boolean() })
] as const;

/** The least role that may ask for it. */
export const ORDER_ROLES: Readonly<Record<OrderRequest['kind'], Role>> = {
	protect: 'facilitator',
	release: 'facilitator',
	'freeze-canvas': 'facilitator'
};

export const ORDER_REFUSALS = [
	/** There is no such board or canvas, or none of these elements. */
	'gone'
] as const;
export type OrderRefusal = (typeof ORDER_REFUSALS)[number];

export const isOrderRequest = (command: { readonly kind: string }): command is OrderRequest =>
	Object.hasOwn(ORDER_ROLES, command.kind);
