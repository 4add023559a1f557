import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Config } from './config.ts';

export type ListenResult = { readonly ok: { readonly port: number } } | { readonly error: string };

/** ms for which a port in use is tried again: one that was just told to stop may still hold it. */
const PATIENCE = 3_000;
/** ms between two tries. */
const RETRY = 100;

/** Opens the port; what a person can mend answers as one line. */
export async function listen(
	server: Server,
	{ port, host }: Pick<Config, 'port' | 'host'>
): Promise<ListenResult> {
	for (let waited = 0; ; waited += RETRY) {
		try {
			server.listen(port, host);
			await once(server, 'listening');
			break;
		} catch (error) {
			const reason = explain(error, port, host);
			if (reason === null) throw error;
			if (codeOf(error) !== 'EADDRINUSE' || waited >= PATIENCE) return { error: reason };
			await setTimeout(RETRY);
		}
	}
	const address = server.address();
	return { ok: { port: typeof address === 'object' && address !== null ? address.port : port } };
}

/** What a browser on this machine opens. */
export function localUrl(host: string, port: number): string {
	if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return `http://localhost:${port}`;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const codeOf = (error: unknown): unknown =>
	error instanceof Error && 'code' in error ? error.code : null;

function explain(error: unknown, port: number, host: string): string | null {
	switch (codeOf(error)) {
		case 'EADDRINUSE':
			return `PORT ${port} on ${host} is in use by another program: stop it, or choose another PORT.`;
		case 'EACCES':
			return `PORT ${port} may not be opened by this user: choose one from 1024 to 65535.`;
		case 'EADDRNOTAVAIL':
		case 'EAFNOSUPPORT':
			return `HOST ${host} isn’t an address of this machine: choose one that is, or 0.0.0.0 for all.`;
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return `HOST ${host} can’t be resolved: choose an address of this machine, or 0.0.0.0 for all.`;
		default:
			return null;
	}
}
