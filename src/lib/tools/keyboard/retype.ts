const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/**
 * What would have been typed on the same keys with the other layout, Latin for Cyrillic and the other
 * way round: "ашдд" is what comes of a word typed without looking. Lower case.
 */
export const retype = (text: string): string =>
	[...text.toLowerCase()]
		.map((letter) => CYRILLIC[LATIN.indexOf(letter)] ?? LATIN[CYRILLIC.indexOf(letter)] ?? letter)
		.join('');
