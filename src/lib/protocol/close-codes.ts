/**
 * Why the server ends a socket. 4400–4499 are final for y-websocket 3, everything else it retries.
 * The contract fixes the numbers.
 */
export const CLOSE = {
	badRequest: 4400,
	unauthenticated: 4401,
	forbidden: 4403,
	notFound: 4404,
	readOnly: 4409,
	tooLarge: 4413,
	tooFast: 4429,
	tooSlow: 4503,
	/** Something failed on the server: a document couldn't be loaded. Worth trying again. */
	failed: 1011,
	restarting: 1012
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
