import { describe, expect, it } from 'vitest';
import { excerptOf, Finder, fold, rangesIn } from '#lib/domain/search.ts';
import { matchAlso, matchWords } from '#lib/domain/word-match.ts';

const find = (texts: readonly string[], query: string): string[] =>
	new Finder()
		.find(
			texts.map((text, i) => ({ key: String(i), text })),
			query
		)
		.map(({ text }) => text);

describe('finding text', () => {
	it('takes ё for е and upper for lower case', () => {
		const texts = ['Ёлка', 'ЕЛКА', 'елка и ёж', 'осень'];
		expect(find(texts, 'ёлка')).toEqual(texts.slice(0, 3));
		expect(find(texts, 'ЕЛК')).toEqual(texts.slice(0, 3));
	});

	it('finds letters in one piece or in two, and keeps й apart from и', () => {
		const composed = 'чай and café'.normalize('NFC');
		const decomposed = composed.normalize('NFD');
		expect(composed).not.toBe(decomposed);
		expect(find([composed, decomposed], 'чай')).toHaveLength(2);
		expect(find([composed, decomposed], 'CAFÉ'.normalize('NFD'))).toHaveLength(2);
		expect(find([composed], 'чаи')).toEqual([]);
	});

	it('takes any white space for a space and doesn’t mind quotes and dashes', () => {
		expect(find(['waits\n for   approval'], 'waits for approval')).toHaveLength(1);
		expect(find(['она сказала «да» — наконец'], '"да" - наконец')).toHaveLength(1);
		expect(find(['soft\u00ADware'], 'software')).toHaveLength(1);
	});

	it('finds nothing for a query of nothing', () => {
		expect(find(['a'], '')).toEqual([]);
		expect(find(['a'], ' \n ')).toEqual([]);
	});

	it('reads a text again when it has changed, and not before', () => {
		const finder = new Finder();
		expect(finder.find([{ key: 'a', text: 'one' }], 'two')).toEqual([]);
		expect(finder.find([{ key: 'a', text: 'two' }], 'two')).toHaveLength(1);
		let reads = 0;
		const item = {
			key: 'a',
			get text() {
				reads++;
				return 'two';
			}
		};
		finder.find([item], 'tw');
		expect(reads).toBe(1);
	});

	it('looks through the texts of a large board by searching strings, not by folding them anew', () => {
		const texts = Array.from({ length: 5_000 }, (_, i) => ({
			key: `n${i}`,
			text: `Заметка ${i}: клиент ждёт ответа`
		}));
		const finder = new Finder();
		expect(finder.find(texts, 'ждет')).toHaveLength(5_000);
		expect(finder.find(texts, 'заметка 4999')).toHaveLength(1);
	});
});

describe('where it stands', () => {
	const marked = (text: string, query: string): string[] =>
		rangesIn(text, query).map(([from, to]) => text.slice(from, to));

	it('is told in the text as it is written', () => {
		expect(marked('Ёж ёж еж', 'еж')).toEqual(['Ёж', 'ёж', 'еж']);
		expect(marked('aaaa', 'aa')).toEqual(['aa', 'aa']);
		expect(marked('a  \n b', 'a b')).toEqual(['a  \n b']);
		const decomposed = 'Чай'.normalize('NFD');
		expect(marked(decomposed, 'чай')).toEqual([decomposed]);
		expect(marked('👩‍🚀 ёлка 👩‍🚀', 'ЕЛКА')).toEqual(['ёлка']);
		expect(marked('İstanbul', 'stan')).toEqual(['stan']);
	});

	it('is found by the pieces wherever it is found by the whole', () => {
		for (const text of ['ΣΊΣΥΦΟΣ ς', 'Straße', 'ﬁne', 'İi', 'é́ e', '\u200Ba\u00ADb']) {
			for (const query of [text, text.slice(0, 2), text.slice(-1)]) {
				const there = find([text], query).length > 0;
				expect(rangesIn(text, query).length > 0).toBe(there);
			}
		}
	});

	it('is shown with what stands around it, on one line', () => {
		const pieces = excerptOf(`${'слово '.repeat(30)}клиент\nждёт ответа`, 'ждет');
		expect(pieces[0]).toEqual({ text: '…', hit: false });
		expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['ждёт']);
		expect(pieces.map(({ text }) => text).join('')).toMatch(/^…слово .*клиент ждёт ответа$/);
		expect(excerptOf('short', 'or')).toEqual([
			{ text: 'sh', hit: false },
			{ text: 'or', hit: true },
			{ text: 't', hit: false }
		]);
		const long = excerptOf('a'.repeat(1000), 'b');
		expect(long.map(({ text }) => text).join('')).toHaveLength(121);
	});

	it('folds to the same whatever is folded twice', () => {
		for (const text of ['Ёлка «Да»', 'ΣΊΣΥΦΟΣ', 'a \n b'])
			expect(fold(fold(text))).toBe(fold(text));
	});
});

describe('naming something by a few letters', () => {
	const names = ['Zoom to 100 %', 'Масштаб 100 %'];

	it('works in any of its languages, with whole words, beginnings and middles', () => {
		for (const query of ['zoom', 'zo', 'масш', 'МАСШТАБ', 'oom', '100', 'zoom 100']) {
			expect(matchWords(query, names)).toBeGreaterThan(0);
		}
		expect(matchWords('zoom масштаб', names)).toBe(0);
		expect(matchWords('', names)).toBe(0);
		expect(matchWords('quit', names)).toBe(0);
	});

	it('forgives a slip of the finger in a longer word', () => {
		for (const query of ['duplcate', 'dupliicate', 'dupilcate', 'duplivate', 'duplicaye']) {
			expect(matchWords(query, ['Duplicate'])).toBeGreaterThan(0);
		}
		expect(matchWords('cut', ['Cat'])).toBe(0);
		expect(matchWords('redo', ['Red'])).toBe(0);
	});

	it('takes initials and scattered letters, and ranks them below words', () => {
		expect(matchWords('btf', ['Bring to front'])).toBeGreaterThan(0);
		expect(matchWords('dplct', ['Duplicate'])).toBeGreaterThan(0);
		const order = ['copy', 'copybook', 'photocopy', 'corporately']
			.map((name) => [name, matchWords('copy', [name])] as const)
			.sort((a, b) => b[1] - a[1])
			.map(([name]) => name);
		expect(order).toEqual(['copy', 'copybook', 'photocopy', 'corporately']);
		expect(matchWords('btf', ['Subtfuge'])).toBeGreaterThan(matchWords('btf', ['Bring to front']));
	});

	it('takes other words for it whole, begun or with a slip, after its own name', () => {
		const also = ['Save or copy as… export download'];
		for (const query of ['export', 'exp', 'dwnload', 'download copy']) {
			expect(matchAlso(query, also)).toBeGreaterThan(0);
		}
		expect(matchAlso('socaed', also)).toBe(0);
		expect(matchAlso('dld', also)).toBe(0);
		expect(matchAlso('export quit', also)).toBe(0);
		expect(matchAlso('export', also)).toBeLessThan(matchWords('export', ['Export']));
	});
});
