import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Ballot } from '#lib/domain/votes/ballot.ts';
import { parseBallot } from '#lib/domain/votes/ballot-parser.ts';
import { isInScope, type Place } from '#lib/domain/votes/scope.ts';
import { readBallots, readVoted, setBallots } from '#lib/domain/votes/votes-doc.ts';
import { CANVASES } from '#lib/canvases/index.ts';
import { centreOf, rectOf, type Point } from '#lib/domain/geometry.ts';
import { zoneRect } from '#lib/domain/canvas-layout.ts';

const ballot = (more: Partial<Ballot> = {}): Ballot => ({
	id: 'v1',
	seq: 1,
	round: 1,
	title: { en: 'Which?' },
	form: { kind: 'dots', board: 'b', dots: 3, cap: 2, scope: { types: ['idea'] } },
	secret: true,
	openedAt: 5,
	closed: null,
	...more
});
const result = { withheld: false, voters: 3, totals: { a: 2 } } as const;

describe('the stage document', () => {
	test('says of ballots what was shown, in their order', () => {
		const stage = new Y.Doc();
		const first = ballot({ closed: { at: 9, result } });
		const second = ballot({ id: 'v2', seq: 2, round: 2, of: 'v1', form: { kind: 'fist' } });
		setBallots(stage, [second, first], new Map([['v2', 4]]));
		expect(readBallots(stage)).toEqual([first, second]);
		expect([readVoted(stage, 'v2'), readVoted(stage, 'v1')]).toEqual([4, 0]);
	});

	test('is left alone by what it says already', () => {
		const stage = new Y.Doc();
		setBallots(stage, [ballot()], new Map([['v1', 1]]));
		let updates = 0;
		stage.on('update', () => updates++);
		setBallots(stage, [ballot()], new Map([['v1', 1]]));
		setBallots(stage, readBallots(stage));
		expect(updates).toBe(0);
		setBallots(stage, [], new Map([['v1', 2]]));
		expect(updates).toBe(1);
	});

	test('is read with care: what isn’t a ballot is skipped, a result that can’t be read is withheld', () => {
		const stage = new Y.Doc();
		const root = stage.getMap('votes');
		for (const [i, value] of [null, 7, 'x', {}, { seq: 1 }, { seq: 1, form: {} }].entries()) {
			root.set(`bad${i}`, value);
		}
		root.set('few', { seq: 1, form: { kind: 'ranking', options: [{ id: 'x', text: 'X' }] } });
		root.set('dots', { seq: 1, form: { kind: 'dots', board: 'b', dots: 0, cap: 1 } });
		expect(readBallots(stage)).toEqual([]);
		expect(
			parseBallot('v', {
				seq: 2,
				form: { kind: 'scale' },
				closed: { result: { totals: { 3: 1 } } }
			})
		).toMatchObject({ round: 1, secret: true, closed: { at: 0, result: { withheld: true } } });
	});
});

describe('a scope', () => {
	const template = CANVASES.get('empathy-map')!;
	const place: Place = { id: 'f', rect: { x: 100, y: 100, w: 2400, h: 1600 }, template };
	const [zone, other] = template.zones.filter((each) => each.rect && each.holds.kind === 'notes');
	const inZone = (key = zone): Point => {
		const [x, y] = centreOf(zoneRect(template, key!, place.rect)!);
		return [x - 50, y - 50];
	};
	const note = (xy: Point, id = 'n') => ({ id, xy, wh: [100, 100] as const });

	test('of nothing is everything', () => {
		expect(isInScope(note([0, 0]), {}, [])).toBe(true);
	});

	test('of a zone holds what has its middle there, of a canvas all of its zones', () => {
		const scope = { zones: [{ frame: 'f', zone: zone!.key }] };
		expect(isInScope(note(inZone()), scope, [place])).toBe(true);
		expect(isInScope(note(inZone(other)), scope, [place])).toBe(false);
		expect(isInScope(note(inZone(other)), { zones: [{ frame: 'f' }] }, [place])).toBe(true);
		expect(isInScope(note([9000, 0]), { zones: [{ frame: 'f' }] }, [place])).toBe(false);
		expect(isInScope(note(inZone()), { zones: [{ frame: 'gone' }] }, [place])).toBe(false);
	});

	test('of types and notes holds what fits all of them', () => {
		const idea = { ...note([0, 0]), type: 'idea' as const };
		expect(isInScope(idea, { types: ['idea', 'risk'] }, [])).toBe(true);
		expect(isInScope(note([0, 0]), { types: ['idea'] }, [])).toBe(false);
		expect(isInScope(idea, { types: ['idea'], notes: ['other'] }, [])).toBe(false);
		expect(isInScope(idea, { notes: ['n'] }, [])).toBe(true);
	});

	test('counts a note by its middle', () => {
		const rect = rectOf([0, 0], [10, 10]);
		const frame: Place = { id: 'f', rect, template: null };
		expect(isInScope(note([-50, -50]), { zones: [{ frame: 'f' }] }, [frame])).toBe(true);
		expect(isInScope(note([0, 0]), { zones: [{ frame: 'f' }] }, [frame])).toBe(false);
	});
});
