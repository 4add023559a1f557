import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { inspectImage, MAX_PIXELS, type Inspected } from '#lib/domain/images/inspect.ts';
import type { CleanImage } from '#lib/domain/images/types.ts';
import { accessTo } from '#lib/domain/permissions.ts';
import type { UploadedImage } from '#lib/protocol/api.ts';
import { MAX_IMAGE_BYTES } from '#lib/protocol/limits.ts';
import type { ImageRow } from '../store/types.ts';
import { authorise, type Known } from './authorise.ts';
import { readBytes } from './body.ts';
import type { ApiContext } from './context.ts';
import { tooMany } from './rate-limit.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';

/** Bytes of all images of one workshop: some hundred photos, and no disk is full by surprise. */
export const IMAGE_QUOTA = 500 * 1024 * 1024;
/** s. What a hash names never changes; a year is as long as caches are told anything. */
const FOREVER = 365 * 24 * 60 * 60;

/** POST /api/workshops/{id}/images and GET /api/workshops/{id}/images/{hash} */
export function imagesRoutes(context: ApiContext): readonly Route[] {
	const path = '/api/workshops/{id}/images';
	return [
		{ method: 'POST', path, handle: (call) => upload(context, call) },
		{ method: 'GET', path: `${path}/{hash}`, handle: (call) => show(context, call) }
	];
}

async function upload(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	const { identity } = who.ok;
	if (accessTo(identity.role, 'board') !== 'write') {
		return refuse('forbidden', 'Only those who may write on the board may add images.');
	}
	// By person: a whole room of them may share one address.
	const wait = context.limits.image(identity.participant ?? identity.link);
	if (wait > 0) return tooMany(wait);
	if (!/^image\//i.test(call.req.headers['content-type'] ?? '')) {
		return refuse('image_unsupported', 'Send the file’s bytes, with its content-type: image/….');
	}
	const bytes = await readBytes(call.req, MAX_IMAGE_BYTES);
	if (bytes === null) {
		return refuse('image_too_large', `An image may have at most ${MAX_IMAGE_BYTES} bytes.`);
	}
	const inspected = inspectImage(bytes, crc32);
	return inspected.kind === 'image' ? keep(context, who.ok, inspected.image) : unfit(inspected);
}

async function keep(context: ApiContext, { identity }: Known, image: CleanImage): Promise<Reply> {
	const { type, width, height, bytes } = image;
	const hash = createHash('sha256').update(bytes).digest('hex');
	const row: ImageRow = {
		workshop: identity.workshop,
		hash,
		type,
		size: bytes.length,
		width,
		height,
		// A picture on a desk would say whose it is once it is revealed.
		by: (await context.desks.isAnonymous(identity.workshop)) ? null : identity.participant,
		createdAt: context.now()
	};
	const saved = await context.store.images.save(row, bytes, IMAGE_QUOTA);
	if (saved === 'full') {
		return refuse(
			'image_quota',
			`The images of a workshop may have ${IMAGE_QUOTA} bytes together; this one is too much.`
		);
	}
	const answer: UploadedImage = { hash, type, size: bytes.length, width, height };
	const location = `/api/workshops/${identity.workshop}/images/${hash}`;
	return { status: saved === 'new' ? 201 : 200, body: answer, headers: { location } };
}

function unfit(inspected: Exclude<Inspected, { kind: 'image' }>): Reply {
	switch (inspected.kind) {
		case 'svg':
			return refuse(
				'image_unsupported',
				'An SVG can hold a program, so it isn’t kept: send it as a PNG.'
			);
		case 'unknown':
			return refuse('image_unsupported', 'This isn’t a PNG, JPEG, GIF or WebP image.');
		case 'broken':
			return refuse('image_broken', `This image can’t be read: ${inspected.why}.`);
		case 'too-many-pixels':
			return refuse(
				'image_too_many_pixels',
				`This image has ${inspected.width} × ${inspected.height} pixels; ${MAX_PIXELS} together are the most.`
			);
	}
}

async function show(context: ApiContext, call: Call): Promise<Reply> {
	const who = await authorise(context, call);
	if ('refused' in who) return who.refused;
	const { workshop } = who.ok.identity;
	const hash = call.params['hash'] ?? '';
	const row = await context.store.images.find(workshop, hash);
	const bytes = row && (await context.store.images.read(workshop, hash));
	return row && bytes
		? ok(bytes, headersOf(row))
		: refuse('not_found', 'There is no such image in this workshop.');
}

/** Other people's bytes: to be looked at as a picture of this type, and as nothing else. */
const headersOf = ({ hash, type }: ImageRow) => ({
	'content-type': type,
	'content-disposition': `inline; filename="${hash.slice(0, 12)}.${type.replace('image/', '')}"`,
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
	'cache-control': `private, max-age=${FOREVER}, immutable`
});
