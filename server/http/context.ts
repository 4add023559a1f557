import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import type { Identify } from '../auth/identify.ts';
import type { Tries } from '../auth/tries.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Rooms } from '../rooms/types.ts';
import type { AttentionDesk } from '../stage/attention.ts';
import type { CountsOnDesks } from '../stage/desk-counts.ts';
import type { Commands } from '../stage/commands.ts';
import type { Votes } from '../stage/votes/votes.ts';
import type { Store } from '../store/types.ts';
import type { LinkExpiry } from '../stage/link-expiry.ts';
import type { Roster } from '../workshop/roster.ts';
import type { RateLimit } from './rate-limit.ts';

/** What the resources work with. Each takes the part it needs. */
export interface ApiContext {
	readonly config: Pick<Config, 'publicUrl' | 'createKey' | 'metricsKey' | 'trustProxy'>;
	readonly log: Log;
	readonly store: Pick<Store, 'workshops' | 'images' | 'check'>;
	readonly rooms: Pick<Rooms, 'edit' | 'disconnect'>;
	readonly roster: Pick<Roster, 'refresh'>;
	readonly commands: Commands;
	readonly desks: CountsOnDesks;
	readonly attention: Pick<AttentionDesk, 'marks' | 'forget'>;
	readonly votes: Pick<Votes, 'mine' | 'voters'>;
	readonly tokens: Tokens;
	readonly expiry: Pick<LinkExpiry, 'set'>;
	readonly identify: Identify;
	readonly canvases: ReadonlyMap<string, CanvasTemplate>;
	/** Prometheus text of the moment. */
	readonly metrics: () => string;
	readonly limits: {
		readonly create: RateLimit;
		readonly join: RateLimit;
		readonly image: RateLimit;
		/** At passphrases, by address and link. */
		readonly passphrase: Tries;
	};
	/** A new id, URL-safe and never given before. */
	readonly newId: () => string;
	/** A new session secret, as session.ts reads it. */
	readonly newSecret: () => string;
	/** ms since the epoch. */
	readonly now: () => number;
}
