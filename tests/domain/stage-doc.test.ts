import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Person } from '#lib/domain/roster.ts';
import {
	nobodyHere,
	parsePerson,
	readPeople,
	readRoom,
	setHere,
	setPerson,
	setRoom
} from '#lib/domain/stage-doc.ts';

const anna: Person = {
	id: 'p1',
	name: 'Anna',
	color: '#B3261E',
	role: 'participant',
	here: true,
	since: 100
};

let stage: Y.Doc;
let updates: number;

beforeEach(() => {
	stage = new Y.Doc();
	updates = 0;
	stage.on('update', () => updates++);
});

describe('people', () => {
	test('are kept by id, as plain values without it', () => {
		setPerson(stage, anna);
		expect(readPeople(stage)).toEqual(new Map([['p1', anna]]));
		expect(stage.getMap('people').toJSON()).toEqual({
			p1: { name: 'Anna', color: '#B3261E', role: 'participant', here: true, since: 100 }
		});
	});

	test('setting what is so already writes nothing', () => {
		setPerson(stage, anna);
		setPerson(stage, { ...anna });
		setHere(stage, 'p1', true, 999);
		expect(updates).toBe(1);
		expect(readPeople(stage).get('p1')?.since).toBe(100);
	});

	test('come and go, with the time of the change', () => {
		setPerson(stage, anna);
		setHere(stage, 'p1', false, 200);
		expect(readPeople(stage).get('p1')).toEqual({ ...anna, here: false, since: 200 });
		setHere(stage, 'p1', true, 300);
		expect(readPeople(stage).get('p1')).toEqual({ ...anna, since: 300 });
	});

	test('unknown people neither come nor go', () => {
		setHere(stage, 'nobody', true, 1);
		expect(readPeople(stage).size).toBe(0);
		expect(updates).toBe(0);
	});

	test('after a restart nobody is here, in one transaction', () => {
		setPerson(stage, anna);
		setPerson(stage, { ...anna, id: 'p2', name: 'Bob' });
		setPerson(stage, { ...anna, id: 'p3', name: 'Cleo', here: false, since: 50 });
		updates = 0;
		nobodyHere(stage, 400);
		expect(updates).toBe(1);
		expect([...readPeople(stage).values()].map(({ here, since }) => [here, since])).toEqual([
			[false, 400],
			[false, 400],
			[false, 50]
		]);
		nobodyHere(stage, 500);
		expect(updates).toBe(1);
	});
});

describe('reading a person', () => {
	const raw = (change: object): unknown => ({ ...anna, ...change });

	test.each([
		['without a name', raw({ name: undefined })],
		['with a blank name', raw({ name: '  ' })],
		['whose name isn’t a word', raw({ name: 5 })],
		['without a role', raw({ role: undefined })],
		['with an unknown role', raw({ role: 'owner' })],
		['that is null', null],
		['that is a word', 'Anna'],
		['that is a list', [anna]],
		['that is a map', new Y.Map()],
		['that is a date', new Date(0)]
	])('one %s is skipped', (_, value) => {
		expect(parsePerson('p1', value)).toBeNull();
	});

	test('one under an id that can’t be one is skipped', () => {
		expect(parsePerson('', raw({}))).toBeNull();
		expect(parsePerson('x'.repeat(65), raw({}))).toBeNull();
	});

	test('a colour that isn’t one of ours never reaches a style', () => {
		expect(parsePerson('p1', raw({ color: 'red; background: url(x)' }))?.color).toBe('#5B6470');
	});

	test('whoever isn’t surely here is away', () => {
		expect(parsePerson('p1', raw({ here: 'yes', since: 'noon' }))).toMatchObject({
			here: false,
			since: 0
		});
	});

	test('an endless name is cut', () => {
		expect(parsePerson('p1', raw({ name: 'x'.repeat(10_000) }))?.name).toHaveLength(80);
	});
});

describe('the room', () => {
	test('has no name until the server gives it one', () => {
		expect(readRoom(stage)).toBeNull();
	});

	test('is written in one transaction, and only what is new', () => {
		setRoom(stage, { title: 'Retro', locale: 'ru' });
		expect(readRoom(stage)).toEqual({ title: 'Retro', locale: 'ru' });
		setRoom(stage, { title: 'Retro', locale: 'ru' });
		setRoom(stage, { title: 'Ретро', locale: 'ru' });
		expect(updates).toBe(2);
		expect(readRoom(stage)?.title).toBe('Ретро');
	});

	test('in an unknown language reads as English, and without words as no room', () => {
		stage.getMap('room').set('title', 'x');
		stage.getMap('room').set('locale', 'tlh');
		expect(readRoom(stage)).toEqual({ title: 'x', locale: 'en' });
		stage.getMap('room').set('title', ['x']);
		expect(readRoom(stage)).toBeNull();
	});
});
