import * as Y from 'yjs';
import { STEP_MODES, type CanvasTemplate, type StepMode } from './canvas.ts';
import { LOCALES, type Locale } from './locale.ts';
import { byZ, healKey, keysAbove, rekey } from './order.ts';
import { PLAN } from './plan-roots.ts';
import { cut, wellFormed } from './text.ts';
import { isId, isNumberIn, isPlainObject } from './values.ts';

/**
 * The agenda: what a workshop is going to do, phase by phase. Part of the plan document
 * (`doc.getMap('agenda')`, phase id → Y.Map), so facilitators change it while it runs; what the
 * room is doing now is the stage's (run.ts).
 */

/** Words in one language or both. */
export type Words = Readonly<Partial<Record<Locale, string>>>;

/** What the facilitator may open to participants beyond notes, moving and reactions. */
export const PHASE_TOOLS = [
	'note',
	'move',
	'react',
	'text',
	'shape',
	'connector',
	'ink',
	'frame',
	'image',
	'comment'
] as const;
export type PhaseTool = (typeof PHASE_TOOLS)[number];
/** What participants start with: nobody has to be told what the other buttons are for. */
export const FIRST_TOOLS: readonly PhaseTool[] = ['note', 'move', 'react'];

export interface Phase {
	readonly id: string;
	readonly title: Words;
	/** What to do now. */
	readonly text: Words;
	/** The canvas it happens on; absent: wherever people are. */
	readonly frame?: string;
	/** 1 … MAX_MINUTES. */
	readonly minutes: number;
	readonly mode: StepMode;
	readonly tools: readonly PhaseTool[];
	/** Whether what is written shows its author. */
	readonly named: boolean;
	/** Whether writing (or the vote) closes by itself when the time is up. */
	readonly closes: boolean;
	/** Fractional index. */
	readonly z: string;
}

/** ms in a minute, the agenda's unit. */
export const MINUTE = 60_000;
/** A day's workshop in one phase; more is a slip of the keyboard. */
export const MAX_MINUTES = 600;
/** A training day has some thirty. */
export const MAX_PHASES = 200;
/** Characters (UTF-16). */
export const MAX_PHASE_TITLE = 120;
export const MAX_PHASE_TEXT = 1_000;

const agendaOf = (plan: Y.Doc): Y.Map<unknown> => plan.getMap('agenda');

/** Null for what isn't a phase; small slips are healed (no minutes: 5; unknown mode: group). Never throws. */
export function parsePhase(id: string, value: unknown): Phase | null {
	if (!isId(id) || !(value instanceof Y.Map)) return null;
	const frame = value.get('frame');
	const minutes = value.get('minutes');
	const tools: unknown = value.get('tools');
	return {
		id,
		title: parseWords(value.get('title'), MAX_PHASE_TITLE),
		text: parseWords(value.get('text'), MAX_PHASE_TEXT),
		...(isId(frame) && { frame }),
		minutes: isNumberIn(minutes, 1, MAX_MINUTES) ? Math.round(minutes) : 5,
		mode: STEP_MODES.find((mode) => mode === value.get('mode')) ?? 'group',
		tools: Array.isArray(tools) ? PHASE_TOOLS.filter((tool) => tools.includes(tool)) : FIRST_TOOLS,
		named: value.get('named') !== false,
		closes: value.get('closes') === true,
		z: healKey(value.get('z'))
	};
}

export function parseWords(value: unknown, most: number): Words {
	if (!isPlainObject(value)) return {};
	const words: Partial<Record<Locale, string>> = {};
	for (const locale of LOCALES) {
		const text = value[locale];
		if (typeof text === 'string' && text.trim() !== '') words[locale] = cut(text, most);
	}
	return words;
}

/** All phases that can be read, in their order. */
export function readAgenda(plan: Y.Doc): Phase[] {
	const phases: Phase[] = [];
	agendaOf(plan).forEach((value, id) => {
		const phase = parsePhase(id, value);
		if (phase) phases.push(phase);
	});
	return phases.sort(byZ);
}

export type NewPhase = Omit<Phase, 'z'>;

