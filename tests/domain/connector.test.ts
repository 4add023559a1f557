import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	createElements,
	deleteElements,
	duplicate,
	moveElements,
	readElement,
	resizeElements
} from '#lib/domain/board-doc.ts';
import { endAt } from '#lib/domain/connector/attach.ts';
import {
	createConnector,
	ensureLabel,
	hostsOn,
	reverse,
	routeOf,
	setEnd,
	setHead,
	setRoute,
	type Host,
	type Route
} from '#lib/domain/connector/connectors.ts';
import { onOutline } from '#lib/domain/connector/host.ts';
import type { Board } from '#lib/domain/board.ts';
import {
	CONNECTOR_ROUTES,
	SHAPE_FORMS,
	type ConnectorEnd,
	type ConnectorRecord,
	type ShapeForm
} from '#lib/domain/elements.ts';
import { contains, distance, inflate, type Point, type Rect } from '#lib/domain/geometry.ts';
import { isHit, isTouched } from '#lib/domain/hits.ts';
import { crossesRect } from '#lib/domain/polyline.ts';
import { aNote, boardWith, chance, Network, peer, type Peer } from './peers.ts';

const host = (x: number, y: number, w = 200, h = 200, form: ShapeForm = 'rectangle'): Host => ({
	rect: { x, y, w, h },
	form
});
const on = (id: string, spot?: Point): ConnectorEnd => ({ xy: [0, 0], id, ...(spot && { spot }) });
const between = (
	hosts: Readonly<Record<string, Host>>,
	from: ConnectorEnd,
	to: ConnectorEnd,
	route: ConnectorRecord['route'] = 'straight'
): Route => routeOf({ from, to, route, heads: ['none', 'arrow'] }, (id) => hosts[id] ?? null);

describe('where a connector runs', () => {
	const hosts = { a: host(0, 0), b: host(600, 0), far: host(900, 700, 100, 100, 'ellipse') };

	test('straight: from outline to outline, a little before each', () => {
		const { from, to } = between(hosts, on('a'), on('b'));
		expect([from, to]).toEqual([
			[204, 100],
			[596, 100]
		]);
	});

	test.each(SHAPE_FORMS)('its ends lie on the outline of a host of the form %s', (form) => {
		const shape = host(0, 0, 240, 160, form);
		for (let angle = 0; angle < 12; angle++) {
			const way = (angle * Math.PI) / 6;
			const toward: Point = [120 + Math.cos(way) * 500, 80 + Math.sin(way) * 500];
			const edge = onOutline(shape, toward);
			const record = { kind: 'shape', form, xy: [0, 0], wh: [240, 160] } as const;
			const hit = (share: number): boolean =>
				isHit(
					{ ...record, id: 's', z: '', at: 0, text: '', color: 'grey', filled: true },
					[120 + (edge[0] - 120) * share, 80 + (edge[1] - 80) * share],
					0
				);
			expect([hit(0.98), hit(1.02)]).toEqual([true, false]);
		}
	});

	test('elbow: runs along the axes, leaves at right angles and stays out of its hosts', () => {
		const { next, below } = chance(7);
		for (let i = 0; i < 300; i++) {
			const a = host(0, 0, 100 + next() * 200, 100 + next() * 200);
			const b = host(-900 + below(1_800), -900 + below(1_800), 100 + next() * 200, 120);
			if (crossesRect(cornersOf(a.rect), inflate(b.rect, 60)) || !apart(a.rect, b.rect)) continue;
			const sides: Point[] = [
				[0, 0.5],
				[1, 0.5],
				[0.5, 0],
				[0.5, 1]
			];
			const spot = [undefined, ...sides][below(5)];
			const { points } = between({ a, b }, on('a', spot), on('b'), 'elbow');
			for (let p = 1; p < points.length; p++) {
				const [from, to] = [points[p - 1]!, points[p]!];
				expect(Math.min(Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1]))).toBeLessThan(0.01);
			}
			expect(crossesRect(points, inflate(a.rect, -1))).toBe(false);
			expect(crossesRect(points, inflate(b.rect, -1))).toBe(false);
		}
	});

	test('curved: leaves and arrives at right angles', () => {
		const { points } = between(hosts, on('a'), on('far'), 'curved');
		const [first, second] = [points[0]!, points[1]!];
		const steep = Math.abs(second[1] - first[1]) / Math.abs(second[0] - first[0]);
		expect(Math.min(steep, 1 / steep)).toBeLessThan(0.25);
	});

	test('keeps to its spot on a host, wherever the other end is', () => {
		expect(between(hosts, on('a', [1, 0.25]), on('far')).from).toEqual([200, 50]);
		expect(between(hosts, on('a', [1, 0.25]), on('b')).from).toEqual([200, 50]);
	});

	test('an end whose host is gone stays at its own place', () => {
		const { to } = between(hosts, on('a'), { xy: [500, 300], id: 'gone' });
		expect(to).toEqual([500, 300]);
	});

	test('two ends on one host are drawn as one on it and one that stays', () => {
		const { to } = between(hosts, on('a'), { xy: [30, 300], id: 'a' });
		expect(to).toEqual([30, 300]);
	});

	test('nothing is ever infinite, whatever lies on what', () => {
		const { below } = chance(3);
		for (let i = 0; i < 400; i++) {
			const any = (): Host =>
				host(below(300), below(300), 24 + below(300), 24 + below(300), SHAPE_FORMS[below(5)]);
			for (const route of CONNECTOR_ROUTES) {
				const made = between({ a: any(), b: any() }, on('a'), on('b'), route);
				expect(made.points.flat().every(Number.isFinite)).toBe(true);
				expect(made.line + made.heads[1].d).not.toMatch(/NaN|Infinity/);
				expect(made.points.length).toBeGreaterThan(0);
				for (const point of made.points) expect(contains(made.bounds, point)).toBe(true);
			}
		}
	});

	test('is hit near its line and on its label, not in the rect around it', () => {
		const record: ConnectorRecord = {
			...{ id: 'l', kind: 'connector', xy: [0, 0], wh: [800, 800], z: '', at: 0 },
			...{ from: { xy: [0, 0] }, to: { xy: [800, 800] }, route: 'straight' },
			...{ heads: ['none', 'arrow'], color: 'grey', text: 'because' }
		};
		expect(isHit(record, [200, 205], 8)).toBe(true);
		expect(isHit(record, [200, 600], 8)).toBe(false);
		expect(isHit(record, [425, 395], 0)).toBe(true);
		expect(isTouched(record, { x: 190, y: 190, w: 20, h: 20 }, () => null)).toBe(true);
		expect(isTouched(record, { x: 500, y: 0, w: 200, h: 200 }, () => null)).toBe(false);
	});
});

