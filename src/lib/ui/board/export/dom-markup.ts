import type { FontMetrics } from '#lib/board/export/svg/scene.ts';
import { tag, xml } from '#lib/domain/export/xml.ts';

export type { FontMetrics } from '#lib/board/export/svg/scene.ts';

/** The page's tokens as they are in the light theme, whichever is on: what `:root` says without conditions. */
export function lightTokens(): Map<string, string> {
	const tokens = new Map<string, string>();
	for (const sheet of document.styleSheets) {
		for (const rule of sheet.cssRules) {
			if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
			for (const name of rule.style) {
				if (name.startsWith('--')) tokens.set(name, rule.style.getPropertyValue(name));
			}
		}
	}
	return tokens;
}

/** What may come from a style sheet, and so must be said in the markup. */
const PAINTED = ['fill', 'fill-opacity', 'opacity'] as const;
const STROKED = [
	'stroke-width',
	'stroke-opacity',
	'stroke-dasharray',
	'stroke-linecap',
	'stroke-linejoin'
] as const;
const WRITTEN = ['font-size', 'font-weight', 'letter-spacing', 'text-anchor'] as const;
const INITIAL: Readonly<Record<string, string>> = {
	'fill-opacity': '1',
	opacity: '1',
	'stroke-opacity': '1',
	'stroke-dasharray': 'none',
	'letter-spacing': 'normal',
	'text-anchor': 'start'
};
const CONTAINERS: ReadonlySet<string> = new Set([
	'g',
	'defs',
	'clipPath',
	'linearGradient',
	'radialGradient'
]);
/** Only mean something on the page. */
const UNKEPT = /^(class|style|aria-|data-|role$)/;

/** An SVG of the page as markup that needs no style sheet. */
export const svgMarkup = (svg: SVGElement): string => [...svg.children].map(markupOf).join('');

/** An icon of the page as markup; its colour stays `currentColor`. */
export function iconMarkup(icon: SVGElement | null): string {
	if (!icon) return '';
	const attributes = [...icon.attributes]
		.filter(({ name }) => !UNKEPT.test(name))
		.map(({ name, value }) => [name, value] as const);
	const inside = [...icon.children].filter((child) => child instanceof SVGElement);
	return tag(icon.localName, Object.fromEntries(attributes), inside.map(iconMarkup).join(''));
}

function markupOf(element: Element): string {
	const style = getComputedStyle(element);
	if (style.display === 'none') return '';
	const name = element.localName;
	const attributes: Record<string, string> = {};
	for (const { name: key, value } of element.attributes) {
		if (!UNKEPT.test(key) && !value.includes('var(')) attributes[key] = value;
	}
	Object.assign(attributes, looks(name, style));
	const inside =
		name === 'text' || name === 'tspan'
			? xml(element.textContent ?? '')
			: [...element.children].map(markupOf).join('');
	return tag(name, attributes, inside);
}

function looks(name: string, style: CSSStyleDeclaration): Record<string, string> {
	const said: Record<string, string> = {};
	const say = (property: string): void => {
		const value = style.getPropertyValue(property);
		if (value !== '' && value !== INITIAL[property]) said[property] = plain(value);
	};
	if (name === 'stop') {
		say('stop-color');
		say('stop-opacity');
	} else if (!CONTAINERS.has(name)) {
		for (const property of PAINTED) say(property);
		if (style.stroke !== 'none') {
			say('stroke');
			for (const property of STROKED) say(property);
		} else {
			said['stroke'] = 'none';
		}
		if (name === 'text' || name === 'tspan') for (const property of WRITTEN) say(property);
	}
	return said;
}

/** As attributes have it: no unit, no quotes round an id. */
const plain = (value: string): string =>
	value.replace(/(\d)px\b/g, '$1').replace(/url\("([^"]*)"\)/g, 'url($1)');

/** Board units beside words that stand on a hairline: ZoneHeading's. */
const BESIDE = 6;

/**
 * The words of a sheet's HTML where the browser has put them, line by line, with the paper that
 * keeps hairlines off them. Its corner is the origin.
 */
export function wordsOf(root: HTMLElement, metrics: FontMetrics): string {
	const corner = root.firstElementChild?.getBoundingClientRect() ?? root.getBoundingClientRect();
	const paper = getComputedStyle(root).getPropertyValue('--sheet').trim();
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
		node.parentElement?.closest('svg, .visually-hidden, .mark')
			? NodeFilter.FILTER_REJECT
			: NodeFilter.FILTER_ACCEPT
	);
	const papers: string[] = [];
	const lines: string[] = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const parent = node.parentElement;
		if (!(node instanceof Text) || !parent) continue;
		const { color, fontSize, fontWeight, letterSpacing } = getComputedStyle(parent);
		const size = parseFloat(fontSize);
		const covers = parent.closest('.words') !== null;
		for (const { text, box } of fragmentsOf(node)) {
			const x = box.left - corner.left;
			const y = box.top - corner.top;
			if (covers) {
				const width = box.width + 2 * BESIDE;
				papers.push(tag('rect', { x: x - BESIDE, y, width, height: box.height, fill: paper }));
			}
			const baseline = y + (box.height - (metrics.ascent + metrics.descent) * size) / 2;
			const attributes = {
				x,
				y: baseline + metrics.ascent * size,
				'font-size': size,
				'font-weight': fontWeight,
				...(letterSpacing !== 'normal' && { 'letter-spacing': parseFloat(letterSpacing) }),
				fill: color
			};
			lines.push(tag('text', attributes, xml(text)));
		}
	}
	return papers.join('') + lines.join('');
}

/** A text node cut where its lines break. */
function fragmentsOf(node: Text): { text: string; box: DOMRect }[] {
	const fragments: { text: string; box: DOMRect }[] = [];
	const range = document.createRange();
	const { data } = node;
	let from = -1;
	let line = NaN;
	const end = (to: number): void => {
		if (from < 0) return;
		range.setStart(node, from);
		range.setEnd(node, to);
		const text = data.slice(from, to);
		if (text.trim() !== '')
			fragments.push({ text: text.trimEnd(), box: range.getBoundingClientRect() });
		from = -1;
	};
	for (let i = 0; i < data.length; i++) {
		range.setStart(node, i);
		range.setEnd(node, i + 1);
		const [box] = range.getClientRects();
		// White space that isn't shown has no box.
		if (!box || box.width === 0) continue;
		if (from >= 0 && Math.abs(box.top - line) > 1) end(i);
		if (from < 0) {
			from = i;
			line = box.top;
		}
	}
	end(data.length);
	return fragments;
}
