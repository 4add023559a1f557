import * as Y from 'yjs';
import {
	addPhases,
	MAX_PHASES,
	readAgenda,
	removePhases,
	type NewPhase,
	type Phase
} from './agenda.ts';
import type { Frame } from './canvas.ts';
import { PLAN } from './plan-roots.ts';
import { isId, isPlainObject } from './values.ts';

/**
 * A run of show as a file, to be kept and run again with the next group: the agenda's phases, each
 * canvas named by its template's id instead of by a frame that only this workshop has.
 */
const FORMAT = 'loopboard-run-of-show';
/** Files with a higher one were written by a newer Loopboard, which may mean something else. */
const VERSION = 1;
/** Characters of a file; the longest agenda in two languages takes about 900,000. */
export const MAX_RUN_FILE = 2_000_000;

/** A phase without its place, its id and its frame. */
export interface ShowPhase {
	readonly phase: Omit<NewPhase, 'id' | 'frame'>;
	/** Template id, and which of the frames with that template, from 0; null: wherever people are. */
	readonly canvas: { readonly id: string; readonly nth: number } | null;
}

export type RunFileProblem =
	/** Not JSON, or not of this kind. */
	'not_a_run' | 'newer' | 'too_large' | 'empty';

/** The file's text. */
export function formatRunOfShow(
	title: string,
	agenda: readonly Phase[],
	frames: readonly Frame[]
): string {
	const phases = agenda.map(({ id: _id, z: _z, frame, ...phase }) => {
		const canvas = placeOf(frame, frames);
		return { ...phase, ...(canvas && { canvas }) };
	});
	return `${JSON.stringify({ format: FORMAT, version: VERSION, title, phases }, null, '\t')}\n`;
}

function placeOf(id: string | undefined, frames: readonly Frame[]): ShowPhase['canvas'] {
	const frame = frames.find((each) => each.id === id);
	if (!frame) return null;
	const same = frames.filter(({ canvas }) => canvas === frame.canvas);
	return { id: frame.canvas, nth: same.indexOf(frame) };
}

/**
 * What a file says. Whatever of a phase can't be read is healed as the agenda's own is; phases over
 * MAX_PHASES are left out. Never throws.
 */
export function parseRunOfShow(
	text: string
): { readonly ok: readonly ShowPhase[] } | { readonly problem: RunFileProblem } {
	if (text.length > MAX_RUN_FILE) return { problem: 'too_large' };
	let file: unknown;
	try {
		file = JSON.parse(text);
	} catch {
		return { problem: 'not_a_run' };
	}
	if (!isPlainObject(file) || file.format !== FORMAT || !Array.isArray(file.phases)) {
		return { problem: 'not_a_run' };
	}
	if (typeof file.version !== 'number' || file.version > VERSION) return { problem: 'newer' };
	const given = file.phases.filter(isPlainObject).slice(0, MAX_PHASES);
	if (given.length === 0) return { problem: 'empty' };
	return { ok: given.map(showPhaseOf) };
}

/** Through a plan of its own: so that there is one place that says what a phase is. */
function showPhaseOf(given: Record<string, unknown>): ShowPhase {
	const plan = new Y.Doc();
	plan.transact(() => {
		const known = Object.entries(given).filter(([key]) => key !== 'frame' && key !== 'canvas');
		plan.getMap('agenda').set('one', new Y.Map(known));
	});
	const [read] = readAgenda(plan);
	plan.destroy();
	if (!read) throw new Error('a phase in a map of its own can be read');
	const { id: _id, z: _z, frame: _frame, ...phase } = read;
	return { phase, canvas: parseCanvas(given.canvas) };
}

function parseCanvas(value: unknown): ShowPhase['canvas'] {
	if (!isPlainObject(value) || !isId(value.id)) return null;
	const nth = typeof value.nth === 'number' && Number.isInteger(value.nth) ? value.nth : 0;
	return { id: value.id, nth: Math.max(0, nth) };
}

/**
 * Puts a run of show on the agenda, in one transaction. Canvases are matched by their template, the
 * nth to the nth, or to the last there is; a phase whose canvas this workshop doesn't have happens
 * wherever people are. Answers how many phases came, and of how many the canvas is missing.
 */
export function loadRunOfShow(
	plan: Y.Doc,
	show: readonly ShowPhase[],
	frames: readonly Frame[],
	{ newId, replace }: { readonly newId: () => string; readonly replace: boolean }
): { readonly added: number; readonly homeless: number } {
	let homeless = 0;
	const phases = show.map(({ phase, canvas }): NewPhase => {
		const same = frames.filter((frame) => frame.canvas === canvas?.id);
		const frame = canvas && (same[canvas.nth] ?? same.at(-1));
		if (canvas && !frame) homeless++;
		return { ...phase, id: newId(), ...(frame && { frame: frame.id }) };
	});
	let added = 0;
	plan.transact(() => {
		if (replace) {
			removePhases(
				plan,
				readAgenda(plan).map(({ id }) => id)
			);
		}
		added = addPhases(plan, phases).length;
	}, PLAN);
	return { added, homeless };
}
