/** Things that a person must be told; the words are in i18n (board.notices). */
export type Notice =
	| 'noteTooLong'
	| 'noteBinary'
	| 'fieldTooLong'
	| 'pasteTooMuch'
	| 'pasteTooLong'
	| 'pasteNothing'
	| 'pasteOverflow'
	| 'imageInText'
	| 'pasteRefused'
	| 'wordsKept'
	| 'undoSkipped'
	| 'undoPartly'
	| 'locked'
	| 'sharedAtDesk'
	| 'viewHeld'
	| 'canvasFrozen'
	| 'lockedSome'
	| 'groupTooDeep'
	| 'zoneFull'
	| 'zoneNone'
	| 'zoneAxes'
	| 'noDuplicates'
	| 'noStack'
	| 'noVotes'
	| 'needsServer'
	| 'notVotedOn';

export type Announcement =
	| 'selected'
	| 'none'
	| 'deleted'
	| 'moved'
	| 'pasted'
	| 'stamped'
	| 'moveMode'
	| 'connected'
	| 'aiming'
	| 'voted';

/** What the board asks of the page around it. */
export interface BoardHost {
	newId(): string;
	now(): number;
	/** Something to say to a screen reader, by its key (board.announce). */
	announce(message: Announcement, count?: number): void;
	/** A message for a moment, by its key. */
	say(message: Notice): void;
}
