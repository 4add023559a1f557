import { rankOf } from '#lib/domain/permissions.ts';
import {
	COMMAND_ROLES,
	type Command,
	type CommandAnswer
} from '#lib/protocol/commands/commands.ts';
import { isAttentionRequest } from '#lib/protocol/commands/attention.ts';
import { isOrderRequest } from '#lib/protocol/commands/order.ts';
import { isVotesRequest } from '#lib/protocol/commands/votes.ts';
import type { Identity } from '../auth/identity.ts';
import type { AttentionDesk } from './attention.ts';
import type { Order } from './order.ts';
import type { Stage } from './stage.ts';
import type { Votes } from './votes/votes.ts';

/** Everything that may be asked of rooms; each family of commands is answered by its own part. */
export interface Commands {
	/** Whether this person may ask for it at all. */
	mayAsk(who: Identity, command: Command): boolean;
	/** Does it once per key, and answers when everybody concerned can see it. */
	run(who: Identity, key: string, command: Command): Promise<CommandAnswer>;
}

export interface CommandParts {
	readonly stage: Pick<Stage, 'command'>;
	readonly votes: Pick<Votes, 'command'>;
	readonly attention: Pick<AttentionDesk, 'command'>;
	readonly order: Pick<Order, 'command'>;
}

export function createCommands({ stage, votes, attention, order }: CommandParts): Commands {
	return {
		mayAsk: ({ role }, { kind }) => rankOf(role) >= rankOf(COMMAND_ROLES[kind]),
		run(who, key, command) {
			if (isVotesRequest(command)) return votes.command(who, key, command);
			if (isAttentionRequest(command)) return attention.command(who, key, command);
			if (isOrderRequest(command)) return order.command(who.workshop, key, command);
			return stage.command(who.workshop, key, command);
		}
	};
}
