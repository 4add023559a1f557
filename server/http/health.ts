import { sameSecret } from '../auth/tokens.ts';
import { bearerOf } from './authorise.ts';
import type { ApiContext } from './context.ts';
import { isLoopback } from './origin.ts';
import { ok, refuse, type Reply } from './reply.ts';
import type { Call, Route } from './router.ts';

/** ms for which one answer of the store holds: anyone may ask, and asking writes. */
const READY_TTL = 1_000;

/** GET /healthz, /readyz and /metrics */
export function healthRoutes(context: ApiContext): readonly Route[] {
	const isReady = createReadiness(context);
	return [
		{ method: 'GET', path: '/healthz', handle: () => ok({ status: 'alive' }) },
		{
			method: 'GET',
			path: '/readyz',
			handle: async () =>
				(await isReady())
					? ok({ status: 'ready' })
					: refuse('unavailable', 'The store takes no writes now.')
		},
		{ method: 'GET', path: '/metrics', handle: (call) => metrics(context, call) }
	];
}

function createReadiness({ store, now, log }: ApiContext): () => Promise<boolean> {
	let last: { at: number; answer: Promise<boolean> } | null = null;
	return () => {
		if (last === null || now() - last.at >= READY_TTL) {
			const answer = store.check().then(
				() => true,
				(error: unknown) => {
					log.error('store.unwritable', { error });
					return false;
				}
			);
			last = { at: now(), answer };
		}
		return last.answer;
	};
}

function metrics({ config, metrics: render }: ApiContext, call: Call): Reply {
	const { metricsKey } = config;
	const allowed =
		metricsKey === null ? isLoopback(call.req) : sameSecret(bearerOf(call.req) ?? '', metricsKey);
	if (!allowed) return refuse('forbidden', 'Figures are for this machine, or for a METRICS_KEY.');
	return ok(render(), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
}
