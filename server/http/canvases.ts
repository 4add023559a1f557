import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import type { CanvasSummary } from '#lib/protocol/api.ts';
import type { ApiContext } from './context.ts';
import { ok } from './reply.ts';
import type { Route } from './router.ts';

/** GET /api/canvases */
export function canvasesRoutes({ canvases }: Pick<ApiContext, 'canvases'>): readonly Route[] {
	const answer = { canvases: [...canvases.values()].map(summaryOf) };
	return [{ method: 'GET', path: '/api/canvases', handle: () => ok(answer) }];
}

function summaryOf(canvas: CanvasTemplate): CanvasSummary {
	const { id, kind, name, purpose, minutes, frame, zones } = canvas;
	return {
		id,
		kind,
		name,
		purpose,
		minutes,
		frame: { width: frame[0], height: frame[1] },
		zones: zones.map(({ key, title, prompt }) => ({ key, title, prompt }))
	};
}
