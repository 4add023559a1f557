import type { FanOut } from './types.ts';

/** For a single process: nobody else is there, and nothing is done about it. */
export const LOCAL_FANOUT: FanOut = { join: () => null };
