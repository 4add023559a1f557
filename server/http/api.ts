import type { IncomingMessage, ServerResponse } from 'node:http';
import { NotWritten } from '../rooms/room-host.ts';
import { StoreBusy } from '../store/busy.ts';
import { RequestAborted } from './body.ts';
import { canvasesRoutes } from './canvases.ts';
import { commandsRoutes } from './commands.ts';
import type { ApiContext } from './context.ts';
import { desksRoutes } from './desks.ts';
import { healthRoutes } from './health.ts';
import { imagesRoutes } from './images.ts';
import { joinRoutes } from './join.ts';
import { sendAndClose } from './linger.ts';
import { linksRoutes } from './links.ts';
import { meRoutes } from './me.ts';
import { namedLinksRoutes } from './named-links.ts';
import { nowRoutes } from './now.ts';
import { addressOf, isOwnOrigin, originOf } from './origin.ts';
import { refuse, send, type Reply } from './reply.ts';
import { peopleRoutes } from './people.ts';
import { createRouter, type Call, type Route } from './router.ts';
import { setApiPolicy, setSecurityHeaders } from './security-headers.ts';
import { votesRoutes } from './votes.ts';
import { waitingRoutes } from './waiting.ts';
import { workshopRoutes } from './workshop.ts';
import { workshopsRoutes } from './workshops.ts';

/** What isn't a page: the server answers it itself, in JSON, also where there is nothing. */
const OURS = /^\/(api|sync)(\/|$)|^\/(healthz|readyz|metrics)$/;
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Answers a request of the API; `next` gets whatever is a page's. */
export type HttpApi = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

export function createHttpApi(context: ApiContext): HttpApi {
	const match = createRouter([
		...workshopsRoutes(context),
		...workshopRoutes(context),
		...meRoutes(context),
		...peopleRoutes(context),
		...linksRoutes(context),
		...namedLinksRoutes(context),
		...waitingRoutes(context),
		...joinRoutes(context),
		...imagesRoutes(context),
		...commandsRoutes(context),
		...desksRoutes(context),
		...nowRoutes(context),
		...votesRoutes(context),
		...canvasesRoutes(context),
		...healthRoutes(context)
	]);

	async function answer(req: IncomingMessage, path: string): Promise<Reply> {
		if (path.startsWith('/sync')) return upgradeRequired();
		const method = req.method ?? 'GET';
		const found = match(method, path);
		if (found.kind === 'refused') return found.reply;
		const origin = originOf(req, context.config);
		if (origin === null) return refuse('bad_request', 'The Host header isn’t a host.');
		if (!SAFE_METHODS.includes(method) && !isOwnOrigin(req, context.config)) return foreignPage();
		const call: Call = {
			req,
			params: found.params,
			address: addressOf(req, context.config),
			origin
		};
		return run(found.route, call);
	}

	async function run(route: Route, call: Call): Promise<Reply> {
		try {
			return await route.handle(call);
		} catch (error) {
			if (!(error instanceof RequestAborted)) {
				context.log.error('request.failed', { method: route.method, route: route.path, error });
			}
			if (error instanceof StoreBusy || error instanceof NotWritten) return storeBusy();
			return refuse('internal', 'Something went wrong on the server. Please try again.');
		}
	}

	return (req, res, next) => {
		const path = (req.url ?? '/').split('?', 1)[0] ?? '/';
		setSecurityHeaders(res);
		if (!OURS.test(path)) return next();
		setApiPolicy(res);
		const started = context.now();
		answer(req, path)
			.then((reply) => {
				if (hasUnreadBody(req)) sendAndClose(req, res, reply);
				else send(res, reply, req.method !== 'HEAD');
				const { method } = req;
				const ms = context.now() - started;
				context.log.debug('request', { method, path, status: reply.status, ms });
			})
			.catch((error: unknown) => {
				context.log.error('reply.failed', { path, error });
				res.destroy();
			});
	};
}

function hasUnreadBody(req: IncomingMessage): boolean {
	if (req.complete) return false;
	return 'transfer-encoding' in req.headers || Number(req.headers['content-length'] ?? 0) > 0;
}

const storeBusy = (): Reply =>
	refuse('unavailable', 'The store takes nothing now. Please try again in a moment.', {
		headers: { 'retry-after': '5' }
	});

const foreignPage = (): Reply =>
	refuse(
		'origin_refused',
		'Another site’s page may not do this. Behind a proxy, set PUBLIC_URL to this server’s address.'
	);

const upgradeRequired = (): Reply =>
	refuse('bad_request', 'Documents are synchronised over a WebSocket.', {
		status: 426,
		headers: { upgrade: 'websocket', connection: 'Upgrade' }
	});
