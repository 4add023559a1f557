import type { ActionId } from '#lib/tools/actions/types.ts';

/** What an action does; `chord` is the key press it came by, '' for a button. */
export type Command = (chord: string) => void;

/** Every action has one: the compiler names those that are missing. */
export type CommandTable = Readonly<Record<ActionId, Command>>;

/** A family of actions as entries of the table: `color.yellow`, `color.red` … */
export const each = <K extends string, T extends string>(
	prefix: K,
	names: readonly T[],
	effect: (name: T, chord: string) => void
): Record<`${K}.${T}`, Command> =>
	Object.fromEntries(
		names.map((name) => [`${prefix}.${name}`, (chord: string) => effect(name, chord)])
	) as Record<`${K}.${T}`, Command>;