const cornersOf = ({ x, y, w, h }: Rect): Point[] => [
	[x, y],
	[x + w, y + h],
	[x, y + h],
	[x + w, y]
];
const apart = (a: Rect, b: Rect): boolean =>
	a.x + a.w + 60 < b.x || b.x + b.w + 60 < a.x || a.y + a.h + 60 < b.y || b.y + b.h + 60 < a.y;

describe('putting an end somewhere', () => {
	const a = { id: 'a', host: host(0, 0) };
	const loose = { snap: 12, exact: false };

	test('on the board without a host', () => {
		expect(endAt([3.4, 5.6], null, loose)).toEqual({ xy: [3, 6] });
	});

	test('on a side when near its middle, toward the other end elsewhere', () => {
		expect(endAt([195, 104], a, loose)).toEqual({ xy: [200, 100], id: 'a', spot: [1, 0.5] });
		expect(endAt([150, 60], a, loose).spot).toBeUndefined();
	});

	test('exactly where it is asked to be', () => {
		expect(endAt([150, 50], a, { snap: 12, exact: true })).toMatchObject({ spot: [0.75, 0.25] });
	});
});

const line = (board: Board, id = 'l'): ConnectorRecord => {
	const record = readElement(board, id);
	if (record?.kind !== 'connector') throw new Error(`${id} is no connector`);
	return record;
};
const linked = (board: Board, from: ConnectorEnd, to: ConnectorEnd, id = 'l'): string[] =>
	createConnector(board, {
		...{ id, from, to, route: 'straight', heads: ['none', 'arrow'], color: 'grey', at: 1 }
	});
const two = (): Board =>
	boardWith(aNote('a', { xy: [0, 0] }), aNote('b', { xy: [600, 0] }), aNote('c', { xy: [0, 600] }));
const shown = (board: Board, id = 'l'): Route => routeOf(line(board, id), hostsOn(board));

