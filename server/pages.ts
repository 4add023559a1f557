import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from './config.ts';
import { originOf } from './http/origin.ts';
import type { Log } from './log.ts';

export type Pages = (req: IncomingMessage, res: ServerResponse) => void;
export type PagesResult = { readonly ok: Pages } | { readonly error: string };

const HANDLER = new URL('../build/handler.js', import.meta.url);
const PROTOCOL_HEADER = 'x-forwarded-proto';
const HOST_HEADER = 'x-forwarded-host';

/**
 * The built pages. `env` is the process's own: adapter-node reads its settings there, once, and
 * must not find any of its own that somebody left in it.
 */
export async function loadPages(
	config: Config,
	env: Record<string, string | undefined>,
	log: Log
): Promise<PagesResult> {
	if (!existsSync(HANDLER)) {
		return { error: 'The pages aren’t built yet: npm start does it, or npm run build alone.' };
	}
	for (const name of ['ORIGIN', 'ADDRESS_HEADER', 'XFF_DEPTH', 'PORT_HEADER', 'BODY_SIZE_LIMIT']) {
		delete env[name];
	}
	env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;
	env['HOST_HEADER'] = HOST_HEADER;
	const built: unknown = await import(HANDLER.href);
	const handler = handlerOf(built);

	return {
		ok: (req, res) => {
			// Never the sender's own words: what a page takes for its address is what we found it to be.
			const origin = new URL(config.publicUrl ?? originOf(req, config) ?? 'http://localhost');
			req.headers[PROTOCOL_HEADER] = origin.protocol.slice(0, -1);
			req.headers[HOST_HEADER] = origin.host;
			handler(req, res, () => res.writeHead(404).end()).catch((error: unknown) => {
				log.error('page.failed', { path: req.url, error });
				res.destroy();
			});
		}
	};
}

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => Promise<void>;

function handlerOf(built: unknown): Handler {
	const isModule = typeof built === 'object' && built !== null && 'handler' in built;
	if (!isModule || typeof built.handler !== 'function') {
		throw new Error('build/handler.js has no handler');
	}
	const { handler } = built;
	// Some of it answers at once and some later; either way a failure must not end the process.
	return async (req, res, next) => void (await handler(req, res, next));
}
