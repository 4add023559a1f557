/** Letters of the first and last word of a name, at most two, upper case; "?" for a nameless one. */
export function initials(name: string): string {
	const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
	const first = words[0];
	if (first === undefined) return '?';
	const last = words.length > 1 ? words[words.length - 1] : undefined;
	return letter(first) + (last === undefined ? '' : letter(last));
}

const letter = (word: string): string => (/[\p{L}\p{N}]/u.exec(word)?.[0] ?? '').toUpperCase();
