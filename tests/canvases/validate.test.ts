import { describe, expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import { validateCanvas } from '#lib/domain/canvas-validate.ts';
import { TRUST } from './kinds/assessment.ts';
import { LIBRARY, OKR } from './kinds/list.ts';
import { BINGO, JOURNEY, LADDER, REFRAMING } from './kinds/matrix.ts';
import { RINGS } from './kinds/rings.ts';

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };

const broken = (
	template: CanvasTemplate,
	breakIt: (copy: Mutable<CanvasTemplate>) => void
): string[] => {
	const copy = structuredClone(template) as Mutable<CanvasTemplate>;
	breakIt(copy);
	return validateCanvas(copy);
};

const EMPATHY = CANVASES.get('empathy-map')!;
const PERSONA = CANVASES.get('persona')!;
const LEAN = CANVASES.get('lean-experiment-canvas')!;
const MOBIUS = CANVASES.get('mobius-loop')!;
const zoneOf = (copy: Mutable<CanvasTemplate>, key: string) =>
	copy.zones.find((zone) => zone.key === key)!;

test.each([...CANVASES.values()])('$id is a sound template', (template) => {
	expect(validateCanvas(template)).toEqual([]);
});

test.each([RINGS, JOURNEY, REFRAMING, BINGO, LADDER, TRUST, LIBRARY, OKR])(
	'the format can say what is peculiar to $id',
	(template) => {
		expect(validateCanvas(template)).toEqual([]);
	}
);

describe('what is not a template at all is said in words', () => {
	test.each([null, undefined, 7, 'persona', [], {}])('%j', (value) => {
		expect(validateCanvas(value)).not.toEqual([]);
	});
});

describe('a departure from the shape is named by its path', () => {
	const cases: [string, CanvasTemplate, (copy: Mutable<CanvasTemplate>) => void][] = [
		[
			'zones.0.title.ru: is missing',
			EMPATHY,
			(copy) => delete (zoneOf(copy, 'who').title as Partial<Record<string, string>>).ru
		],
		['name.en: is empty', EMPATHY, (copy) => (copy.name.en = ' ')],
		[
			'mistakes.1.ru: begins or ends with a space',
			PERSONA,
			(copy) => (copy.mistakes[1]!.ru += ' ')
		],
		['zones.0.key: is not in kebab-case', PERSONA, (copy) => (copy.zones[0]!.key = 'Role 1')],
		[
			'zones.1.holds.types.0: is no kind of note',
			PERSONA,
			(copy) => Object.assign(zoneOf(copy, 'voice').holds, { types: ['poem'] })
		],
		['surprise: is unknown', PERSONA, (copy) => Object.assign(copy, { surprise: 1 })],
		['loop.stations.2.tau: must be below 1', MOBIUS, (copy) => (copy.loop!.stations[2]!.tau = 1)],
		['loop.a: must be above 0', MOBIUS, (copy) => (copy.loop!.a = 0)],
		['version: must be at least 1', MOBIUS, (copy) => (copy.version = 0)]
	];
	test.each(cases)('%s', (problem, template, breakIt) => {
		expect(broken(template, breakIt)).toContain(problem);
	});
});

