import { MAX_ZOOM, MIN_ZOOM, type Camera } from '#lib/domain/camera.ts';
import { clamp, type Point } from '#lib/domain/geometry.ts';
import { clampPoint, isId } from '#lib/domain/values.ts';

/**
 * What a link into a board points at. It is the part after `#`, which no server sees, and holds ids
 * and numbers only: whoever follows it needs a session of their own.
 */
export type LinkTarget =
	| { readonly kind: 'element' | 'frame' | 'thread'; readonly id: string }
	/** The point in the middle of the view (board units), so that it fits every screen. */
	| { readonly kind: 'view'; readonly at: Point; readonly zoom: number };

export interface DeepLink {
	/** Id of the board; null for the workshop's first. */
	readonly board: string | null;
	readonly target: LinkTarget | null;
}

const KEYS = { element: 'e', frame: 'c', thread: 't' } as const;

/** Reads `location.hash`; whatever isn't understood points nowhere. */
export function parseDeepLink(hash: string): DeepLink {
	const params = new URLSearchParams(hash.replace(/^#/, ''));
	const board = params.get('b');
	return { board: isId(board) ? board : null, target: parseTarget(params) };
}

function parseTarget(params: URLSearchParams): LinkTarget | null {
	for (const kind of ['element', 'frame', 'thread'] as const) {
		const id = params.get(KEYS[kind]);
		if (isId(id)) return { kind, id };
	}
	const parts = (params.get('v') ?? '').split(',');
	const [x, y, zoom] = parts.map((part) => (part.trim() === '' ? NaN : Number(part)));
	if (x === undefined || y === undefined || zoom === undefined || parts.length > 3) return null;
	if (![x, y, zoom].every(Number.isFinite)) return null;
	return { kind: 'view', at: clampPoint([x, y]), zoom: clamp(zoom, MIN_ZOOM, MAX_ZOOM) };
}

/** The hash of a link, with its `#`. */
export function formatDeepLink({ board, target }: DeepLink): string {
	const parts = board === null ? [] : [`b=${encodeURIComponent(board)}`];
	if (target?.kind === 'view') {
		const [x, y] = target.at.map(Math.round);
		parts.push(`v=${x},${y},${Number(target.zoom.toFixed(3))}`);
	} else if (target) parts.push(`${KEYS[target.kind]}=${encodeURIComponent(target.id)}`);
	return `#${parts.join('&')}`;
}

/** Where a camera looks, as a link says it. */
export const viewTarget = (camera: Camera, middle: Point): LinkTarget => ({
	kind: 'view',
	at: middle,
	zoom: camera.zoom
});