/** Adds phases after all others, in one transaction; ids that exist and what is over MAX_PHASES are left out. */
export function addPhases(plan: Y.Doc, phases: readonly NewPhase[]): string[] {
	const agenda = agendaOf(plan);
	const room = Math.max(0, MAX_PHASES - agenda.size);
	const fresh = phases.filter(({ id }) => isId(id) && !agenda.has(id)).slice(0, room);
	if (fresh.length === 0) return [];
	const keys = keysAbove(
		readAgenda(plan).map(({ z }) => z),
		fresh.length
	);
	plan.transact(() => {
		for (const [i, phase] of fresh.entries()) {
			const map = new Y.Map<unknown>([['z', keys[i]]]);
			agenda.set(phase.id, map);
			for (const [key, value] of entriesOf(phase)) map.set(key, value);
		}
	}, PLAN);
	return fresh.map(({ id }) => id);
}

/** Changes what is given of a phase. False when it is gone or nothing is different. */
export function editPhase(plan: Y.Doc, id: string, change: Partial<NewPhase>): boolean {
	const map = agendaOf(plan).get(id);
	if (!(map instanceof Y.Map)) return false;
	const different = entriesOf(change).filter(
		([key, value]) => JSON.stringify(map.get(key)) !== JSON.stringify(value)
	);
	if (different.length === 0) return false;
	plan.transact(() => {
		for (const [key, value] of different) {
			if (value === undefined) map.delete(key);
			else map.set(key, value);
		}
	}, PLAN);
	return true;
}

/** Puts a phase right before another, or at the end (null). False when it is there already. */
export function movePhase(plan: Y.Doc, id: string, before: string | null): boolean {
	const phases = readAgenda(plan);
	const phase = phases.find((each) => each.id === id);
	if (!phase || id === before) return false;
	const rest = phases.filter((each) => each !== phase);
	const at = before === null ? rest.length : rest.findIndex((each) => each.id === before);
	if (at < 0) return false;
	const order = rest.toSpliced(at, 0, phase);
	if (order.every((each, i) => each === phases[i])) return false;
	const agenda = agendaOf(plan);
	plan.transact(() => {
		for (const [moved, z] of rekey(order, new Set([id]))) {
			const map = agenda.get(moved);
			if (map instanceof Y.Map) map.set('z', z);
		}
	}, PLAN);
	return true;
}

/** Takes phases off the agenda. What the room is doing now goes on: the stage has its own copy. */
export function removePhases(plan: Y.Doc, ids: Iterable<string>): string[] {
	const agenda = agendaOf(plan);
	const gone = [...new Set(ids)].filter((id) => agenda.has(id));
	if (gone.length === 0) return gone;
	plan.transact(() => {
		for (const id of gone) agenda.delete(id);
	}, PLAN);
	return gone;
}

/** A canvas's own timed steps as phases on one of its frames. */
export const phasesOf = (
	template: CanvasTemplate,
	frame: string,
	newId: () => string
): NewPhase[] =>
	template.steps.map(({ minutes, mode, text }) => ({
		id: newId(),
		title: text,
		text: {},
		frame,
		minutes,
		mode,
		tools: FIRST_TOOLS,
		named: true,
		closes: mode === 'solo' || mode === 'vote'
	}));

/** Minutes from a phase on, itself included; all of them without one. */
export function minutesFrom(phases: readonly Phase[], id: string | null): number {
	const at = phases.findIndex((phase) => phase.id === id);
	return phases.slice(Math.max(0, at)).reduce((sum, { minutes }) => sum + minutes, 0);
}

function entriesOf(phase: Partial<NewPhase>): [string, unknown][] {
	return Object.entries(phase)
		.filter(([key]) => key !== 'id')
		.map(([key, value]) => {
			if (key === 'title') return [key, parseWords(clean(value), MAX_PHASE_TITLE)];
			if (key === 'text') return [key, parseWords(clean(value), MAX_PHASE_TEXT)];
			return [key, Array.isArray(value) ? [...value] : value];
		});
}

const clean = (words: unknown): unknown =>
	isPlainObject(words)
		? Object.fromEntries(
				Object.entries(words).map(([locale, text]) => [
					locale,
					typeof text === 'string' ? wellFormed(text) : text
				])
			)
		: words;
