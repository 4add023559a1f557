import type { IncomingMessage, ServerResponse } from 'node:http';
import { encode, type Reply } from './reply.ts';

/** Bytes of a refused body that are let pass unread, so that the one who sends reads the answer. */
const LINGER_BYTES = 1024 * 1024;
/** ms that a refused sender gets to stop. */
const LINGER_TIME = 2_000;

/**
 * Answers while the body is still on its way, then ends the connection. Closing at once would
 * reset it, and the answer would be lost on a sender who is still writing (RFC 9112 §9.6).
 */
export function sendAndClose(req: IncomingMessage, res: ServerResponse, reply: Reply): void {
	if (res.headersSent || res.destroyed) return;
	const { bytes, headers } = encode(reply);
	res.writeHead(reply.status, { ...headers, connection: 'close' });
	res.write(bytes);
	let passed = 0;
	const timer = setTimeout(() => req.destroy(), LINGER_TIME);
	req.once('close', () => clearTimeout(timer));
	req.once('end', () => res.end());
	req.on('data', (chunk: Buffer) => {
		passed += chunk.length;
		if (passed > LINGER_BYTES) req.destroy();
	});
	req.resume();
	if (req.readableEnded) res.end();
}
