import type { ServerResponse } from 'node:http';
import type { ApiErrorBody, ErrorCode } from '#lib/protocol/api.ts';

/** What a resource answers; sent as JSON unless it is a text, or bytes (with their own type). */
export interface Reply {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

const STATUS: Readonly<Record<ErrorCode, number>> = {
	bad_json: 400,
	bad_request: 400,
	body_too_large: 413,
	create_key_required: 401,
	forbidden: 403,
	image_broken: 422,
	image_quota: 507,
	image_too_large: 413,
	image_too_many_pixels: 422,
	image_unsupported: 415,
	expiry_invalid: 400,
	internal: 500,
	link_expired: 410,
	link_full: 409,
	link_revoked: 410,
	link_unknown: 404,
	method_not_allowed: 405,
	name_invalid: 400,
	not_found: 404,
	last_facilitator: 409,
	origin_refused: 403,
	passphrase_invalid: 400,
	passphrase_needed: 403,
	passphrase_wrong: 403,
	removed: 403,
	title_invalid: 400,
	too_many_links: 409,
	too_many_requests: 429,
	unauthenticated: 401,
	unavailable: 503,
	unknown_canvas: 400,
	waiting: 403,
	workshop_unknown: 404
};

export const ok = (body: unknown, headers?: Readonly<Record<string, string>>): Reply => ({
	status: 200,
	body,
	...(headers && { headers })
});

/** An answer of failure: a code for programs and a sentence for whoever reads it. */
export function refuse(
	code: ErrorCode,
	message: string,
	{ status = STATUS[code], headers }: { status?: number; headers?: Record<string, string> } = {}
): Reply {
	const body: ApiErrorBody = { error: { code, message } };
	return { status, body, ...(headers && { headers }) };
}

/** Writes the whole answer. Leaves it alone when the one who asked has gone. */
export function send(res: ServerResponse, reply: Reply, withBody: boolean): void {
	if (res.headersSent || res.destroyed) return;
	const payload = encode(reply);
	res.writeHead(reply.status, payload.headers);
	res.end(withBody ? payload.bytes : undefined);
}

/** The bytes of an answer and its headers, for `send` and for whoever must write them by hand. */
export function encode(reply: Reply): { bytes: Uint8Array; headers: Record<string, string> } {
	const { bytes, type } = bytesOf(reply.body);
	return {
		bytes,
		headers: {
			'content-type': type,
			'content-length': String(bytes.length),
			'cache-control': 'no-store',
			...reply.headers
		}
	};
}

function bytesOf(body: unknown): { bytes: Uint8Array; type: string } {
	if (body instanceof Uint8Array) return { bytes: body, type: 'application/octet-stream' };
	const text = typeof body === 'string';
	return {
		bytes: Buffer.from(text ? body : JSON.stringify(body)),
		type: text ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
	};
}
