import { toBoard, type Camera } from '../../domain/camera.ts';
import { endAt } from '../../domain/connector/attach.ts';
import { routeOf } from '../../domain/connector/route.ts';
import type { ConnectorEnd } from '../../domain/elements.ts';
import { centreOf, distance, type Point } from '../../domain/geometry.ts';
import { hitMargin, LINK_LEAST, LINK_SNAP } from '../limits.ts';
import type { Device, Effect, Modifiers, ToolContext } from '../types.ts';
import { isLinkTool, type Link } from './types.ts';

export const GONE: Effect = { kind: 'link-draft', draft: null };

/** Where a pointer is, and with which keys. */
export interface Aim {
	readonly screen: Point;
	readonly device: Device;
	readonly mods: Modifiers;
}

/** The element an end would stick to; Ctrl or Cmd keeps it off all of them. */
export const hostUnder = ({ screen, device, mods }: Aim, context: ToolContext, camera: Camera) =>
	mods.mod ? null : context.hostAt(toBoard(camera, screen), hitMargin(device));

/** The end that a pointer makes. Alt puts it exactly there. */
export function endUnder(
	aim: Aim,
	context: ToolContext,
	camera: Camera,
	not?: string
): ConnectorEnd {
	const id = hostUnder(aim, context, camera);
	const host = id === null || id === not ? null : context.hostOf(id);
	const on = id !== null && host ? { id, host } : null;
	return endAt(toBoard(camera, aim.screen), on, {
		snap: LINK_SNAP / camera.zoom,
		exact: aim.mods.alt
	});
}

/** The end that an element chosen by keyboard makes; null when it is gone. */
export function endOn(id: string, context: ToolContext): ConnectorEnd | null {
	const host = context.hostOf(id);
	return host && { xy: centreOf(host.rect), id };
}

/** The fixed end as it is now: on its host, or, when someone deleted that, where it last was. */
export function settled(link: Link, loose: ConnectorEnd | null, context: ToolContext): Link {
	const { fixed } = link;
	if (fixed.id === undefined) return link;
	if (!context.hostOf(fixed.id)) return { ...link, fixed: { xy: fixed.xy } };
	if (!loose) return link;
	const { from } = routeOf(
		{ from: fixed, to: loose, route: 'straight', heads: ['none', 'none'] },
		(id) => context.hostOf(id)
	);
	return { ...link, fixed: { ...fixed, xy: from } };
}

export function draftOf(link: Link, loose: ConnectorEnd | null): Effect {
	const { fixed, of, tool } = link;
	const side = of?.side ?? 'to';
	const [from, to] = side === 'from' ? [loose, fixed] : [fixed, loose];
	return { kind: 'link-draft', draft: { from, to, side, of: (loose && of?.id) ?? null, tool } };
}

/** Puts the loose end there. Nothing comes of what would end where it begins. */
export function connect(link: Link, loose: ConnectorEnd, context: ToolContext): readonly Effect[] {
	const { fixed, of } = link;
	if (loose.id !== undefined && loose.id === fixed.id) return [GONE];
	if (of) {
		if (context.endsOf(of.id) === null) return [GONE];
		return [{ kind: 'commit-end', id: of.id, side: of.side, end: loose }, GONE];
	}
	const loosely = fixed.id === undefined && loose.id === undefined;
	const short = distance(fixed.xy, loose.xy) * context.camera.zoom < LINK_LEAST;
	if (loosely && short) return [GONE];
	return [
		...afterUse(link, context),
		{ kind: 'commit-link', from: fixed, to: loose, tool: link.tool },
		GONE
	];
}

/** The tool that made a connector gives way to the one that works with it. */
const afterUse = (link: Link, context: ToolContext): readonly Effect[] =>
	context.keepTool || !isLinkTool(link.tool) ? [] : [{ kind: 'set-tool', tool: 'select' }];
