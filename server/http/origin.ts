import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

const HOST = /^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;
/** Hextets of an IPv6 address that one subscriber is usually given (RFC 6177). */
const SUBSCRIBER_HEXTETS = 4;

export interface Network {
	readonly publicUrl: string | null;
	/** How many proxies in front are our own, and may say who asked and for which host. */
	readonly trustProxy: number;
}

/** The origin that a request came to; null when its Host header can't be one. */
export function originOf(req: IncomingMessage, { trustProxy }: Network): string | null {
	const forwardedHost = trustProxy > 0 ? firstOf(req.headers['x-forwarded-host']) : undefined;
	const forwardedProto = trustProxy > 0 ? firstOf(req.headers['x-forwarded-proto']) : undefined;
	const host = forwardedHost ?? req.headers.host ?? '';
	const scheme = forwardedProto === 'https' ? 'https' : 'http';
	const url = `${scheme}://${host}`;
	return HOST.test(host) && URL.canParse(url) ? new URL(url).origin : null;
}

/**
 * Whether a page may make this request. Browsers name the page's origin on every unsafe request
 * and every socket; a program without an Origin header carries its own credentials.
 */
export function isOwnOrigin(req: IncomingMessage, network: Network): boolean {
	const { origin } = req.headers;
	if (origin === undefined) return true;
	return origin === network.publicUrl || origin === originOf(req, network);
}

/** The address of whoever asks, seen past our own proxies, as one key per subscriber. */
export function addressOf(req: IncomingMessage, { trustProxy }: Network): string {
	const forwarded = trustProxy > 0 ? [req.headers['x-forwarded-for'] ?? []].flat() : [];
	const chain = forwarded
		.flatMap((header) => header.split(','))
		.map((part) => part.trim())
		.filter((part) => part !== '');
	chain.push(req.socket.remoteAddress ?? '');
	return subscriberOf(chain[Math.max(0, chain.length - 1 - trustProxy)] ?? '');
}

/** True for a request from this very machine that no proxy handed on. */
export function isLoopback(req: IncomingMessage): boolean {
	const address = req.socket.remoteAddress ?? '';
	const local = address === '::1' || /^(::ffff:)?127\./.test(address);
	// Not every proxy says that it is one, but all of them pass on the name people asked for.
	const host = (req.headers.host ?? '').replace(/:\d+$/, '');
	if (!/^(localhost|127(\.\d+){3}|\[::1\])$/i.test(host)) return false;
	return local && !('x-forwarded-for' in req.headers) && !('forwarded' in req.headers);
}

function subscriberOf(address: string): string {
	const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
	if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
	const [head = '', tail] = address.split('::');
	const front = head === '' ? [] : head.split(':');
	const back = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
	return [...front, ...zeros, ...back].slice(0, SUBSCRIBER_HEXTETS).join(':').toLowerCase() + '::';
}

function firstOf(header: string | string[] | undefined): string | undefined {
	const first = [header ?? []].flat()[0]?.split(',')[0]?.trim();
	return first === '' ? undefined : first;
}
