import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Bytes of salt and of what is kept. */
const SALT = 16;
const KEY = 32;
/** scrypt's cost: about 30 ms and 16 MB a try, in another thread. */
const COST = { N: 2 ** 14, r: 8, p: 1 };

const derive = (passphrase: string, salt: Buffer): Promise<Buffer> =>
	new Promise((resolve, reject) => {
		// One form of letters that look the same, whichever keyboard they come from.
		scrypt(passphrase.normalize('NFKC'), salt, KEY, COST, (error, key) =>
			error ? reject(error) : resolve(key)
		);
	});

/** What is kept of a passphrase: `salt.key`, base64url. The same one twice is kept differently. */
export async function keepPassphrase(passphrase: string): Promise<string> {
	const salt = randomBytes(SALT);
	const key = await derive(passphrase, salt);
	return `${salt.toString('base64url')}.${key.toString('base64url')}`;
}

/** Takes as long for a wrong one as for the right one. False, too, for what `keepPassphrase` didn't make. */
export async function isPassphrase(given: string, kept: string): Promise<boolean> {
	const [salt = '', key = ''] = kept.split('.');
	const expected = Buffer.from(key, 'base64url');
	const found = await derive(given, Buffer.from(salt, 'base64url'));
	return expected.length === found.length && timingSafeEqual(expected, found);
}
