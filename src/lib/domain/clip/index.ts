/** What is copied and pasted: our own elements, and other programs' words. */
export { MAX_CLIP_ELEMENTS, MAX_CLIP_TEXT, checked, clipSize } from './clip.ts';
export type { Clip, ClipElement, ClipRefusal, ClipResult } from './clip.ts';
export { grid, notesAt, type PasteStyle } from './lay.ts';
export { clipOf, clipToJson } from './of-records.ts';
export {
	PASTE_WAYS,
	isBinary,
	readLines,
	readTable,
	textsOf,
	waysFor,
	type PasteWay,
	type Pasted
} from './pasted.ts';
export { pasteClip } from './put.ts';
export { parseClip, parseClipText } from './read.ts';
export { clipToHtml, clipToText } from './words.ts';
