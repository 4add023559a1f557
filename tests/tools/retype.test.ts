import { expect, it } from 'vitest';
import { retype } from '#lib/tools/keyboard/retype.ts';

it('reads what was typed with the wrong layout, either way, and leaves the rest', () => {
	expect(retype('ящщь')).toBe('zoom');
	expect(retype('pjjv')).toBe('зоом');
	expect(retype('Ашдд 12')).toBe('fill 12');
	expect(retype(retype('отменить'))).toBe('отменить');
});
