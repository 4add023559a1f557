/** What a copy won't have: what is being written or voted, and what is selected about it. */
const NOT_COPIED = '[data-native], .caret, .sum, .riskiest, .halo';
const PASSING = ['fresh', 'risky', 'selected', 'editing'];

/** The look of an element's node and nothing else: no name, no role, nothing to be found or pressed. */
export function pictureOf(node: HTMLElement): HTMLElement {
	const picture = document.importNode(node, true);
	for (const each of picture.querySelectorAll(NOT_COPIED)) each.remove();
	for (const each of [picture, ...picture.querySelectorAll('*')]) {
		for (const name of each.getAttributeNames()) {
			if (/^(id|role|title|tabindex|data-.*|aria-.*)$/.test(name)) each.removeAttribute(name);
		}
	}
	picture.classList.remove(...PASSING);
	// As it lies, whoever is moving it.
	for (const name of ['translate', 'z-index', 'will-change', 'outline-width', 'outline-offset']) {
		picture.style.removeProperty(name);
	}
	return picture;
}