describe('changing connectors', () => {
	test('a new one remembers where its ends are shown', () => {
		const board = two();
		expect(linked(board, on('a'), on('b'))).toEqual(['l']);
		expect(line(board).from).toEqual({ xy: [212, 104], id: 'a' });
		expect(line(board).to).toEqual({ xy: [596, 104], id: 'b' });
	});

	test('from an element to itself is refused, also by taking an end there', () => {
		const board = two();
		expect(linked(board, on('a'), on('a', [1, 0.5]))).toEqual([]);
		linked(board, on('a'), on('b'));
		expect(setEnd(board, 'l', 'to', on('a'))).toEqual([]);
		expect(line(board).to.id).toBe('b');
	});

	test('an end goes elsewhere, in one transaction', () => {
		const board = two();
		linked(board, on('a'), on('b'));
		expect(transactions(board, () => setEnd(board, 'l', 'to', on('c')))).toBe(1);
		expect(line(board).to.id).toBe('c');
		setEnd(board, 'l', 'to', { xy: [400, 400] });
		expect(line(board).to).toEqual({ xy: [400, 400] });
	});

	test('route, heads and direction', () => {
		const board = two();
		linked(board, on('a'), on('b'));
		setRoute(board, ['l', 'a'], 'curved');
		setHead(board, ['l'], 'from', 'dot');
		reverse(board, ['l']);
		expect(line(board)).toMatchObject({ route: 'curved', heads: ['dot', 'arrow'] });
		expect([line(board).from.id, line(board).to.id]).toEqual(['b', 'a']);
	});

	test('one that another program made without words gets a label to write', () => {
		const board = two();
		linked(board, on('a'), on('b'));
		board.doc.transact(() => (board.elements.get('l') as Y.Map<unknown>).delete('text'));
		ensureLabel(board, 'l');
		expect((board.elements.get('l') as Y.Map<unknown>).get('text')).toBeInstanceOf(Y.Text);
	});

	test('follows its hosts when they move, without a write of its own', () => {
		const board = two();
		linked(board, on('a'), on('b'));
		moveElements(board, new Map([['b', [600, 400] as Point]]));
		expect(shown(board).to[1]).toBeGreaterThan(300);
	});

	test('moved alone, only its loose end goes', () => {
		const board = two();
		linked(board, on('a'), { xy: [500, 500] });
		const { bounds, from } = shown(board);
		moveElements(board, new Map([['l', [bounds.x + 10, bounds.y + 20] as Point]]));
		expect(line(board).to.xy).toEqual([510, 520]);
		expect(distance(shown(board).from, from)).toBeLessThan(10);
	});

	test('moved with its hosts it keeps its form', () => {
		const board = two();
		linked(board, on('a'), on('b'));
		const before = shown(board);
		const to = new Map<string, Point>([
			['a', [50, 70]],
			['b', [650, 70]],
			['l', [before.bounds.x + 50, before.bounds.y + 70]]
		]);
		moveElements(board, to);
		expect(shown(board).from).toEqual([before.from[0] + 50, before.from[1] + 70]);
		expect(line(board).from.xy).toEqual(shown(board).from);
	});

	test('resized with others, its loose ends keep their share', () => {
		const board = two();
		linked(board, { xy: [0, 0] }, { xy: [100, 100] });
		const { x, y, w, h } = shown(board).bounds;
		resizeElements(board, new Map([['l', { x, y, w: 2 * w, h: 2 * h }]]));
		const { from, to } = line(board);
		expect(to.xy[0] - from.xy[0]).toBeCloseTo(200);
	});
});

describe('a copied connector', () => {
	const copied = (...ids: string[]): ConnectorRecord => {
		const board = two();
		linked(board, on('a'), on('b'));
		let next = 0;
		const made = duplicate(board, ids, [10, 20], { newId: () => `copy${next++}`, at: 1 });
		const copy = made
			.map((id) => readElement(board, id))
			.find((each) => each?.kind === 'connector');
		if (copy?.kind !== 'connector') throw new Error('no copy');
		return copy;
	};

	test('comes off when neither host is copied with it, or nobody would see it', () => {
		expect(copied('l')).toMatchObject({ from: { xy: [222, 124] }, to: { xy: [606, 124] } });
		expect(copied('l').to.id).toBeUndefined();
	});

	test('leads from the copy of one host to the other’s original', () => {
		const { from, to } = copied('l', 'a');
		expect([from.id?.startsWith('copy'), to.id]).toEqual([true, 'b']);
	});
});

describe('when a host is deleted', () => {
	test('the end stays where it was shown, in the same transaction and the same undo step', () => {
		const me = peer('me', 1);
		createNotesOn(me);
		linked(me.board, on('a'), on('b'));
		moveElements(me.board, new Map([['b', [600, 400] as Point]]));
		const { to } = shown(me.board);
		expect(transactions(me.board, () => deleteElements(me.board, ['b']))).toBe(1);
		expect(line(me.board).to).toEqual({ xy: to });
		me.undo.undo();
		expect(line(me.board).to.id).toBe('b');
		expect(shown(me.board).to).toEqual(to);
	});

	test('undo leaves an end that someone else has taken elsewhere since', () => {
		const [me, other] = [peer('me', 1), peer('other', 2)];
		const net = new Network(me, other);
		createNotesOn(me);
		linked(me.board, on('a'), on('b'));
		net.settle();
		deleteElements(me.board, ['b']);
		net.settle();
		setEnd(other.board, 'l', 'to', on('c'));
		net.settle();
		me.undo.undo();
		net.settle();
		expect(line(me.board).to.id).toBe('c');
		expect(readElement(other.board, 'b')).not.toBeNull();
	});

	test('a connector drawn to it at the same moment ends on the board, for everyone alike', () => {
		const [me, other] = [peer('me', 1), peer('other', 2)];
		const net = new Network(me, other);
		createNotesOn(me);
		net.settle();
		deleteElements(me.board, ['b']);
		linked(other.board, on('a'), on('b'));
		net.settle();
		expect(shown(me.board)).toEqual(shown(other.board));
		expect(shown(me.board).to).toEqual([596, 104]);
	});
});

