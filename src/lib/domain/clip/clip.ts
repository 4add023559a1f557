import type { NewElement } from '../element-writer.ts';
import { MAX_TEXT_LENGTH } from '../elements.ts';
import { rectOf, unionOf, type Size } from '../geometry.ts';

type WithoutPerson<T> = T extends unknown ? Omit<T, 'by' | 'at' | 'z' | 'locked'> : never;

/**
 * An element as it travels: without author, time and place in the order of its board. Its `id` is
 * its number in the clip and nothing else; what it sticks to, groups and connectors' ends name
 * such numbers.
 */
export type ClipElement = WithoutPerson<NewElement>;

/**
 * What travels through the clipboard between boards, as JSON. Whoever pastes is the author of the
 * copies.
 */
export interface Clip {
	readonly loopboard: 1;
	/** Where the images are; absent when there are none. Says nothing about any person. */
	readonly workshop?: string;
	/** Lowest first. */
	readonly elements: readonly ClipElement[];
}

/** Why something can't be pasted; the numbers go into the words that a person sees. */
export type ClipRefusal =
	/** Not ours, or nothing in it. */
	| { readonly ok: false; readonly reason: 'empty' }
	/** Control characters: a file, not a text. */
	| { readonly ok: false; readonly reason: 'binary' }
	/** One text beyond MAX_TEXT_LENGTH, or all together beyond MAX_CLIP_TEXT. */
	| {
			readonly ok: false;
			readonly reason: 'too-long';
			readonly length: number;
			readonly limit: number;
	  }
	| {
			readonly ok: false;
			readonly reason: 'too-many';
			readonly count: number;
			readonly limit: number;
	  };

export type ClipResult = { readonly ok: true; readonly clip: Clip } | ClipRefusal;

/** Elements of one clip. More than any honest copy, and one transaction stays well under a frame. */
export const MAX_CLIP_ELEMENTS = 2_000;
/** UTF-16 units of all texts together: 3 MB at most on the wire, where a frame may have 4 MiB. */
export const MAX_CLIP_TEXT = 1_000_000;

/** Board units: what the clip covers. */
export function clipSize(clip: Clip): Size {
	const bounds = unionOf(clip.elements.map(({ xy, wh }) => rectOf(xy, wh)));
	return bounds ? [bounds.w, bounds.h] : [0, 0];
}

const wordsIn = (element: ClipElement): number => ('text' in element ? element.text.length : 0);

/** The last gate for every clip: something in it, nothing beyond the limits. */
export function checked(elements: readonly ClipElement[], workshop?: string): ClipResult {
	if (elements.length === 0) return { ok: false, reason: 'empty' };
	if (elements.length > MAX_CLIP_ELEMENTS) {
		return { ok: false, reason: 'too-many', count: elements.length, limit: MAX_CLIP_ELEMENTS };
	}
	const longest = elements.reduce((most, element) => Math.max(most, wordsIn(element)), 0);
	if (longest > MAX_TEXT_LENGTH) {
		return { ok: false, reason: 'too-long', length: longest, limit: MAX_TEXT_LENGTH };
	}
	const total = elements.reduce((sum, element) => sum + wordsIn(element), 0);
	if (total > MAX_CLIP_TEXT) {
		return { ok: false, reason: 'too-long', length: total, limit: MAX_CLIP_TEXT };
	}
	return { ok: true, clip: { loopboard: 1, ...(workshop && { workshop }), elements } };
}
