import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Config } from './config.ts';

export type ListenResult = { readonly ok: { readonly port: number } } | { readonly error: string };

/** Opens the port; what a person can mend answers as one line. */
export async function listen(
	server: Server,
	{ port, host }: Pick<Config, 'port' | 'host'>
): Promise<ListenResult> {
	try {
		server.listen(port, host);
		await once(server, 'listening');
	} catch (error) {
		const reason = explain(error, port, host);
		if (reason === null) throw error;
		return { error: reason };
	}
	const address = server.address();
	return { ok: { port: typeof address === 'object' && address !== null ? address.port : port } };
}

/** What a browser on this machine opens. */
export function localUrl(host: string, port: number): string {
	if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return `http://localhost:${port}`;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function explain(error: unknown, port: number, host: string): string | null {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	switch (code) {
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
