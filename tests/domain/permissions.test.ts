import { describe, expect, test } from 'vitest';
import {
	ROLES,
	accessTo,
	isRole,
	rankOf,
	type Access,
	type DocKind
} from '#lib/domain/permissions.ts';

describe('who may do what', () => {
	test.each<[DocKind, Access, Access, Access]>([
		['stage', 'read', 'read', 'read'],
		['plan', 'write', 'read', 'read'],
		['board', 'write', 'write', 'read'],
		['desk', 'none', 'none', 'none']
	])('%s: facilitator %s, participant %s, viewer %s', (doc, ...access) => {
		expect(ROLES.map((role) => accessTo(role, doc))).toEqual(access);
	});

	test('a frozen board is written by facilitators alone', () => {
		const context = { frozen: true };
		expect(ROLES.map((role) => accessTo(role, 'board', context))).toEqual([
			'write',
			'read',
			'read'
		]);
	});

	test('freezing gives nobody more than they had', () => {
		for (const doc of ['stage', 'plan', 'desk'] as const) {
			for (const role of ROLES) {
				expect(accessTo(role, doc, { frozen: true })).toBe(accessTo(role, doc));
			}
		}
	});

	test('a desk is its owner’s alone, and viewers have none', () => {
		const context = { owner: true };
		expect(ROLES.map((role) => accessTo(role, 'desk', context))).toEqual([
			'write',
			'write',
			'none'
		]);
	});

	test('a closed desk is read by its owner, and by nobody else', () => {
		const access = (owner: boolean) =>
			ROLES.map((role) => accessTo(role, 'desk', { owner, frozen: true }));
		expect(access(true)).toEqual(['read', 'read', 'none']);
		expect(access(false)).toEqual(['none', 'none', 'none']);
	});
});

test('roles rank by what they may', () => {
	const [facilitator, participant, viewer] = ROLES.map(rankOf);
	expect(facilitator! > participant! && participant! > viewer!).toBe(true);
});

test.each(['owner', 'Facilitator', '', null, 0, ['viewer']])('%j is no role', (value) => {
	expect(isRole(value)).toBe(false);
});
