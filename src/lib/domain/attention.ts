import type * as Y from 'yjs';
import type { Rect } from './geometry.ts';
import { STAGE } from './stage-doc.ts';
import { clampPoint, isId, isNumberIn, isPlainObject, timeOr0 } from './values.ts';

/**
 * Where a facilitator wants everybody to look, and how many have something to say: part of the stage
 * document (`attention`), written by the server alone. Who has raised a hand or is ready isn't in
 * it: that is between them and the facilitators.
 */
export interface Attention {
	/** The last time that everybody was brought somewhere; each has an id of its own. */
	readonly summons: Summons | null;
	/** Participant whose view everybody else's is tied to, while they are here and lead. */
	readonly hold: string | null;
	/** Everything else is dimmed for everybody; ends with the phase. */
	readonly spotlight: Spotlight | null;
	readonly tally: Tally;
}

export interface Summons {
	readonly id: string;
	/** Participant; null for a program. */
	readonly by: string | null;
	readonly board: string;
	/** What everybody is to see, board units. */
	readonly rect: Rect;
}

export interface Spotlight {
	/** Participant; null for a program. */
	readonly by: string | null;
	readonly board: string;
	readonly element: string;
	/** When the phase began in which it was lit: it doesn't outlast it. */
	readonly since: number;
}

/** Of the phase that began at `since`; `news` grows whenever one of the marks behind it changes. */
export interface Tally {
	readonly since: number;
	readonly hands: number;
	readonly ready: number;
	readonly news: number;
}

const NO_TALLY: Tally = { since: 0, hands: 0, ready: 0, news: 0 };

const attentionOf = (stage: Y.Doc): Y.Map<unknown> => stage.getMap('attention');

/** Nothing of what ended with a former phase. @param since when the room's phase began */
export function readAttention(stage: Y.Doc, since: number): Attention {
	const map = attentionOf(stage);
	const hold = map.get('hold');
	const spotlight = parseSpotlight(map.get('spotlight'));
	const tally = parseTally(map.get('tally'));
	return {
		summons: parseSummons(map.get('summons')),
		hold: isId(hold) ? hold : null,
		spotlight: spotlight?.since === since ? spotlight : null,
		tally: tally.since === since ? tally : { ...NO_TALLY, since, news: tally.news }
	};
}

/** Changes what is given; null takes it away. Writes nothing that is so already. */
export function setAttention(
	stage: Y.Doc,
	change: Partial<Record<keyof Attention, Summons | Spotlight | Tally | string | null>>
): void {
	const map = attentionOf(stage);
	stage.transact(() => {
		for (const [key, value] of Object.entries(change)) {
			if (JSON.stringify(map.get(key) ?? null) === JSON.stringify(value)) continue;
			if (value === null) map.delete(key);
			else map.set(key, value);
		}
	}, STAGE);
}

/** Board units a side: more than any screen shows of the table at once. */
const MAX_VIEW = 1_000_000;

/** A rect as commands and presence carry it: [x, y, w, h]. Null for what isn't one. */
export function parseView(value: unknown): Rect | null {
	if (!Array.isArray(value) || value.length !== 4) return null;
	const [x, y, w, h]: readonly unknown[] = value;
	if (!isNumberIn(x, -Infinity, Infinity) || !isNumberIn(y, -Infinity, Infinity)) return null;
	if (!isNumberIn(w, 1, MAX_VIEW) || !isNumberIn(h, 1, MAX_VIEW)) return null;
	const at = clampPoint([x, y]);
	return { x: at[0], y: at[1], w, h };
}

function parseSummons(value: unknown): Summons | null {
	if (!isPlainObject(value) || !isId(value.id) || !isId(value.board)) return null;
	const { rect } = value;
	const view = isPlainObject(rect) ? parseView([rect.x, rect.y, rect.w, rect.h]) : null;
	return view && { id: value.id, by: idOrNull(value.by), board: value.board, rect: view };
}

function parseSpotlight(value: unknown): Spotlight | null {
	if (!isPlainObject(value) || !isId(value.board) || !isId(value.element)) return null;
	const { board, element } = value;
	return { by: idOrNull(value.by), board, element, since: timeOr0(value.since) };
}

function parseTally(value: unknown): Tally {
	if (!isPlainObject(value)) return NO_TALLY;
	const count = (n: unknown): number => (isNumberIn(n, 0, Number.MAX_SAFE_INTEGER) ? n : 0);
	return {
		since: timeOr0(value.since),
		hands: count(value.hands),
		ready: count(value.ready),
		news: count(value.news)
	};
}

const idOrNull = (value: unknown): string | null => (isId(value) ? value : null);
