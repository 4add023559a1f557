import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { MAX_BODY_BYTES } from '#lib/protocol/limits.ts';
import { refuse, type Reply } from './reply.ts';

export type Body<T> = { readonly ok: T } | { readonly refused: Reply };

/**
 * Reads a JSON body and parses it with the schema. A body that is too large is refused by its
 * declared length, or as soon as it has grown past the limit, without reading the rest.
 */
export async function readBody<S extends v.GenericSchema>(
	req: IncomingMessage,
	schema: S
): Promise<Body<v.InferOutput<S>>> {
	if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) {
		return {
			refused: refuse('bad_request', 'Send the body as JSON, with content-type application/json.', {
				status: 415
			})
		};
	}
	const bytes = await readBytes(req, MAX_BODY_BYTES);
	if (bytes === null) {
		return {
			refused: refuse('body_too_large', `A body may have at most ${MAX_BODY_BYTES} bytes.`)
		};
	}
	const parsed = parseJson(bytes);
	if ('error' in parsed) {
		return { refused: refuse('bad_json', `The body isn’t JSON: ${parsed.error}.`) };
	}
	const result = v.safeParse(schema, parsed.ok);
	if (result.success) return { ok: result.output };
	return { refused: refuse('bad_request', describe(result.issues[0])) };
}

/** The body as it is, up to `most` bytes; null when there is more. Throws RequestAborted. */
export async function readBytes(req: IncomingMessage, most: number): Promise<Buffer | null> {
	if (Number(req.headers['content-length'] ?? 0) > most) return null;
	const chunks: Buffer[] = [];
	let size = 0;
	return new Promise((resolve, reject) => {
		req.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size > most) resolve(null);
			else chunks.push(chunk);
		});
		req.once('end', () => resolve(Buffer.concat(chunks)));
		req.once('error', reject);
		req.once('close', () => reject(new RequestAborted()));
	});
}

/** The one who asked went away in the middle; there is nobody to answer. */
export class RequestAborted extends Error {}

function parseJson(bytes: Buffer): { ok: unknown } | { error: string } {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return { ok: JSON.parse(text) };
	} catch (error) {
		// V8's own words quote the body back, which may hold a token; they stay here.
		return { error: error instanceof SyntaxError ? 'it can’t be parsed' : 'it isn’t UTF-8' };
	}
}

function describe(issue: v.BaseIssue<unknown>): string {
	const where = v.getDotPath(issue);
	return where === null
		? `The body must be an object; ${issue.message}.`
		: `The field "${where}" isn’t right: ${issue.message}.`;
}