describe('what the shape allows but the rules don’t is said in words', () => {
	const cases: [string, CanvasTemplate, (copy: Mutable<CanvasTemplate>) => void][] = [
		['zone "gains" is there twice', EMPATHY, (copy) => (zoneOf(copy, 'pains').key = 'gains')],
		['number "7a" is there twice', EMPATHY, (copy) => (zoneOf(copy, 'gains').number = '7a')],
		[
			'number "3" comes after "4" in reading order',
			EMPATHY,
			(copy) => {
				const [sees, says] = [zoneOf(copy, 'sees'), zoneOf(copy, 'says')];
				[sees.number, says.number] = [says.number, sees.number];
			}
		],
		['zone "says" leaves the frame', EMPATHY, (copy) => (zoneOf(copy, 'says').rect!.h = 0.5)],
		[
			'zone "context" and zone "goals" overlap',
			PERSONA,
			(copy) => (zoneOf(copy, 'context').rect!.w = 0.3)
		],
		[
			'zone "pains" leaves the region "head" it belongs to',
			EMPATHY,
			(copy) => (zoneOf(copy, 'pains').rect!.x = 0.25)
		],
		[
			'zone "does" lies under the region "head"',
			EMPATHY,
			(copy) => Object.assign(zoneOf(copy, 'does').rect!, { y: 0.74, h: 0.24 })
		],
		[
			'region "head" names the unknown zone "ears"',
			EMPATHY,
			(copy) => copy.regions![0]!.zones.push('ears')
		],
		[
			'zone "voice" has no room for a note under its heading',
			PERSONA,
			(copy) => (zoneOf(copy, 'voice').rect!.h = 0.05)
		],
		[
			'zone "evidence": the shares of its lanes make 1.15, not 1',
			PERSONA,
			(copy) => (zoneOf(copy, 'evidence').lanes!.items[0]!.share = 0.4)
		],
		[
			'the steps take 47 minutes, the canvas says 45',
			EMPATHY,
			(copy) => (copy.steps[0]!.minutes += 2)
		],
		['the least number of people is above the most', EMPATHY, (copy) => (copy.people = [8, 3])],
		[
			'the example names the unknown zone "heart"',
			EMPATHY,
			(copy) => (copy.example[0]!.zone = 'heart')
		],
		[
			'zone "who" takes no note of kind "idea"',
			EMPATHY,
			(copy) => (copy.example[0]!.type = 'idea')
		],
		[
			'zone "evidence" has no lane "gossip"',
			PERSONA,
			(copy) => (copy.example.at(-1)!.lane = 'gossip')
		],
		[
			'zone "who" has no axes to place its example on',
			EMPATHY,
			(copy) => (copy.example[0]!.at = [0.5, 0.5])
		],
		[
			'the lock both freezes and opens zone "result"',
			LEAN,
			(copy) => copy.lock!.freezes.push('result')
		],
		['the lock names the unknown zone "door"', LEAN, (copy) => copy.lock!.opens.push('door')],
		[
			'zone "riskiest" takes its linked note from "question", which has no axes',
			LEAN,
			(copy) =>
				Object.assign(zoneOf(copy, 'riskiest').holds, {
					linked: { from: 'question', pick: 'top-left' }
				})
		],
		['kind "loop" needs a loop', MOBIUS, (copy) => delete copy.loop],
		['only kind "loop" has a loop', MOBIUS, (copy) => (copy.kind = 'zones')],
		['the loop leaves the frame', MOBIUS, (copy) => (copy.loop!.a = 0.51)],
		[
			'station "3" doesn\'t come after the one before it',
			MOBIUS,
			(copy) => (copy.loop!.stations[2]!.tau = 0.2)
		],
		[
			'station "1" names the unknown zone "because"',
			MOBIUS,
			(copy) => (copy.loop!.stations[0]!.zones = ['because'])
		],
		[
			'zone "explore" touches the ribbon',
			MOBIUS,
			(copy) => (zoneOf(copy, 'explore').rect!.x = 0.09)
		],
		['kind "matrix" needs a grid', JOURNEY, (copy) => delete copy.grid],
		['the grid starts with 12 tracks, outside 3 to 10', JOURNEY, (copy) => (copy.grid!.start = 12)],
		['the grid names the unknown zone "smell"', JOURNEY, (copy) => copy.grid!.zones.push('smell')],
		[
			'the grid has a cell in track 7, beyond its 7',
			REFRAMING,
			(copy) => (copy.grid!.printed![0]!.track = 7)
		],
		['kind "assessment" needs a ballot', TRUST, (copy) => delete copy.ballot],
		[
			'a ballot must not be opened with fewer than 3 answers',
			TRUST,
			(copy) => (copy.ballot!.least = 2)
		],
		[
			'zone "moves" is on the ballot but asks for no answer',
			TRUST,
			(copy) => copy.ballot!.zones.push('moves')
		],
		[
			'zone "credibility": its rating ends before it begins',
			TRUST,
			(copy) => Object.assign(zoneOf(copy, 'credibility').holds, { most: 1 })
		],
		['kind "list" needs a record or a zone with rows', LIBRARY, (copy) => delete copy.record],
		[
			'zone "status" has no place: neither a rect nor a field of the record',
			LIBRARY,
			(copy) => copy.record!.fields.splice(2, 1)
		],
		[
			'zone "key-results": the shares of its columns make 0.9, not 1',
			OKR,
			(copy) => {
				const { holds } = zoneOf(copy, 'key-results');
				if (holds.kind === 'rows') holds.columns[0]!.share = 0.4;
			}
		],
		['a CC BY-SA template must state what was changed', LEAN, (copy) => delete copy.changes],
		['a CC BY-SA template must link to its source', MOBIUS, (copy) => delete copy.link],
		[
			"attribution.ru doesn't name the CC BY-SA licence",
			MOBIUS,
			(copy) => (copy.attribution.ru = 'Сами придумали')
		],
		[
			'what is adapted from CC BY-SA work must be shared under CC-BY-SA-4.0, not MIT',
			LEAN,
			(copy) => (copy.licence = 'MIT')
		]
	];
	test.each(cases)('%s', (problem, template, breakIt) => {
		expect(broken(template, breakIt)).toContain(problem);
	});
});
