/**
 * The roots that every document of a kind may have, whatever else is in it: board, desk, plan and
 * stage (docs/protocol.md). Beside them are one for each text field of a canvas and, on a desk, one
 * for each board.
 */
export const ROOT_NAMES: ReadonlySet<string> = new Set([
	'elements',
	'comments',
	'frames',
	'laps',
	'agenda',
	'protected',
	'frozen',
	'people',
	'room',
	'run',
	'attention',
	'votes',
	'voted'
]);
