/**
 * A device's session: a random secret in a cookie. It is one for all workshops; who its owner is
 * in each of them is a participant's row, found by the secret's hash.
 */
export const SESSION_COOKIE = 'lb_session';
/** Bytes of a new secret. */
export const SESSION_BYTES = 32;
/** s. Browsers keep no cookie longer than 400 days; each visit starts it anew. */
const SESSION_AGE = 365 * 24 * 60 * 60;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** The secret in a Cookie header; null when there is none that this server could have made. */
export function readSession(cookies: string | undefined): string | null {
	for (const part of (cookies ?? '').split(';')) {
		const [name, value = ''] = part.trim().split('=');
		if (name === SESSION_COOKIE && SECRET.test(value)) return value;
	}
	return null;
}

/** A Set-Cookie header. Lax lets a link opened from a mail or a chat find its session. */
export function sessionCookie(secret: string, { secure }: { secure: boolean }): string {
	const parts = [
		`${SESSION_COOKIE}=${secret}`,
		'Path=/',
		`Max-Age=${SESSION_AGE}`,
		'HttpOnly',
		'SameSite=Lax'
	];
	return (secure ? [...parts, 'Secure'] : parts).join('; ');
}
