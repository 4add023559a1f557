import type { BoardHost } from './board-host.ts';

/**
 * What an action needs, loaded when it is first used. Null, and a word to the person, where it can't be:
 * later, when the server answers again, they may want something else, so it isn't kept for then.
 */
export async function piece<T>(host: BoardHost, load: () => Promise<T>): Promise<T | null> {
	try {
		return await load();
	} catch {
		host.say('needsServer');
		return null;
	}
}
