import { FACES, FAMILY } from '../faces.ts';
import { fetchedAsDataUrl } from './data-url.ts';

/** @font-face rules with the faces in them: those that have letters of this text. */
export async function fontFaces(text: string): Promise<string> {
	const needed = FACES.filter(({ has }) => has.test(text));
	const rules = await Promise.all(
		needed.map(async ({ url, range }) => {
			const data = await fetchedAsDataUrl(url);
			return data === null
				? ''
				: `@font-face{font-family:'${FAMILY}';font-weight:100 900;src:url(${data}) format('woff2');unicode-range:${range}}`;
		})
	);
	return rules.join('');
}
