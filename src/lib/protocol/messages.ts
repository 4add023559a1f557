/**
 * Message types on a sync socket. 0–3 are y-websocket's; what Loopboard adds starts at 100 and
 * goes only to clients that asked for it in the query string, so stock clients never see it.
 */
export const MESSAGE_SYNC = 0;
export const MESSAGE_AWARENESS = 1;
export const MESSAGE_AUTH = 2;
export const MESSAGE_QUERY_AWARENESS = 3;

/**
 * Server → client, asked for with `?saved=1`: [100, varUint n]. The first n messages of this
 * socket that can carry changes (sync step 2 and update, counted from 1 in the order sent) are in
 * the server's log. n only grows.
 */
export const MESSAGE_SAVED = 100;
export const QUERY_SAVED = 'saved';

/** Sync message sub-types (y-protocols/sync). */
export const SYNC_STEP_1 = 0;
export const SYNC_STEP_2 = 1;
export const SYNC_UPDATE = 2;
