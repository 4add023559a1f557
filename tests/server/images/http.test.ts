import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreatedWorkshop, UploadedImage } from '#lib/protocol/api.ts';
import { MAX_IMAGE_BYTES } from '#lib/protocol/limits.ts';
import { unlimitedTries } from '../../../server/auth/tries.ts';
import { createRateLimit } from '../../../server/http/rate-limit.ts';
import { codeOf, startApi, tokenOf, type Answer, type TestApi } from '../../support/api.ts';
import {
	SECRET,
	exif,
	gif,
	jpeg,
	png,
	pngBomb,
	pngText,
	webp,
	webpSimple,
	words
} from '../../support/images.ts';

let api: TestApi;
let made: CreatedWorkshop;
let path: string;
beforeEach(async () => {
	api = await startApi();
	made = await api.create();
	path = `/api/workshops/${made.id}/images`;
});
afterEach(() => api.close());

type Who = { token?: string; cookie?: string };
const post = (
	bytes: Uint8Array,
	who: Who = { token: tokenOf(made.links.participant) },
	headers: Record<string, string> = {}
): Promise<Answer> =>
	api.call('POST', path, {
		body: Buffer.from(bytes),
		headers: { 'content-type': 'image/png', ...headers },
		...who
	});
const uploaded = async (bytes: Uint8Array, who?: Who): Promise<UploadedImage> => {
	const answer = await post(bytes, who);
	expect([200, 201]).toContain(answer.status);
	return answer.body as UploadedImage;
};
const get = (hash: string, headers: Record<string, string>): Promise<Response> =>
	fetch(`${api.url}${path}/${hash}`, { headers });
const bearer = (link: string) => ({ authorization: `Bearer ${tokenOf(link)}` });
const bytesOf = async (response: Response): Promise<Buffer> =>
	Buffer.from(await response.arrayBuffer());

