import type { ServerResponse } from 'node:http';

/**
 * For every answer. A page's own content policy is SvelteKit's (svelte.config.js) and replaces the
 * one here; what isn't a page may load and frame nothing.
 */
const HEADERS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	// A link's token is part of its path, so no address may travel on to anyone.
	'referrer-policy': 'no-referrer',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

export function setSecurityHeaders(res: ServerResponse): void {
	for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
}

export function setApiPolicy(res: ServerResponse): void {
	res.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
}
