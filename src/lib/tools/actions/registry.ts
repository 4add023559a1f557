import { ARRANGE } from './groups/arrange.ts';
import { COLORS } from './groups/colors.ts';
import { COMMENTS } from './groups/comments.ts';
import { EDIT } from './groups/edit.ts';
import { FINDING } from './groups/finding.ts';
import { HELP } from './groups/help.ts';
import { IMAGES } from './groups/images.ts';
import { LOOKS } from './groups/looks.ts';
import { LINES } from './groups/lines.ts';
import { MOVE } from './groups/move.ts';
import { NOTES } from './groups/notes.ts';
import { ROOM } from './groups/room.ts';
import { TOOLS } from './groups/tools.ts';
import { TYPES } from './groups/types.ts';
import { VIEW } from './groups/view.ts';
import { VOTES } from './groups/votes.ts';
import type { Action, ActionId } from './types.ts';

/** Every action there is, in the order in which the shortcut sheet shows them. */
export const ACTIONS: readonly Action[] = [
	...TOOLS,
	...EDIT,
	...IMAGES,
	...NOTES,
	...MOVE,
	...ARRANGE,
	...LINES,
	...COLORS,
	...TYPES,
	...LOOKS,
	...VIEW,
	...FINDING,
	...COMMENTS,
	...ROOM,
	...VOTES,
	...HELP
];

const BY_ID: ReadonlyMap<string, Action> = new Map(ACTIONS.map((each) => [each.id, each]));

/** Throws for an id that isn't registered, which a test rules out for every ActionId. */
export function actionById(id: ActionId): Action {
	const found = BY_ID.get(id);
	if (!found) throw new Error(`No action ${id}`);
	return found;
}
