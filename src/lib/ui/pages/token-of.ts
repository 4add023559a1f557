/** The token of a link: its last path segment (contract). Null for what isn't a link. */
export function tokenOf(link: string): string | null {
	if (!URL.canParse(link)) return null;
	return new URL(link).pathname.split('/').findLast((segment) => segment !== '') ?? null;
}
