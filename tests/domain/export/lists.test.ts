import { describe, expect, it } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import { frameRect, noteArea, zoneOf } from '#lib/domain/canvas-layout.ts';
import type {
	ConnectorRecord,
	ElementRecord,
	FrameRecord,
	NoteRecord
} from '#lib/domain/elements.ts';
import { notesToCsv, type CsvWords } from '#lib/domain/export/csv.ts';
import { boardToMarkdown } from '#lib/domain/export/markdown.ts';
import { inPlaces, type ListedSheet } from '#lib/domain/export/placed.ts';
import { isSaid } from '#lib/domain/export/said.ts';
import type { Point } from '#lib/domain/geometry.ts';

const template = CANVASES.get('empathy-map')!;
const frame = { id: 'f1', canvas: template.id, xy: [0, 0], wh: template.frame, z: 'a0' } as const;
const sheet: ListedSheet = { id: 'f1', rect: frameRect(frame), template };
const unknown: ListedSheet = {
	id: 'later',
	rect: { x: 20_000, y: 0, w: 500, h: 500 },
	template: null
};

const note = (id: string, xy: Point, text: string, more: Partial<NoteRecord> = {}): NoteRecord => ({
	kind: 'note',
	id,
	xy,
	wh: [100, 100],
	z: '',
	at: 0,
	text,
	color: 'yellow',
	...more
});
const zoneSpot = (key: string): Point => {
	const { x, y } = noteArea(template, zoneOf(template, key)!, sheet.rect);
	return [x + 10, y + 10];
};
const zones = template.zones.filter((zone) => zone.holds.kind === 'notes');
const [first, second] = [zones[0]!, zones[1]!];

const WORDS: CsvWords = {
	columns: ['Canvas', 'Zone', 'Type', 'Text', 'Author', 'Colour', 'X', 'Y'],
	color: (color) => color.toUpperCase(),
	author: (id) => (id === 'p1' ? 'Анна' : '')
};
const csv = (...notes: NoteRecord[]): string =>
	notesToCsv(inPlaces(notes, [sheet, unknown], []), 'en', WORDS);
const rowsOf = (text: string): string[] => text.slice(1).split('\r\n').slice(1, -1);

describe('the order of a list', () => {
	it('is canvas by canvas, zone by zone in the method’s order, then frames, then the open board', () => {
		const frames: FrameRecord[] = [
			{
				kind: 'frame',
				id: 'g',
				xy: [0, 9_000],
				wh: [800, 800],
				z: '',
				at: 0,
				text: 'Parked',
				color: 'white'
			}
		];
		const notes = [
			note('open', [-5_000, -5_000], 'open'),
			note('framed', [100, 9_100], 'framed'),
			note('late', [20_100, 100], 'late'),
			note('second', zoneSpot(second.key), 'second'),
			note('first', zoneSpot(first.key), 'first')
		];
		const placed = inPlaces(notes, [sheet, unknown], frames);
		expect(placed.map(({ record: { id } }) => id)).toEqual([
			'first',
			'second',
			'late',
			'framed',
			'open'
		]);
		expect(placed[0]).toMatchObject({ sheet, zone: first });
		expect(placed[3]?.frame?.id).toBe('g');
	});

	it('gives a note in a frame within a frame to the inner one', () => {
		const at = (id: string, xy: Point, side: number): FrameRecord => ({
			kind: 'frame',
			id,
			xy,
			wh: [side, side],
			z: '',
			at: 0,
			text: id,
			color: 'white'
		});
		const [placed] = inPlaces(
			[note('n', [50, 50], '')],
			[],
			[at('outer', [0, 0], 900), at('inner', [10, 10], 300)]
		);
		expect(placed?.frame?.id).toBe('inner');
	});
});

