import { rankOf } from '#lib/domain/permissions.ts';
import type { Person } from '#lib/domain/roster.ts';

/** Me first, then who is here before who is away, facilitators before others, then by name. */
export function rosterOrder(people: readonly Person[], me: string): readonly Person[] {
	return [...people].sort(
		(a, b) =>
			Number(b.id === me) - Number(a.id === me) ||
			Number(b.here) - Number(a.here) ||
			rankOf(b.role) - rankOf(a.role) ||
			a.name.localeCompare(b.name)
	);
}
