import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseElement } from '#lib/domain/element-parser.ts';
import { createElements, openBoard, type NewElement } from '#lib/domain/board-doc.ts';
import { ELEMENT_KINDS, type ElementKind, type ElementRecord } from '#lib/domain/elements.ts';
import * as Y from 'yjs';
import { ACTIONS } from '#lib/tools/actions/registry.ts';
import {
	BAR_PLACES,
	barOffers,
	isOpen,
	menuOffers,
	type Chosen,
	type Offer
} from '#lib/tools/actions/offers.ts';
import type { ActionPlace, KeyState } from '#lib/tools/actions/types.ts';

const STATE: KeyState = {
	canEdit: true,
	canFacilitate: false,
	selected: 0,
	editing: false,
	phase: 'idle',
	characterKeys: true,
	typeToEdit: false,
	making: false
};

const base = { xy: [0, 0] as const, wh: [208, 208] as const, at: 1 };
const words = { text: 'x', color: 'yellow' as const };
const SPECS: Readonly<Record<ElementKind, (id: string) => NewElement>> = {
	note: (id) => ({ ...base, ...words, id, kind: 'note' }),
	text: (id) => ({ ...base, ...words, id, kind: 'text', size: 'medium' }),
	shape: (id) => ({ ...base, ...words, id, kind: 'shape', form: 'rectangle', filled: true }),
	connector: (id) => ({
		...base,
		...words,
		id,
		kind: 'connector',
		from: { xy: [0, 0] },
		to: { xy: [100, 100] },
		route: 'straight',
		heads: ['none', 'arrow']
	}),
	ink: (id) => ({
		...base,
		id,
		kind: 'ink',
		pen: 'pen',
		color: 'blue',
		weight: 4,
		points: new Uint8Array(4),
		box: [208, 208]
	}),
	image: (id) => ({ ...base, id, kind: 'image', src: 'a'.repeat(64), alt: '' }),
	frame: (id) => ({ ...base, ...words, id, kind: 'frame' }),
	stamp: (id) => ({ ...base, id, kind: 'stamp', emoji: '👍' })
};

function chosen(
	kinds: readonly ElementKind[],
	more: Partial<KeyState> & { locked?: true } = {}
): Chosen {
	const { locked, ...state } = more;
	const board = openBoard(new Y.Doc());
	createElements(
		board,
		kinds.map((kind, i) => ({ ...SPECS[kind](`e${i}`), ...(locked && { locked }) }))
	);
	const records = kinds.map(
		(_, i) => parseElement(`e${i}`, board.elements.get(`e${i}`)) as ElementRecord
	);
	return { records, state: { ...STATE, selected: kinds.length, ...state } };
}

const nameOf = (offer: Offer): string => (offer.kind === 'action' ? offer.action.id : offer.id);
const bar = (...kinds: ElementKind[]): string[] => barOffers(chosen(kinds)).map(nameOf);
const menu = (place: ActionPlace, given: Chosen): string[] =>
	menuOffers(place, given).flat().map(nameOf);

describe('the bar over what is selected', () => {
	it('has what fits a note, in seven places at most', () => {
		expect(bar('note')).toEqual(['color', 'type', 'size', 'order', 'lock', 'duplicate', 'delete']);
		expect(bar('note', 'note')).toEqual([
			'color',
			'type',
			'size',
			'align',
			'group',
			'duplicate',
			'delete'
		]);
	});

	it.each(ELEMENT_KINDS)('never has more than its places, whatever is selected (%s)', (kind) => {
		for (const other of ELEMENT_KINDS) {
			expect(bar(kind, other, kind).length).toBeLessThanOrEqual(BAR_PLACES);
			expect(bar(kind, other, kind)).toEqual(expect.arrayContaining(['duplicate', 'delete']));
		}
	});

	it('keeps to what is common to all', () => {
		expect(bar('note', 'shape')).toContain('color');
		expect(bar('note', 'shape')).not.toContain('type');
		expect(bar('note', 'image')).not.toContain('color');
	});

	it('of what is locked has the way to unlock it', () => {
		const names = barOffers(chosen(['note'], { locked: true })).map(nameOf);
		expect(names).toEqual(['unlock', 'duplicate']);
	});
});

describe('menus', () => {
	it('have everything that can be done with a note, what deletes at the end', () => {
		const sections = menuOffers('menu', chosen(['note']));
		expect(sections.flat().map(nameOf)).toEqual(
			expect.arrayContaining([
				'edit',
				'cut',
				'copy',
				'paste',
				'duplicate',
				'color',
				'type',
				'size',
				'order',
				'lock',
				'delete'
			])
		);
		expect(sections.at(-1)!.map(nameOf)).toEqual(['delete']);
		expect(sections.every((offers) => offers.length > 0)).toBe(true);
	});

	it('need as many as an action works on', () => {
		expect(menu('menu', chosen(['note']))).not.toContain('align');
		const two = menuOffers('menu', chosen(['note', 'note']))
			.flat()
			.find((offer) => nameOf(offer) === 'align');
		expect(two?.kind === 'submenu' && two.actions.map(({ id }) => id)).not.toContain(
			'distribute.horizontal'
		);
	});

	it('of the board and of a zone have what needs no selection', () => {
		expect(menu('board', chosen([]))).toEqual(
			expect.arrayContaining(['paste', 'select-all', 'fit-all'])
		);
		expect(menu('zone', chosen([]))).toEqual(
			expect.arrayContaining(['paste', 'zone', 'zone.duplicates', 'zone.select'])
		);
		expect(menu('board', chosen([]))).not.toContain('zone');
	});

	it('show a viewer nothing that changes the board', () => {
		for (const place of ['menu', 'board', 'zone'] as const) {
			const offers = menuOffers(place, chosen(['note'], { canEdit: false })).flat();
			const actions = offers.flatMap((offer) =>
				offer.kind === 'action' ? [offer.action] : offer.actions
			);
			expect(actions.every(({ permission }) => permission === 'any')).toBe(true);
		}
	});

	it('shut what can’t be done to what is locked', () => {
		const given = chosen(['note'], { locked: true });
		const open = ACTIONS.filter(
			(action) => action.where?.includes('menu') && isOpen(action, given)
		).map(({ id }) => id);
		expect(open).toEqual(expect.arrayContaining(['copy', 'unlock', 'duplicate', 'paste']));
		expect(open).not.toContain('delete');
		expect(open).not.toContain('color.red');
	});
});

it('every action that is offered somewhere has its icon at hand', () => {
	const file = readFileSync(
		new URL('../../src/lib/ui/board/action-icons.ts', import.meta.url),
		'utf8'
	);
	const known = new Set(
		[...file.matchAll(/lucide-svelte\/icons\/([a-z0-9-]+)'/g)].map(([, name]) => name)
	);
	const missing = ACTIONS.filter(({ where, icon }) => where && !known.has(icon)).map(
		({ icon }) => icon
	);
	expect([...new Set(missing)]).toEqual([]);
});