const createNotesOn = ({ board }: Peer): void => {
	createElements(
		board,
		[aNote('a'), aNote('b', { xy: [600, 0] }), aNote('c', { xy: [0, 600] })].map((spec) => ({
			...spec,
			kind: 'note' as const,
			text: ''
		}))
	);
};

function transactions(board: Board, act: () => unknown): number {
	let count = 0;
	const listener = (): void => void count++;
	board.doc.on('update', listener);
	act();
	board.doc.off('update', listener);
	return count;
}

describe('three people with connectors and a slow line', () => {
	const SEEDS = 20;
	for (let seed = 1; seed <= SEEDS; seed++) {
		test(`converge, and every connector can be drawn (seed ${seed})`, () => {
			const { below, pick, some } = chance(seed);
			const peers = [1, 2, 3].map((id) => peer(String(id), id));
			const net = new Network(...peers);
			createNotesOn(peers[0]!);
			net.settle();
			let made = 0;
			for (let step = 0; step < 100; step++) {
				const who = pick(peers);
				const { board, undo } = who;
				const ids = [...board.elements.keys()];
				const anEnd = (): ConnectorEnd =>
					below(4) === 0 || ids.length === 0
						? { xy: [below(900), below(900)] }
						: on(pick(ids), below(2) === 0 ? [below(3) / 2, 0.5] : undefined);
				const dice = below(12);
				if (dice < 3) linked(board, anEnd(), anEnd(), `l${who.name}-${made++}`);
				else if (dice === 3 && ids.length > 0) setEnd(board, pick(ids), 'to', anEnd());
				else if (dice === 4) setRoute(board, some(ids, 0.3), pick(CONNECTOR_ROUTES));
				else if (dice === 5) reverse(board, some(ids, 0.3));
				else if (dice === 6) {
					moveElements(board, new Map(some(ids, 0.3).map((id) => [id, [below(900), below(900)]])));
				} else if (dice === 7 && ids.length > 3) deleteElements(board, [pick(ids)]);
				else if (dice === 8) undo.undo();
				else if (dice === 9) undo.redo();
				else if (dice === 10) while (below(3) > 0 && net.push(who));
				else while (below(3) > 0 && net.pull(who));
			}
			net.settle();
			const [first, ...rest] = peers.map(({ board }) => board.elements.toJSON());
			for (const other of rest) expect(other).toEqual(first);
			const { board } = peers[0]!;
			for (const id of board.elements.keys()) {
				const record = readElement(board, id);
				expect(record, id).not.toBeNull();
				if (record?.kind !== 'connector') continue;
				const route = routeOf(record, hostsOn(board));
				expect(route.points.flat().every(Number.isFinite)).toBe(true);
				expect(contains(route.bounds, route.label)).toBe(true);
			}
		});
	}
});

describe('a label', () => {
	const line = (to: Point, text: string): Route =>
		routeOf(
			{ from: { xy: [0, 0] }, to: { xy: to }, route: 'straight', heads: ['none', 'arrow'], text },
			() => null
		);

	test.each<[string, Point, string, Point]>([
		['stands on the middle of a line that is seen past it', [300, 0], 'yes', [150, 0]],
		['lies above one too short for it', [60, 0], 'согласовано', [30, -17]],
		['stands on one that goes down, high enough for its line', [0, 80], 'согласовано', [0, 40]],
		['lies to the right of one that goes down and is too short', [0, 40], 'да', [21, 20]],
		['of no words takes no room', [60, 0], '', [30, 0]]
	])('%s', (_, to, text, place) => {
		expect(line(to, text).label).toEqual(place);
	});

	test('is found where it lies, and what is drawn of the connector reaches to it', () => {
		const { bounds, label } = line([60, 0], 'согласовано');
		expect(contains(bounds, [label[0] - 50, label[1]])).toBe(true);
	});

	test('of a line without length is where the line is', () => {
		expect(line([0, 0], 'да').label.every(Number.isFinite)).toBe(true);
	});
});
