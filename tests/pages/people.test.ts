import { describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/roster.ts';
import { initials } from '#lib/ui/kit/initials.ts';
import { measure } from '#lib/ui/pages/line-problem.ts';
import { rosterOrder } from '#lib/ui/panels/roster-order.ts';

describe('initials', () => {
	it.each([
		['Анна Петрова', 'АП'],
		['Bob', 'B'],
		['Мария Владимировна Иванова', 'МИ'],
		['anna-maria', 'AM'],
		['  (Zoë)  ', 'Z'],
		['7 of 9', '79'],
		['🦊', '?'],
		['', '?']
	])('of %s are %s', (name, letters) => {
		expect(initials(name)).toBe(letters);
	});
});

describe('rosterOrder', () => {
	const person = (id: string, change: Partial<Person>): Person => ({
		id,
		name: id,
		color: '#B3261E',
		role: 'participant',
		here: true,
		since: 0,
		...change
	});

	it('puts me first, then who is here, then facilitators, then by name', () => {
		const people = [
			person('gone-facilitator', { here: false, role: 'facilitator' }),
			person('zoe', {}),
			person('anna', {}),
			person('guide', { role: 'facilitator' }),
			person('me', { here: false, role: 'viewer' })
		];
		expect(rosterOrder(people, 'me').map(({ id }) => id)).toEqual([
			'me',
			'guide',
			'anna',
			'zoe',
			'gone-facilitator'
		]);
	});
});

describe('measure', () => {
	it('counts a name as the server does: trimmed, composed', () => {
		expect(measure('   ', 3)).toBe('missing');
		expect(measure(' abc ', 3)).toBeNull();
		expect(measure('abcd', 3)).toBe('too_long');
		expect(measure('йййй'.normalize('NFD'), 4)).toBeNull();
	});
});
