import type { IncomingMessage } from 'node:http';
import { refuse, type Reply } from './reply.ts';

export type Method = 'GET' | 'POST' | 'PATCH';

/** One request, as a resource sees it. */
export interface Call {
	readonly req: IncomingMessage;
	/** What the path's `{…}` parts hold. */
	readonly params: Readonly<Record<string, string>>;
	/** Who asks, as far as the network tells; the key of the rate limits. */
	readonly address: string;
	/** The origin that the request came to, `https://boards.example.org`. */
	readonly origin: string;
}

export interface Route {
	readonly method: Method;
	/** `/api/workshops/{id}`: a part in braces takes anything but a slash. */
	readonly path: string;
	readonly handle: (call: Call) => Promise<Reply> | Reply;
}

export type Match =
	| { readonly kind: 'route'; readonly route: Route; readonly params: Record<string, string> }
	| { readonly kind: 'refused'; readonly reply: Reply };

/** Finds the resource for a method and a path. HEAD asks for what GET would say, without the body. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
	const table = routes.map((route) => ({ route, parts: route.path.split('/') }));
	return (asked, path) => {
		const method = asked === 'HEAD' ? 'GET' : asked;
		const parts = path.split('/');
		const here = table.flatMap(({ route, parts: pattern }) => {
			const params = matchParts(pattern, parts);
			return params === null ? [] : [{ route, params }];
		});
		const found = here.find(({ route }) => route.method === method);
		if (found) return { kind: 'route', ...found };
		return { kind: 'refused', reply: here.length > 0 ? wrongMethod(asked, here) : unknownPath() };
	};
}

function matchParts(
	pattern: readonly string[],
	parts: readonly string[]
): Record<string, string> | null {
	if (pattern.length !== parts.length) return null;
	const params: Record<string, string> = {};
	for (const [i, expected] of pattern.entries()) {
		const part = parts[i] ?? '';
		if (!expected.startsWith('{')) {
			if (part !== expected) return null;
		} else {
			if (part === '') return null;
			params[expected.slice(1, -1)] = part;
		}
	}
	return params;
}

function wrongMethod(asked: string, here: readonly { route: Route }[]): Reply {
	const methods = here.map(({ route }) => route.method);
	const allow = [...new Set(methods.flatMap((m) => (m === 'GET' ? ['GET', 'HEAD'] : [m])))];
	return refuse('method_not_allowed', `${asked} isn’t possible here; use ${allow.join(' or ')}.`, {
		headers: { allow: allow.join(', ') }
	});
}

const unknownPath = (): Reply => refuse('not_found', 'There is nothing at this address.');
