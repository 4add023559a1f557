import * as v from 'valibot';
import { INK_PENS, INK_WEIGHT, MAX_COORDINATE } from '../domain/elements.ts';
import { REACTIONS } from '../domain/reactions.ts';
import { NOTE_COLORS } from '../domain/note-kinds.ts';
import { MAX_PRESENCE_IDS, MAX_PRESENCE_INK } from './limits.ts';

/**
 * What one client says of itself on a board's awareness: passing things only, never written to a
 * document. Name and colour are not here: they come from the roster in the stage document, keyed
 * by `p`, which the server checks, so there is nothing to spoof.
 */
const coordinate = v.pipe(
	v.number(),
	v.finite(),
	v.minValue(-MAX_COORDINATE),
	v.maxValue(MAX_COORDINATE)
);
/** Board units; what a screen can show of the table at once. */
const side = v.check((value: number) => value >= 1 && value <= MAX_COORDINATE);
const point = v.tuple([coordinate, coordinate]);
const id = v.pipe(v.string(), v.maxLength(64));
const ids = v.pipe(v.array(id), v.maxLength(MAX_PRESENCE_IDS));

export const PresenceSchema = v.object({
	/** Participant id. The server drops a state whose id isn't its connection's own. */
	p: id,
	/** Pointer, board units; absent while it is off the board. */
	cursor: v.optional(point),
	/** Selected element ids, and how many there are when they are more than may be named. */
	selection: v.optional(ids),
	selected: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
	/** The text being edited (element id, or `field/<frame>/<zone>`) and the caret in it, as
	 * encoded Yjs relative positions (base64 of Y.encodeRelativePosition). */
	editing: v.optional(
		v.object({
			id: v.pipe(v.string(), v.maxLength(200)),
			anchor: v.optional(v.pipe(v.string(), v.maxLength(200))),
			head: v.optional(v.pipe(v.string(), v.maxLength(200)))
		})
	),
	/** A drag in progress: these elements by this much, board units. */
	drag: v.optional(v.object({ ids, by: point })),
	/** A resize in progress: element → [x, y, w, h], board units. */
	resize: v.optional(
		v.pipe(
			v.record(id, v.tuple([coordinate, coordinate, coordinate, coordinate])),
			v.check((r) => Object.keys(r).length <= MAX_PRESENCE_IDS)
		)
	),
	/** A stroke being drawn: how many of its points came before, then the last ones. */
	ink: v.optional(
		v.object({
			pen: v.picklist(INK_PENS),
			color: v.picklist(NOTE_COLORS),
			/** Board units. */
			weight: v.pipe(v.number(), v.minValue(INK_WEIGHT.least), v.maxValue(INK_WEIGHT.most)),
			at: v.pipe(v.number(), v.integer(), v.minValue(0)),
			/** x and y of the first, then the steps from each point to the next. Board units. */
			points: v.pipe(v.array(coordinate), v.maxLength(2 * MAX_PRESENCE_INK))
		})
	),
	/** What its person sees, [x, y, w, h] in board units; told only while somebody follows them. */
	view: v.optional(
		v.tuple([coordinate, coordinate, v.pipe(v.number(), side), v.pipe(v.number(), side)])
	),
	/** Participant whose view this one goes along with. */
	follows: v.optional(id),
	/** The pointer is a laser: it leaves a trail that fades. */
	laser: v.optional(v.boolean()),
	/** The last reaction that was thrown into the room; `n` makes each a new one. */
	react: v.optional(
		v.object({ emoji: v.picklist(REACTIONS), n: v.pipe(v.number(), v.integer(), v.minValue(0)) })
	),
	/** Nothing pressed or moved for a minute. */
	idle: v.optional(v.boolean())
});
export type Presence = v.InferOutput<typeof PresenceSchema>;

/** Null for what another client may have made up; a reader then shows nothing of it. */
export function parsePresence(state: unknown): Presence | null {
	const result = v.safeParse(PresenceSchema, state);
	return result.success ? result.output : null;
}