describe('a table (RFC 4180)', () => {
	it('begins with a byte order mark and the columns, and ends each row with CR LF', () => {
		expect(csv()).toBe('\uFEFFCanvas,Zone,Type,Text,Author,Colour,X,Y\r\n');
	});

	it('says where a note lies, what it is, whose, and in which colour', () => {
		const [x, y] = zoneSpot(first.key);
		const [row] = rowsOf(csv(note('n', [x, y], 'Ждёт', { by: 'p1', type: 'fact' })));
		expect(row).toBe(
			[
				template.name.en,
				first.title.en,
				'Fact',
				'Ждёт',
				'Анна',
				'YELLOW',
				Math.round(x),
				Math.round(y)
			].join(',')
		);
	});

	it('quotes commas, quotes and line breaks', () => {
		const text = 'a, "b"\nc';
		expect(csv(note('n', [9_000, 9_000], text))).toContain(',"a, ""b""\nc",');
	});

	it.each([
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		'\tx',
		'\rx',
		'＝1',
		'=HYPERLINK("https://evil.example";"x")'
	])('never holds a text that begins to calculate: %j', (text) => {
		const cell = /,("?)(.)/.exec(rowsOf(csv(note('n', [9_000, 9_000], text)))[0]!.slice(2));
		expect(cell?.[2]).toBe("'");
	});

	it('leaves negative places numbers', () => {
		expect(rowsOf(csv(note('n', [-120.4, -3], 'x')))[0]).toMatch(/,-120,-3$/);
	});
});

describe('lists in Markdown', () => {
	const markdown = (
		records: ElementRecord[],
		field = (_s: string, _z: string) => ''
	): string | null =>
		boardToMarkdown(
			{
				title: 'Loop 1',
				said: inPlaces(records.filter(isSaid), [sheet], []),
				sheets: [sheet],
				field,
				textOf: (id) => {
					const record = records.find((each) => each.id === id);
					return record && 'text' in record ? record.text : '';
				}
			},
			'ru',
			{ between: 'Между зонами', beside: 'Рядом', untitled: 'без названия' }
		);

	it('stand under their canvas and zone, in the reader’s language, with their type', () => {
		const text = markdown([
			note('n', zoneSpot(first.key), 'Ждёт ответа', { type: 'fact' }),
			note('o', [-900, -900], 'Прочее')
		]);
		expect(text).toBe(
			`# Loop 1\n\n## ${template.name.ru}\n\n### ${first.title.ru}\n\n- Ждёт ответа (Факт)\n\n## Рядом\n\n- Прочее\n`
		);
	});

	it('have texts and shapes as lines of the place where they lie', () => {
		const [x, y] = zoneSpot(first.key);
		const base = { wh: [100, 40], z: '', at: 0, color: 'white', size: 'medium' } as const;
		const records: ElementRecord[] = [
			note('n', [x, y + 120], 'Note'),
			{ ...base, kind: 'text', id: 't', xy: [x, y], text: 'Heading' },
			{
				...base,
				kind: 'shape',
				id: 's',
				xy: [-900, -900],
				text: 'Box',
				form: 'ellipse',
				filled: false
			}
		];
		expect(markdown(records)).toBe(
			`# Loop 1\n\n## ${template.name.ru}\n\n### ${first.title.ru}\n\n- Heading\n- Note\n\n## Рядом\n\n- Box\n`
		);
	});

	it('say what labelled connectors join, and which way', () => {
		const line = (id: string, more: Partial<ConnectorRecord>): ConnectorRecord => ({
			kind: 'connector',
			id,
			xy: [-900, -500],
			wh: [100, 100],
			z: '',
			at: 0,
			from: { id: 'a', xy: [0, 0] },
			to: { id: 'b', xy: [0, 0] },
			route: 'straight',
			heads: ['none', 'arrow'],
			color: 'grey',
			text: 'leads to',
			...more
		});
		const ends = [note('a', [-900, -900], 'Cause\nof it'), note('b', [-700, -900], '*Effect*')];
		expect(markdown([...ends, line('l', {})])).toContain(
			'- Cause of it — leads to → \\*Effect\\*\n'
		);
		expect(markdown([...ends, line('l', { heads: ['arrow', 'none'] })])).toContain(
			'- Cause of it ← leads to — '
		);
		expect(markdown([line('l', { from: { xy: [0, 0] } })])).toContain('- … — leads to → …\n');
		expect(markdown([...ends, line('l', { text: ' ' })])).not.toContain('→');
	});

	it('leave out what says nothing, and are none where nothing is said', () => {
		const said = note('a', [-900, -900], 'A');
		expect(
			markdown([said, note('e', [-900, -700], ' \n'), note('f', zoneSpot(first.key), '')])
		).toBe('# Loop 1\n\n## Рядом\n\n- A\n');
		expect(markdown([note('e', [-900, -700], '')])).toBeNull();
	});

	it('keep line breaks inside an item', () => {
		expect(markdown([note('n', [-900, -900], 'one\ntwo')])).toContain('- one  \n  two\n');
	});

	it('show signs as they were typed', () => {
		const text = markdown([note('n', [-900, -900], '# *a* [b](c) <script> 1_2 `d`')]);
		expect(text).toContain('- \\# \\*a\\* \\[b\\](c) \\<script\\> 1\\_2 \\`d\\`');
		expect(markdown([note('n', [-900, -900], '1. one')])).toContain('- 1\\. one');
		expect(markdown([note('n', [-900, -900], '- one')])).toContain('- \\- one');
	});

	it('say what the canvas’s own fields say', () => {
		const zone = template.zones.find(({ holds }) => holds.kind === 'text')!;
		const text = markdown([], (_, key) => (key === zone.key ? 'Цель' : ''));
		expect(text).toContain(`### ${zone.title.ru}\n\nЦель`);
	});
});

describe('votes that are closed', () => {
	const notes = inPlaces([note('a', [9_000, 0], 'A'), note('b', [9_000, 400], 'B')], [sheet], []);

	it('are a column each, empty where a note got none', () => {
		const results = [
			{ title: 'Votes: which?', totals: new Map([['a', 3]]) },
			{ title: '=Votes', totals: new Map([['b', 1]]) }
		];
		const table = notesToCsv(notes, 'en', { ...WORDS, results });
		const [head, ...rows] = table.slice(1).trimEnd().split('\r\n');
		expect(head).toBe("Canvas,Zone,Type,Text,Author,Colour,X,Y,Votes: which?,'=Votes");
		expect(rows.map((row) => row.split(',').slice(-2))).toEqual([
			['3', ''],
			['', '1']
		]);
	});

	it('stand behind what a note says', () => {
		const source = { title: 'T', said: notes, sheets: [], field: () => '', textOf: () => '' };
		const text = boardToMarkdown(source, 'en', {
			between: 'Between',
			beside: 'Beside',
			untitled: 'Frame',
			votes: (id) => (id === 'a' ? '3 votes' : '')
		});
		expect(text).toContain('- A — 3 votes\n- B\n');
	});
});
