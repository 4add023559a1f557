import { describe, expect, test } from 'vitest';
import { carriedIn, withCarried } from '#lib/domain/carrying.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { Links } from '#lib/domain/links.ts';

const note = (id: string, on?: string): ElementRecord => ({
	kind: 'note',
	id,
	xy: [0, 0],
	wh: [100, 100],
	z: 'a0',
	at: 0,
	text: '',
	color: 'blue',
	...(on !== undefined && { on })
});

const connector = (id: string, from: string, to?: string): ElementRecord => ({
	kind: 'connector',
	id,
	xy: [0, 0],
	wh: [100, 100],
	z: 'a0',
	at: 0,
	from: { xy: [0, 0], id: from },
	to: { xy: [0, 0], ...(to !== undefined && { id: to }) },
	route: 'straight',
	heads: ['none', 'arrow'],
	color: 'blue',
	text: ''
});

describe('what is carried', () => {
	test('goes along however deep, each once, the given first', () => {
		const by = carriedIn([note('b', 'a'), note('c', 'b'), note('d', 'a')]);
		expect(withCarried(['a', 'b'], by)).toEqual(['a', 'b', 'd', 'c']);
	});

	test('isn’t the circle in which elements carry each other, but what else stands on it', () => {
		const by = carriedIn([note('a', 'b'), note('b', 'c'), note('c', 'a'), note('d', 'b')]);
		expect(withCarried(['b'], by)).toEqual(['b', 'd']);
		expect(withCarried(['a', 'd'], by)).toEqual(['a', 'd']);
		expect(withCarried(['c', 'a', 'b'], by)).toEqual(['c', 'a', 'b', 'd']);
	});

	test('stays on what stays, however deep', () => {
		const by = carriedIn([note('b', 'a'), note('c', 'b'), note('d', 'a'), note('e', 'c')]);
		const stays = (id: string): boolean => id === 'b';
		expect(withCarried(['a'], by, stays)).toEqual(['a', 'b', 'd']);
		expect(withCarried(['b'], by, stays)).toEqual(['b']);
		expect(withCarried(['b', 'c'], by, stays)).toEqual(['b', 'c', 'e']);
	});

	test('takes time that grows with the number, also in a long chain that is selected whole', () => {
		const chain = Array.from({ length: 20_000 }, (_, i) =>
			note(`n${i}`, i > 0 ? `n${i - 1}` : undefined)
		);
		let asked = 0;
		const by = carriedIn(chain);
		const counted = (id: string) => (asked++, by(id));
		expect(
			withCarried(
				chain.map(({ id }) => id),
				counted
			)
		).toHaveLength(20_000);
		expect(asked).toBeLessThan(100_000);
	});
});

describe('links', () => {
	test('follow each change of a record', () => {
		const links = new Links();
		links.change('b', null, note('b', 'a'));
		links.change('b', note('b', 'a'), note('b', 'c'));
		expect([...links.carriedBy('a')]).toEqual([]);
		expect([...links.carriedBy('c')]).toEqual(['b']);
		links.change('b', note('b', 'c'), null);
		expect([...links.carriedBy('c')]).toEqual([]);
	});

	test('know the connectors of an element, also of one at both its ends', () => {
		const links = new Links();
		links.change('l', null, connector('l', 'a', 'a'));
		links.change('m', null, connector('m', 'a', 'b'));
		expect([...links.connectorsOf('a')]).toEqual(['l', 'm']);
		links.change('l', connector('l', 'a', 'a'), connector('l', 'a'));
		links.change('m', connector('m', 'a', 'b'), null);
		expect([...links.connectorsOf('a')]).toEqual(['l']);
		expect([...links.connectorsOf('b')]).toEqual([]);
	});
});
