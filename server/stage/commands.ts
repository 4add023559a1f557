import { rankOf } from '#lib/domain/permissions.ts';
import {
	COMMAND_ROLES,
	type Command,
	type CommandAnswer
} from '#lib/protocol/commands/commands.ts';
import type { Identity } from '../auth/identity.ts';
import type { Stage } from './stage.ts';

/** Everything that may be asked of rooms; each family of commands is answered by its own part. */
export interface Commands {
	/** Whether this person may ask for it at all. */
	mayAsk(who: Identity, command: Command): boolean;
	/** Does it once per key, and answers when everybody concerned can see it. */
	run(who: Identity, key: string, command: Command): Promise<CommandAnswer>;
}

export interface CommandParts {
	readonly stage: Pick<Stage, 'command'>;
}

export function createCommands({ stage }: CommandParts): Commands {
	return {
		mayAsk: ({ role }, { kind }) => rankOf(role) >= rankOf(COMMAND_ROLES[kind]),
		run: (who, key, command) => stage.command(who.workshop, key, command)
	};
}
