import { fold } from './search.ts';

/** How well a few letters name something; for lists in which people type to choose. */

const EXACT = 10;
const PREFIX = 8;
const INSIDE = 6;
/** Below whatever is in a word: "png" begins the initials of much that is no picture. */
const INITIALS = 4;
const SLIP = 3;
const SCATTERED = 2;
/** Letters, of both words, from which a slip is forgiven: shorter ones are too like each other. */
const SLIP_FROM = 4;

/**
 * How well a query names something that has these names (in one language or several): 0 for not at
 * all, more is better. Every word of the query must be in one name: whole, as its beginning, inside a
 * word, with one slip of the finger, or as letters in their order; or the query is its initials.
 */
export function matchWords(query: string, names: readonly string[]): number {
	const wanted = wordsOf(query);
	if (wanted.length === 0) return 0;
	let best = 0;
	for (const name of names) best = Math.max(best, matchName(wanted, name));
	return best;
}

/** What a word that isn't in the name itself counts less, so that names come first. */
const ASIDE = 1.5;

/**
 * The same for words by which something is known besides its names. Only words count, and a slip in
 * one: among so many, initials and scattered letters are chance.
 */
export function matchAlso(query: string, texts: readonly string[]): number {
	const wanted = wordsOf(query);
	if (wanted.length === 0) return 0;
	let best = 0;
	for (const text of texts) {
		const words = wordsOf(text);
		const scores = wanted.map((want) => Math.max(0, ...words.map((word) => matchWord(want, word))));
		if (scores.some((score) => score <= SCATTERED)) continue;
		best = Math.max(best, scores.reduce((sum, score) => sum + score, 0) / wanted.length - ASIDE);
	}
	return best;
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}%+]+/gu) ?? [];

function matchName(wanted: readonly string[], name: string): number {
	const words = wordsOf(name);
	const [only] = wanted;
	const initials = words.map((word) => word[0]).join('');
	if (wanted.length === 1 && only && only.length > 1 && initials.startsWith(only)) return INITIALS;
	let sum = 0;
	for (const want of wanted) {
		let best = 0;
		for (const [i, word] of words.entries()) {
			const score = matchWord(want, word);
			// A name is known by its first word.
			best = Math.max(best, score > 0 && i === 0 ? score + 1 : score);
		}
		if (best === 0) return 0;
		sum += best;
	}
	// Of two that match alike, the shorter name is the likelier; never enough to outweigh a better match.
	return sum / wanted.length - Math.min(0.9, words.length / 20);
}

function matchWord(want: string, word: string): number {
	if (word === want) return EXACT;
	if (word.startsWith(want)) return PREFIX;
	if (want.length > 1 && word.includes(want)) return INSIDE;
	if (Math.min(want.length, word.length) >= SLIP_FROM && isSlip(want, word)) return SLIP;
	return want.length > 1 && isScattered(want, word) ? SCATTERED : 0;
}

/** Whether `want` is the beginning of `word` but for one letter wrong, missing, too many or swapped. */
function isSlip(want: string, word: string): boolean {
	let at = 0;
	while (at < want.length && want[at] === word[at]) at++;
	const rest = want.slice(at + 1);
	return (
		word.startsWith(rest, at + 1) ||
		word.startsWith(want.slice(at), at + 1) ||
		word.startsWith(rest, at) ||
		(want[at] === word[at + 1] &&
			want[at + 1] === word[at] &&
			word.startsWith(want.slice(at + 2), at + 2))
	);
}

/** Whether the letters are in the word in this order, beginning with its first. */
function isScattered(want: string, word: string): boolean {
	if (want[0] !== word[0]) return false;
	let at = 0;
	for (const letter of want) {
		at = word.indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return true;
}