describe('POST /api/workshops/{id}/images', () => {
	it.each(['facilitator', 'participant'] as const)('takes an image of a %s', async (role) => {
		const answer = await post(png(5, 4), { token: tokenOf(made.links[role]) });
		expect(answer.status).toBe(201);
		const hash = createHash('sha256').update(png(5, 4)).digest('hex');
		const size = png(5, 4).length;
		expect(answer.body).toEqual({ hash, type: 'image/png', size, width: 5, height: 4 });
		expect(answer.headers.get('location')).toBe(`${path}/${hash}`);
	});

	it('takes one of a person with a session, and remembers who brought it', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		expect((await post(png(1, 1), { cookie: anna.cookie })).status).toBe(201);
	});

	it('is the hash of what is kept, not of what was sent', async () => {
		const { hash, size } = await uploaded(png(2, 2, { extra: [pngText()] }));
		expect(hash).toBe(createHash('sha256').update(png(2, 2)).digest('hex'));
		expect(size).toBe(png(2, 2).length);
		const kept = await bytesOf(await get(hash, bearer(made.links.viewer)));
		expect(createHash('sha256').update(kept).digest('hex')).toBe(hash);
		expect(kept.toString('latin1')).not.toContain(SECRET);
	});

	it('keeps the same picture once, whatever was written into it', async () => {
		const first = await uploaded(png(2, 2));
		const again = await post(png(2, 2, { extra: [pngText()] }));
		expect(again.status).toBe(200);
		expect(again.body).toEqual(first);
	});

	it.each([
		['PNG', png(1, 1), 'image/png'],
		['JPEG', jpeg({ extra: [exif(6)] }), 'image/jpeg'],
		['GIF', gif(), 'image/gif'],
		['WebP', webpSimple(), 'image/webp']
	])('knows a %s by its bytes, whatever it was called', async (_, bytes, type) => {
		const answer = await post(bytes, undefined, { 'content-type': 'image/svg+xml' });
		expect(answer.body).toMatchObject({ type });
	});

	it.each([
		['an SVG', words('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'image_unsupported'],
		['a page', words('<!doctype html><script>alert(1)</script>'), 415, 'image_unsupported'],
		['nothing', new Uint8Array(0), 415, 'image_unsupported'],
		['half a file', png(9, 9).subarray(0, 60), 422, 'image_broken'],
		['200 megapixels', pngBomb(20_000, 10_000), 422, 'image_too_many_pixels'],
		['a WebP that lies', webp([], [1, 1]), 422, 'image_broken']
	])('refuses %s with a word', async (_, bytes, status, code) => {
		const answer = await post(bytes);
		expect(answer.status).toBe(status);
		expect(codeOf(answer)).toBe(code);
	});

	it('refuses what doesn’t call itself an image, before reading it', async () => {
		for (const type of ['application/octet-stream', 'text/html', 'application/json']) {
			expect((await post(png(1, 1), undefined, { 'content-type': type })).status).toBe(415);
		}
	});

	it('takes up to 10 MB and not a byte more', async () => {
		const most = new Uint8Array(MAX_IMAGE_BYTES);
		most.set(png(1, 1));
		expect((await post(most)).status).toBe(201);
		const answer = await post(new Uint8Array(MAX_IMAGE_BYTES + 1));
		expect(answer.status).toBe(413);
		expect(codeOf(answer)).toBe('image_too_large');
	});

	it('is not for viewers', async () => {
		const answer = await post(png(1, 1), { token: tokenOf(made.links.viewer) });
		expect(answer.status).toBe(403);
		expect(codeOf(answer)).toBe('forbidden');
	});

	it('is not for another workshop’s people, nor for nobody', async () => {
		const other = await api.create();
		const token = tokenOf(other.links.facilitator);
		expect((await post(png(1, 1), { token })).status).toBe(403);
		const stranger = await api.join(other.links.participant, 'Ева');
		expect((await post(png(1, 1), { cookie: stranger.cookie })).status).toBe(401);
		expect((await post(png(1, 1), {})).status).toBe(401);
	});

	it('is not for another site’s page', async () => {
		const anna = await api.join(made.links.participant, 'Анна');
		const answer = await post(
			png(1, 1),
			{ cookie: anna.cookie },
			{ origin: 'https://evil.example' }
		);
		expect(codeOf(answer)).toBe('origin_refused');
	});

	it('is limited by person, not by address', async () => {
		await api.close();
		const rate = { burst: 2, perSecond: 0.5 };
		api = await startApi({
			limits: {
				create: () => 0,
				join: () => 0,
				passphrase: unlimitedTries,
				image: createRateLimit(rate, () => api.clock)
			}
		});
		made = await api.create();
		path = `/api/workshops/${made.id}/images`;
		const anna = await api.join(made.links.participant, 'Анна');
		const boris = await api.join(made.links.participant, 'Борис');
		const send = (who: Who) => post(png(1, 1), who);
		await send({ cookie: anna.cookie });
		await send({ cookie: anna.cookie });
		const third = await send({ cookie: anna.cookie });
		expect(third.status).toBe(429);
		expect(third.headers.get('retry-after')).toBe('2');
		expect((await send({ cookie: boris.cookie })).status).toBe(200);
		api.clock += 2_000;
		expect((await send({ cookie: anna.cookie })).status).toBe(200);
	});

	it('says when the workshop is full', async () => {
		await api.close();
		api = await startApi({ images: { save: async () => 'full' } });
		made = await api.create();
		path = `/api/workshops/${made.id}/images`;
		const answer = await post(png(1, 1));
		expect(answer.status).toBe(507);
		expect(codeOf(answer)).toBe('image_quota');
	});
});

describe('GET /api/workshops/{id}/images/{hash}', () => {
	it.each(['facilitator', 'participant', 'viewer'] as const)(
		'shows it to the holder of the %s link',
		async (role) => {
			const { hash } = await uploaded(png(5, 4));
			const answer = await get(hash, bearer(made.links[role]));
			expect(answer.status).toBe(200);
			expect(Buffer.compare(await bytesOf(answer), png(5, 4))).toBe(0);
		}
	);

	it('shows it to a person with a session, as a picture and nothing else', async () => {
		const anna = await api.join(made.links.viewer, 'Анна');
		const { hash } = await uploaded(jpeg());
		const answer = await get(hash, { cookie: anna.cookie });
		const header = (name: string) => answer.headers.get(name);
		expect(header('content-type')).toBe('image/jpeg');
		expect(header('x-content-type-options')).toBe('nosniff');
		expect(header('content-security-policy')).toBe(
			"default-src 'none'; frame-ancestors 'none'; sandbox"
		);
		expect(header('content-disposition')).toBe(`inline; filename="${hash.slice(0, 12)}.jpeg"`);
		expect(header('cache-control')).toBe('private, max-age=31536000, immutable');
		expect(header('cross-origin-resource-policy')).toBe('same-origin');
	});

	it('tells HEAD the same without the bytes', async () => {
		const { hash } = await uploaded(png(5, 4));
		const answer = await fetch(`${api.url}${path}/${hash}`, {
			method: 'HEAD',
			headers: bearer(made.links.viewer)
		});
		expect(answer.headers.get('content-length')).toBe(String(png(5, 4).length));
		expect((await bytesOf(answer)).length).toBe(0);
	});

	it('hides it from everybody else', async () => {
		const { hash } = await uploaded(png(5, 4));
		const other = await api.create();
		expect((await get(hash, {})).status).toBe(401);
		expect((await get(hash, bearer(other.links.facilitator))).status).toBe(403);
		const stranger = await api.join(other.links.participant, 'Ева');
		expect((await get(hash, { cookie: stranger.cookie })).status).toBe(401);
	});

	it('knows no hash by another workshop’s picture', async () => {
		const { hash } = await uploaded(png(5, 4));
		const other = await api.create();
		const answer = await fetch(`${api.url}/api/workshops/${other.id}/images/${hash}`, {
			headers: bearer(other.links.viewer)
		});
		expect(answer.status).toBe(404);
	});

	it('hides it from those whose link was taken back', async () => {
		const { hash } = await uploaded(png(5, 4));
		const anna = await api.join(made.links.participant, 'Анна');
		await api.call('POST', `/api/workshops/${made.id}/links/participant/renew`, {
			token: tokenOf(made.links.facilitator)
		});
		expect((await get(hash, { cookie: anna.cookie })).status).toBe(403);
		expect((await get(hash, bearer(made.links.participant))).status).toBe(403);
		expect((await post(png(1, 1), { cookie: anna.cookie })).status).toBe(403);
	});

	it.each(['0'.repeat(64), '..', '%2e%2e%2floopboard.db', 'A'.repeat(64)])(
		'finds nothing under %s',
		async (hash) => {
			const answer = await get(hash, bearer(made.links.viewer));
			expect(answer.status).toBe(404);
			expect(answer.headers.get('cache-control')).toBe('no-store');
		}
	);

	it('is in no log by its bytes or its token', async () => {
		await uploaded(png(2, 2, { extra: [pngText()] }));
		expect(api.log.join('')).not.toContain(SECRET);
	});
});
