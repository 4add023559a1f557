import type * as Y from 'yjs';
import { CANVASES } from '#lib/canvases/index.ts';
import { openBoard, readElement, readElements, type Board } from '#lib/domain/board.ts';
import { frameRect } from '#lib/domain/canvas-layout.ts';
import type { NoteRecord } from '#lib/domain/elements.ts';
import { readFrames } from '#lib/domain/plan-doc.ts';
import { protectedOf } from '#lib/domain/protected.ts';
import type { DotsForm } from '#lib/domain/votes/ballot.ts';
import type { NotesKnown } from '#lib/domain/votes/casting.ts';
import { isInScope, type Place } from '#lib/domain/votes/scope.ts';
import type { DocName } from '#lib/protocol/doc-names.ts';
import type { Rooms } from '../../rooms/types.ts';

/** What is known of the notes that were asked for, at one moment. */
export interface NotesSeen extends NotesKnown {
	/** How many of them may be voted on. */
	readonly eligible: number;
}

/** Where notes aren't what is voted on. */
export const ALL_THERE: NotesKnown = { isThere: () => true, isEligible: () => true };

/**
 * Looks at the board, and at the plan, where notes are that a facilitator protects. `ids`: which
 * notes matter; all when absent.
 */
export async function seeNotes(
	rooms: Pick<Rooms, 'edit'>,
	workshop: string,
	{ board, scope }: DotsForm,
	ids?: readonly string[]
): Promise<NotesSeen> {
	const plan = await look(rooms, { kind: 'plan', workshop }, (doc) => ({
		notes: notesIn({ ...openBoard(doc), elements: protectedOf(doc) }, ids),
		places: readFrames(doc).map((frame): Place => ({
			id: frame.id,
			rect: frameRect(frame),
			template: CANVASES.get(frame.canvas) ?? null
		}))
	}));
	const own = await look(rooms, { kind: 'board', workshop, board }, (doc) =>
		notesIn(openBoard(doc), ids)
	);
	const notes = new Map([...plan.notes, ...own].map((note) => [note.id, note]));
	const isEligible = (id: string): boolean => {
		const note = notes.get(id);
		return note !== undefined && isInScope(note, scope, plan.places);
	};
	return {
		isThere: (id) => notes.has(id),
		isEligible,
		eligible: [...notes.keys()].filter(isEligible).length
	};
}

function notesIn(board: Board, ids: readonly string[] | undefined): NoteRecord[] {
	const records = ids ? ids.map((id) => readElement(board, id)) : readElements(board);
	return records.filter((record) => record?.kind === 'note');
}

/**
 * Reads a document where it lies, without the copy that `read` makes: a vote must not cost more on a
 * large board. An edit that changes nothing writes nothing.
 */
const look = <T>(rooms: Pick<Rooms, 'edit'>, doc: DocName, read: (doc: Y.Doc) => T): Promise<T> =>
	new Promise((resolve, reject) => {
		rooms.edit(doc, (found) => resolve(read(found))).catch(reject);
	});
