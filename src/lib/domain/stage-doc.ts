import type * as Y from 'yjs';
import { LOCALES, isLocale, type Locale } from './locale.ts';
import { isRole } from './permissions.ts';
import { PERSON_COLORS, type Person } from './roster.ts';
import { type Run } from './run.ts';
import { parseRun } from './run-parser.ts';
import { isId, isPlainObject, timeOr0 } from './values.ts';

/**
 * The stage document: what the room is and who is in it. The server alone writes it; readers
 * still parse it, because a newer server may have written more than this version knows.
 *
 * `people`: participant id → { name, color, role, here, since }; `room`: { title, locale }; `run`:
 * { now: a Run }.
 */

/** Origin of every change made here. */
export const STAGE = Symbol('stage');

export interface Room {
	readonly title: string;
	/** The language the workshop was made in: what its texts start in. */
	readonly locale: Locale;
}

/** UTF-16 units. Names are limited on entry (protocol/limits); this only guards the layout. */
const SHOWN_NAME = 80;
/** UTF-16 units; as SHOWN_NAME, for titles. */
const SHOWN_TITLE = 200;

export const peopleOf = (stage: Y.Doc): Y.Map<unknown> => stage.getMap('people');
export const roomOf = (stage: Y.Doc): Y.Map<unknown> => stage.getMap('room');

/**
 * Null when there is no name or no known role: such a person can't be shown honestly. A colour
 * outside PERSON_COLORS becomes the grey one (colours reach style attributes).
 */
export function parsePerson(id: string, value: unknown): Person | null {
	if (!isId(id) || !isPlainObject(value)) return null;
	const { name, color, role, here, since } = value;
	if (typeof name !== 'string' || name.trim() === '' || !isRole(role)) return null;
	return {
		id,
		name: name.slice(0, SHOWN_NAME),
		color: PERSON_COLORS.find((known) => known === color) ?? '#5B6470',
		role,
		here: here === true,
		since: timeOr0(since)
	};
}

/** Everyone who ever joined, by id. */
export function readPeople(stage: Y.Doc): ReadonlyMap<string, Person> {
	const people = new Map<string, Person>();
	peopleOf(stage).forEach((value, id) => {
		const person = parsePerson(id, value);
		if (person) people.set(id, person);
	});
	return people;
}

/** Adds or replaces one person. Writes nothing when nothing is new. */
export function setPerson(stage: Y.Doc, person: Person): void {
	const now = parsePerson(person.id, peopleOf(stage).get(person.id));
	if (now && samePerson(now, person)) return;
	const { name, color, role, here, since } = person;
	stage.transact(() => peopleOf(stage).set(person.id, { name, color, role, here, since }), STAGE);
}

/** Takes people off who were sent away. Writes nothing for those who aren't there. */
export function removePeople(stage: Y.Doc, ids: readonly string[]): void {
	const people = peopleOf(stage);
	const gone = ids.filter((id) => people.has(id));
	if (gone.length === 0) return;
	stage.transact(() => {
		for (const id of gone) people.delete(id);
	}, STAGE);
}

/**
 * Someone came (`here`) or left, at `since` (ms since the epoch). Nothing for people unknown, and
 * nothing when it was so already: `since` stays the time of the change.
 */
export function setHere(stage: Y.Doc, id: string, here: boolean, since: number): void {
	const person = parsePerson(id, peopleOf(stage).get(id));
	if (person && person.here !== here) setPerson(stage, { ...person, here, since });
}

/** After a restart: no socket is open yet, so nobody is here. One transaction. */
export function nobodyHere(stage: Y.Doc, at: number): void {
	const present = [...readPeople(stage).values()].filter((person) => person.here);
	if (present.length === 0) return;
	stage.transact(() => {
		for (const person of present) setPerson(stage, { ...person, here: false, since: at });
	}, STAGE);
}

/** Null until the server has named the room. An unknown language reads as the first one. */
export function readRoom(stage: Y.Doc): Room | null {
	const room = roomOf(stage);
	const title = room.get('title');
	const locale = room.get('locale');
	if (typeof title !== 'string') return null;
	return { title: title.slice(0, SHOWN_TITLE), locale: isLocale(locale) ? locale : LOCALES[0] };
}

export function setRoom(stage: Y.Doc, { title, locale }: Room): void {
	const room = roomOf(stage);
	if (room.get('title') === title && room.get('locale') === locale) return;
	stage.transact(() => {
		if (room.get('title') !== title) room.set('title', title);
		if (room.get('locale') !== locale) room.set('locale', locale);
	}, STAGE);
}

/** How many wait to be let in; who they are is told to facilitators alone. */
export function readWaiting(stage: Y.Doc): number {
	const waiting = roomOf(stage).get('waiting');
	return typeof waiting === 'number' ? waiting : 0;
}

export function setWaiting(stage: Y.Doc, count: number): void {
	if (readWaiting(stage) === count) return;
	stage.transact(() => roomOf(stage).set('waiting', count), STAGE);
}

const samePerson = (a: Person, b: Person): boolean =>
	a.name === b.name &&
	a.color === b.color &&
	a.role === b.role &&
	a.here === b.here &&
	a.since === b.since;

/** What the room is doing now, for those who watch; nothing for one that never did anything. */
export const readRun = (stage: Y.Doc): Run => runOf(parseRun(stage.getMap('run').get('now')));

/** Shows a run. Writes nothing when it is shown already. */
export function setRun(stage: Y.Doc, record: Run): void {
	const root = stage.getMap('run');
	const run = runOf(record);
	if (JSON.stringify(root.get('now')) === JSON.stringify(run)) return;
	stage.transact(() => root.set('now', run), STAGE);
}

/** Without the way back, which is the server's business. */
const runOf = ({ step, phase, since, timer, frozen, tools, desks }: Run): Run => ({
	step,
	phase,
	since,
	timer,
	frozen,
	tools,
	desks
});
