/** What someone put in the field for a link: a token to open, or why it isn't one. */
export type LinkInput =
	| { readonly kind: 'token'; readonly token: string }
	| { readonly kind: 'empty' }
	| { readonly kind: 'elsewhere'; readonly host: string }
	| { readonly kind: 'nonsense' };

/**
 * A token: URL-safe, at least 128 bits (22 characters of base64url). The upper end only keeps
 * pasted prose out; the server decides what is a token.
 */
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/;
const LINK = /\/j\/([A-Za-z0-9_-]{16,128})\/?(?:[?#].*)?$/;

/**
 * Reads a whole link, a link without its scheme, a path or the bare token; people copy all of
 * these, often with a space, quotes or a full stop around.
 * @param origin of this server: a link that names another one is told apart, not opened
 */
export function readLink(text: string, origin: string): LinkInput {
	const bare = text.trim().replace(/^[<"'«“]+|[>"'»”.,;]+$/gu, '');
	if (bare === '') return { kind: 'empty' };
	if (TOKEN.test(bare)) return { kind: 'token', token: bare };
	const token = LINK.exec(bare)?.[1];
	if (token === undefined) return { kind: 'nonsense' };
	const host = hostOf(bare);
	if (host !== null && host !== new URL(origin).host) return { kind: 'elsewhere', host };
	return { kind: 'token', token };
}

/** Null for a path; "board.example:3000/j/…" without a scheme has a host too. */
function hostOf(link: string): string | null {
	if (link.startsWith('/')) return null;
	const url = /^https?:\/\//i.test(link) ? link : `http://${link}`;
	return URL.canParse(url) ? new URL(url).host : null;
}
