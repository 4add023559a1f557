import type { Messages } from '#lib/i18n/messages.ts';
import { MAX_NAME_LENGTH } from '#lib/protocol/limits.ts';
import type { LineProblem } from './line-problem.ts';

/** What is wrong with a person's name, in words; null when nothing is. */
export function nameError(problem: LineProblem, m: Messages): string | null {
	switch (problem) {
		case 'missing':
			return m.pages.create.nameMissing;
		case 'too_long':
			return m.pages.create.nameTooLong(MAX_NAME_LENGTH);
		case 'refused':
			return m.errors.name_invalid;
		case null:
			return null;
	}
}
