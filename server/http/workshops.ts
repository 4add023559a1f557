import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { formatDocName } from '#lib/protocol/doc-names.ts';
import { sameSecret } from '../auth/tokens.ts';
import { createWorkshop } from '../workshop/create.ts';
import { bearerOf } from './authorise.ts';
import { readBody } from './body.ts';
import type { ApiContext } from './context.ts';
import { CreateBody, cleanTitle, titleInvalid } from './fields.ts';
import { tooMany } from './rate-limit.ts';
import { refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';
import { linkUrl } from './views.ts';

/** Characters of a canvas id that an error repeats. */
const MAX_SHOWN = 80;

/** POST /api/workshops */
export function workshopsRoutes(context: ApiContext): readonly Route[] {
	return [{ method: 'POST', path: '/api/workshops', handle: (call) => create(context, call) }];
}

async function create(context: ApiContext, call: Call): Promise<Reply> {
	const { config, canvases, limits } = context;
	// Counted first, so that nobody tries keys for long.
	const wait = limits.create(call.address);
	if (wait > 0) return tooMany(wait);
	if (config.createKey !== null && !sameSecret(bearerOf(call.req) ?? '', config.createKey)) {
		return refuse('create_key_required', 'Creating a workshop here takes this server’s key.', {
			headers: { 'www-authenticate': 'Bearer' }
		});
	}

	const body = await readBody(call.req, CreateBody);
	if ('refused' in body) return body.refused;
	const title = cleanTitle(body.ok.title);
	if (title === null) return titleInvalid();
	const chosen: CanvasTemplate[] = [];
	for (const id of body.ok.canvases) {
		const canvas = canvases.get(id);
		if (canvas === undefined) return unknownCanvas(id, [...canvases.keys()]);
		chosen.push(canvas);
	}

	const { locale } = body.ok;
	const made = await createWorkshop(
		{ ...context, store: context.store.workshops },
		{ title, locale, canvases: chosen }
	);
	const answer: CreatedWorkshop = {
		id: made.id,
		boards: made.boards.map(({ id }) => ({
			id,
			doc: formatDocName({ kind: 'board', workshop: made.id, board: id })
		})),
		links: {
			facilitator: linkUrl(context, call, made.tokens.facilitator),
			participant: linkUrl(context, call, made.tokens.participant),
			viewer: linkUrl(context, call, made.tokens.viewer)
		}
	};
	return { status: 201, body: answer, headers: { location: `/api/workshops/${made.id}` } };
}

function unknownCanvas(id: string, known: readonly string[]): Reply {
	const shown = id.length > MAX_SHOWN ? `${id.slice(0, MAX_SHOWN)}…` : id;
	return refuse(
		'unknown_canvas',
		`There is no canvas ${JSON.stringify(shown)}. There are: ${known.join(', ')}.`
	);
}
