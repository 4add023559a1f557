import {
	FIRST_TOOLS,
	MAX_MINUTES,
	MAX_PHASE_TEXT,
	MAX_PHASE_TITLE,
	MINUTE,
	PHASE_TOOLS,
	parseWords,
	type PhaseTool
} from './agenda.ts';
import { STEP_MODES } from './canvas.ts';
import { parseDesks } from './desks.ts';
import { NOTHING_RUNS, type PhaseNow, type RunRecord, type Timer } from './run.ts';
import { isId, isNumberIn, isPlainObject, timeOr0 } from './values.ts';

/** What a stage document or a row says; NOTHING_RUNS for what can't be read. Never throws. */
export function parseRun(value: unknown): RunRecord {
	if (!isPlainObject(value) || !isNumberIn(value.step, 0, Number.MAX_SAFE_INTEGER)) {
		return NOTHING_RUNS;
	}
	const past = Array.isArray(value.past) ? value.past : [];
	const phase = parsePhaseNow(value.phase);
	return {
		step: value.step,
		phase,
		since: timeOr0(value.since),
		timer: parseTimer(value.timer),
		frozen: value.frozen === true,
		// An older row doesn't say: then they are the phase's own.
		tools: 'tools' in value ? parseTools(value.tools) : (phase?.tools ?? null),
		desks: parseDesks(value.desks),
		past: past.flatMap((each: unknown) =>
			isPlainObject(each) && isId(each.phase)
				? [
						{
							phase: each.phase,
							frozen: each.frozen === true,
							tools: parseTools(each.tools),
							desks: each.desks === true
						}
					]
				: []
		)
	};
}

const parseTools = (value: unknown): readonly PhaseTool[] | null =>
	Array.isArray(value) ? PHASE_TOOLS.filter((tool) => value.includes(tool)) : null;

function parsePhaseNow(value: unknown): PhaseNow | null {
	if (!isPlainObject(value) || !isId(value.id)) return null;
	const tools: unknown = value.tools;
	return {
		id: value.id,
		title: parseWords(value.title, MAX_PHASE_TITLE),
		text: parseWords(value.text, MAX_PHASE_TEXT),
		...(isId(value.frame) && { frame: value.frame }),
		minutes: isNumberIn(value.minutes, 1, MAX_MINUTES) ? value.minutes : 5,
		mode: STEP_MODES.find((mode) => mode === value.mode) ?? 'group',
		tools: Array.isArray(tools) ? PHASE_TOOLS.filter((tool) => tools.includes(tool)) : FIRST_TOOLS,
		named: value.named !== false,
		closes: value.closes === true
	};
}

function parseTimer(value: unknown): Timer | null {
	if (!isPlainObject(value)) return null;
	const most = MAX_MINUTES * MINUTE;
	const total = isNumberIn(value.total, 0, 2 * most) ? value.total : 0;
	if (value.state === 'over') return { state: 'over', total };
	if (value.state === 'running') {
		const endsAt = timeOr0(value.endsAt);
		return endsAt > 0 ? { state: 'running', endsAt, total } : null;
	}
	return value.state === 'paused' && isNumberIn(value.left, 0, most)
		? { state: 'paused', left: value.left, total }
		: null;
}
