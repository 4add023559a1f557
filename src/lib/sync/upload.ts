import * as v from 'valibot';
import type { UploadedImage } from '../protocol/api.ts';
import { errorCode, type ApiResult } from './api.ts';
import { uploadedImage } from './api-schemas.ts';

export interface UploadOptions {
	/** Share of the bytes that are on their way, 0 … 1. */
	readonly onprogress?: (share: number) => void;
	readonly signal?: AbortSignal;
}

/** ms without a byte going through, after which the connection counts as lost. */
const STALLED = 30_000;

/** Where a workshop's image is. */
export const imageUrl = (workshop: string, hash: string): string =>
	`/api/workshops/${encodeURIComponent(workshop)}/images/${hash}`;

/**
 * Brings an image to a workshop. Never throws; an upload that was aborted answers `network`. Not
 * with fetch, which doesn't tell how far it is.
 */
export function uploadImage(
	workshop: string,
	image: Blob,
	{ onprogress, signal }: UploadOptions = {}
): Promise<ApiResult<UploadedImage>> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		let timer: ReturnType<typeof setTimeout> | undefined;
		const lost = (): void => resolve({ ok: false, code: 'network' });
		const alive = (): void => {
			clearTimeout(timer);
			timer = setTimeout(() => request.abort(), STALLED);
		};
		request.upload.addEventListener('progress', ({ loaded, total }) => {
			alive();
			onprogress?.(total > 0 ? loaded / total : 0);
		});
		request.addEventListener('load', () => resolve(answerOf(request)));
		request.addEventListener('error', lost);
		request.addEventListener('abort', lost);
		request.addEventListener('loadend', () => clearTimeout(timer));
		signal?.addEventListener('abort', () => request.abort(), { once: true });
		if (signal?.aborted) return lost();
		request.open('POST', `/api/workshops/${encodeURIComponent(workshop)}/images`);
		request.setRequestHeader('content-type', image.type);
		alive();
		request.send(image);
	});
}

function answerOf({ status, responseText }: XMLHttpRequest): ApiResult<UploadedImage> {
	const content = parse(responseText);
	if (status < 200 || status >= 300) return { ok: false, code: errorCode(status, content) };
	const parsed = v.safeParse(uploadedImage, content);
	return parsed.success ? { ok: true, value: parsed.output } : { ok: false, code: 'internal' };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
