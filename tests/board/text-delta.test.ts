import { describe, expect, it } from 'vitest';
import { mapIndex } from '#lib/board/text-delta.ts';

describe('mapIndex', () => {
	it('moves a position with what others insert and delete before it', () => {
		expect(mapIndex([{ retain: 1 }, { insert: 'xyz' }], 4)).toBe(7);
		expect(mapIndex([{ retain: 1 }, { delete: 2 }], 4)).toBe(2);
	});

	it('leaves a position before what is inserted right at it', () => {
		expect(mapIndex([{ retain: 4 }, { insert: 'xyz' }], 4)).toBe(4);
	});

	it('puts a position inside a deletion at its start', () => {
		expect(mapIndex([{ retain: 2 }, { delete: 5 }], 4)).toBe(2);
	});

	it('leaves a position alone that lies before the change', () => {
		expect(mapIndex([{ retain: 10 }, { insert: 'xyz' }], 4)).toBe(4);
	});
});
