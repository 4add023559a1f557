import type * as Y from 'yjs';
import type { Board } from './board.ts';
import { parseElement } from './element-parser.ts';
import type { ElementRecord } from './elements.ts';

/**
 * A desk: what one person writes alone, until it is revealed. `doc.getMap('elements/<board id>')`
 * holds what is meant for that board, as the board itself would. Nobody but its owner and the server
 * ever sees a byte of it.
 */
const PREFIX = 'elements/';

/** The part of a desk that is meant for one board, to be worked on as if it were that board. */
export const deskBoard = (desk: Y.Doc, board: string): Board => ({
	doc: desk,
	elements: desk.getMap(PREFIX + board),
	// Nobody comments on what nobody else can see.
	comments: desk.getMap('comments')
});

/** What lies on a desk for each board that anything is meant for; the rest is skipped. Never throws. */
export function readDesk(desk: Y.Doc): ReadonlyMap<string, readonly ElementRecord[]> {
	const found = new Map<string, readonly ElementRecord[]>();
	for (const [board, elements] of partsOf(desk)) {
		const records: ElementRecord[] = [];
		elements.forEach((value, id) => {
			const record = parseElement(id, value);
			if (record) records.push(record);
		});
		if (records.length > 0) found.set(board, records);
	}
	return found;
}

/** Takes off a desk what was meant for a board, by id. What isn't there is passed over. */
export function takeOffDesk(desk: Y.Doc, board: string, ids: Iterable<string>): void {
	const elements = desk.getMap(PREFIX + board);
	const there = [...ids].filter((id) => elements.has(id));
	if (there.length === 0) return;
	desk.transact(() => {
		for (const id of there) elements.delete(id);
	});
}

/** Things on a desk that somebody has written or drawn: what is counted where counts are shown. */
export function countOnDesk(desk: Y.Doc): number {
	let count = 0;
	for (const records of readDesk(desk).values()) {
		count += records.filter(isContribution).length;
	}
	return count;
}

function isContribution(record: ElementRecord): boolean {
	switch (record.kind) {
		case 'note':
		case 'text':
		case 'shape':
			return record.text.trim() !== '';
		case 'ink':
		case 'image':
			return true;
		case 'connector':
		case 'frame':
		case 'stamp':
			return false;
	}
}

function* partsOf(desk: Y.Doc): Iterable<[board: string, elements: Y.Map<unknown>]> {
	for (const name of [...desk.share.keys()].sort()) {
		if (name.startsWith(PREFIX)) yield [name.slice(PREFIX.length), desk.getMap(name)];
	}
}
