/** What XML 1.0 has no place for, escaped or not: a file with one of them can't be opened. */
const IMPOSSIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** A text as it stands in XML, between tags or in an attribute. Never ends either. */
export const xml = (text: string): string =>
	text
		.toWellFormed()
		.replace(IMPOSSIBLE, '\uFFFD')
		.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** A length as it stands in SVG: hundredths of a board unit, and 0 for what isn't a number. */
export const num = (value: number): string =>
	Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes escaped; `inside` is markup already. */
export function tag(name: string, attributes: Attributes, inside = ''): string {
	const written = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${typeof value === 'number' ? num(value) : xml(value ?? '')}"`)
		.join('');
	return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}
