import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2'
};

export interface Site {
	readonly url: string;
	/** What an address answers from now on. */
	put(address: string, json: string): void;
	close(): void;
}

/** Serves the peers' pages, what they need, and the notes, on 127.0.0.1. */
export async function serveSite(modules: string, site: string): Promise<Site> {
	const folders: readonly (readonly [string, string])[] = [
		['/excalidraw-assets/', path.join(modules, '@excalidraw/excalidraw/dist/prod')],
		['/tldraw-assets/', path.join(modules, '@tldraw/assets')],
		['/', site]
	];
	const made = new Map<string, string>();
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const json = made.get(pathname);
		if (json !== undefined) {
			response.writeHead(200, { 'content-type': 'application/json' }).end(json);
			return;
		}
		const [prefix, folder] = folders.find(([start]) => pathname.startsWith(start)) ?? ['/', site];
		sendFile(response, folder, decodeURIComponent(pathname.slice(prefix.length)));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://localhost:${port}`,
		put: (address, json) => void made.set(address, json),
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}

function sendFile(response: ServerResponse, folder: string, name: string): void {
	const file = path.join(folder, name);
	if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
		response.writeHead(404).end();
		return;
	}
	const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
	// As a product's own server would: a second visit needs no script anew.
	const cache = name.startsWith('assets/') ? 'max-age=31536000, immutable' : 'no-cache';
	response.writeHead(200, { 'content-type': type, 'cache-control': cache });
	createReadStream(file).pipe(response);
}
