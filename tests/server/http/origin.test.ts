import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { addressOf, originOf } from '../../../server/http/origin.ts';

const request = (remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage =>
	({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const network = (trustProxy: number) => ({ publicUrl: null, trustProxy });

describe('the address of whoever asks', () => {
	it('is the socket’s, whatever a header claims, while no proxy is trusted', () => {
		const req = request('203.0.113.7', { 'x-forwarded-for': '1.1.1.1' });
		expect(addressOf(req, network(0))).toBe('203.0.113.7');
	});

	it('is the one that the outermost trusted proxy saw', () => {
		const req = request('10.0.0.1', { 'x-forwarded-for': 'made-up, 203.0.113.7, 10.0.0.2' });
		expect(addressOf(req, network(1))).toBe('10.0.0.2');
		expect(addressOf(req, network(2))).toBe('203.0.113.7');
	});

	it('is the first there is when more proxies are trusted than there were', () => {
		expect(addressOf(request('10.0.0.1'), network(3))).toBe('10.0.0.1');
	});

	it('is one for an IPv4 address, however it is written', () => {
		expect(addressOf(request('::ffff:203.0.113.7'), network(0))).toBe('203.0.113.7');
	});

	it('is one for all of a subscriber’s IPv6 addresses', () => {
		const key = addressOf(request('2001:DB8:1:2:aaaa::1'), network(0));
		expect(addressOf(request('2001:db8:1:2::ffff'), network(0))).toBe(key);
		expect(addressOf(request('2001:db8:1:3::ffff'), network(0))).not.toBe(key);
		expect(addressOf(request('::1'), network(0))).toBe('0:0:0:0::');
	});
});

describe('the origin a request came to', () => {
	it('is its Host', () => {
		expect(originOf(request('', { host: 'localhost:3000' }), network(0))).toBe(
			'http://localhost:3000'
		);
		expect(originOf(request('', { host: '[::1]:3000' }), network(0))).toBe('http://[::1]:3000');
	});

	it.each(['', 'a b', 'a/b', 'user@a', 'a:99999', 'a\\b', '<script>'])(
		'is none when the Host is %j',
		(host) => {
			expect(originOf(request('', { host }), network(0))).toBeNull();
		}
	);
});
