import { refuse, type Reply } from './reply.ts';

export interface Rate {
	/** Requests that may come at once. */
	readonly burst: number;
	/** Requests a second after that. */
	readonly perSecond: number;
}

/** A facilitator tries things out; nobody makes a workshop every few seconds for long. */
export const CREATE_RATE: Rate = { burst: 60, perSecond: 0.1 };
/** A hall of a hundred people behind one office address, each opening the link a few times. */
export const JOIN_RATE: Rate = { burst: 400, perSecond: 10 };
/** A person drops a folder of pictures on the board once, not over and over. */
export const IMAGE_RATE: Rate = { burst: 60, perSecond: 0.5 };

/** Addresses remembered at once: about 1 MB. The ones that asked longest ago go first. */
const MAX_ADDRESSES = 10_000;

/** Counts a request. 0: let it pass; otherwise the whole seconds after which to come again. */
export type RateLimit = (address: string) => number;

/** A token bucket per address. `now` is in ms and never goes back. */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number): RateLimit {
	const buckets = new Map<string, { tokens: number; at: number }>();
	return (address) => {
		const at = now();
		const old = buckets.get(address) ?? { tokens: burst, at };
		const tokens = Math.min(burst, old.tokens + ((at - old.at) / 1000) * perSecond);
		// Set anew, so that the map stays in the order of use.
		buckets.delete(address);
		buckets.set(address, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
		if (buckets.size > MAX_ADDRESSES) {
			const oldest = buckets.keys().next().value;
			if (oldest !== undefined) buckets.delete(oldest);
		}
		return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
	};
}

export const unlimited: RateLimit = () => 0;

/** `seconds`: when to come again. */
export const tooMany = (seconds: number): Reply =>
	refuse('too_many_requests', `Too many requests from your address: try again in ${seconds} s.`, {
		headers: { 'retry-after': String(seconds) }
	});
