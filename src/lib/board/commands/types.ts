import type { ActionId } from '#lib/tools/actions/types.ts';

/**
 * What an action does; `chord` is the key press it came by, '' for a button. False when there is
 * nothing to do for it and the key is the browser's after all.
 */
export type Command = (chord: string) => unknown;

/** Every action has one: the compiler names those that are missing. */
export type CommandTable = Readonly<Record<ActionId, Command>>;

/** A family of actions as entries of the table: `color.yellow`, `color.red` … */
export const each = <K extends string, T extends string>(
	prefix: K,
	names: readonly T[],
	effect: (name: T, chord: string) => unknown
): Record<`${K}.${T}`, Command> =>
	Object.fromEntries(
		names.map((name) => [`${prefix}.${name}`, (chord: string) => effect(name, chord)])
	) as Record<`${K}.${T}`, Command>;
