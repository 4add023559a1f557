import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Why tokens are made this way: docs/adr/0002-tokens.md. */
export interface Tokens {
	/** The token of a link: 256 bits as 43 URL-safe characters, the same on every call. */
	tokenOf(linkId: string): string;
	/** The same, or null where this key didn't make the token that `hash` was taken of. */
	recall(linkId: string, hash: string): string | null;
}

/** `key`: at least 32 random bytes that only this server knows. */
export function createTokens(key: Uint8Array): Tokens {
	const tokenOf = (linkId: string): string =>
		createHmac('sha256', key).update(`link:${linkId}`).digest('base64url');
	return {
		tokenOf,
		recall(linkId, hash) {
			const token = tokenOf(linkId);
			return hashOf(token) === hash ? token : null;
		}
	};
}

/** SHA-256, hex: all that the store ever sees of a token or a session's secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares secrets in a time that says nothing about where, or in which length, they differ. */
export function sameSecret(given: string, expected: string): boolean {
	const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}
