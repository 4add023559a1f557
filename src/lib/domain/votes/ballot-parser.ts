import { parseWords } from '../agenda.ts';
import { isNoteKind } from '../note-kinds.ts';
import { cut } from '../text.ts';
import { isId, isNumberIn, isPlainObject, timeOr0 } from '../values.ts';
import {
	LEAST_OPTIONS,
	MAX_BALLOT_TITLE,
	MAX_DOTS,
	MAX_OPTIONS,
	MAX_OPTION_TEXT,
	MAX_SCOPE_NOTES,
	MAX_SCOPE_ZONES,
	type Ballot,
	type BallotForm,
	type Closed,
	type Option,
	type Result,
	type Scope,
	type Totals,
	type ZoneRef
} from './ballot.ts';

/** What a stage document or a row says; null for what isn't a ballot. Never throws. */
export function parseBallot(id: string, value: unknown): Ballot | null {
	if (!isId(id) || !isPlainObject(value)) return null;
	const form = parseForm(value.form);
	if (!form || !isCount(value.seq)) return null;
	return {
		id,
		seq: value.seq,
		round: isCount(value.round) ? value.round : 1,
		...(isId(value.of) && { of: value.of }),
		title: parseWords(value.title, MAX_BALLOT_TITLE),
		form,
		secret: value.secret !== false,
		openedAt: timeOr0(value.openedAt),
		closed: parseClosed(value.closed)
	};
}

const isCount = (value: unknown): value is number =>
	isNumberIn(value, 0, Number.MAX_SAFE_INTEGER) && Number.isInteger(value);

/** Null for what nobody could vote on. */
export function parseForm(value: unknown): BallotForm | null {
	if (!isPlainObject(value)) return null;
	switch (value.kind) {
		case 'fist':
		case 'scale':
			return { kind: value.kind };
		case 'ranking': {
			const options = listOf(value.options, MAX_OPTIONS, parseOption);
			const ids = new Set(options.map(({ id }) => id));
			return ids.size === options.length && options.length >= LEAST_OPTIONS
				? { kind: 'ranking', options }
				: null;
		}
		case 'dots': {
			const { board, dots, cap } = value;
			if (!isId(board) || !isCount(dots) || dots < 1 || dots > MAX_DOTS) return null;
			if (!isCount(cap) || cap < 1) return null;
			return {
				kind: 'dots',
				board,
				dots,
				cap: Math.min(cap, dots),
				scope: parseScope(value.scope)
			};
		}
		default:
			return null;
	}
}

function parseOption(value: unknown): Option | null {
	if (!isPlainObject(value) || !isId(value.id) || typeof value.text !== 'string') return null;
	return {
		id: value.id,
		text: cut(value.text, MAX_OPTION_TEXT),
		...(isId(value.note) && { note: value.note })
	};
}

function parseScope(value: unknown): Scope {
	if (!isPlainObject(value)) return {};
	return {
		...(Array.isArray(value.zones) && { zones: listOf(value.zones, MAX_SCOPE_ZONES, parseZone) }),
		...(Array.isArray(value.types) && { types: value.types.filter(isNoteKind) }),
		...(Array.isArray(value.notes) && {
			notes: listOf(value.notes, MAX_SCOPE_NOTES, (note) => (isId(note) ? note : null))
		})
	};
}

function parseZone(value: unknown): ZoneRef | null {
	if (!isPlainObject(value) || !isId(value.frame)) return null;
	return { frame: value.frame, ...(isId(value.zone) && { zone: value.zone }) };
}

function parseClosed(value: unknown): Closed | null {
	if (!isPlainObject(value)) return null;
	return { at: timeOr0(value.at), result: parseResult(value.result) };
}

/** What can't be read is withheld: nothing is made up. */
function parseResult(value: unknown): Result {
	const voters = isPlainObject(value) && isCount(value.voters) ? value.voters : 0;
	if (!isPlainObject(value) || value.withheld !== false) return { withheld: true, voters };
	const { choices } = value;
	return {
		withheld: false,
		voters,
		totals: parseTotals(value.totals),
		...(isPlainObject(choices) && {
			choices: Object.fromEntries(
				Object.entries(choices).map(([voter, theirs]) => [voter, parseTotals(theirs)])
			)
		})
	};
}

const parseTotals = (value: unknown): Totals =>
	isPlainObject(value)
		? Object.fromEntries(
				Object.entries(value).flatMap(([key, count]) => (isCount(count) ? [[key, count]] : []))
			)
		: {};

function listOf<T>(value: unknown, most: number, parse: (item: unknown) => T | null): T[] {
	if (!Array.isArray(value)) return [];
	return value.slice(0, most).flatMap((item: unknown) => parse(item) ?? []);
}
