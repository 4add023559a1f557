import { MAX_MINUTES, MINUTE, PHASE_TOOLS, type Phase, type PhaseTool } from './agenda.ts';
import { desksIn, desksLeft, type CountsShown, type Desks } from './desks.ts';
import { clamp } from './geometry.ts';

/**
 * What the room is doing now: the phase, its clock and whether writing is open. The server decides
 * it by `decide`, keeps it as a row and shows it in the stage document (`run`, key `now`); clients
 * only read. Every change counts `step` up by one.
 */
export interface Run {
	readonly step: number;
	/** As it was when the room went into it; null before the first and after the last. */
	readonly phase: PhaseNow | null;
	/** When the room went into it, ms since the epoch by the server's clock. */
	readonly since: number;
	readonly timer: Timer | null;
	/** True while only facilitators may write on the boards. */
	readonly frozen: boolean;
	/** What participants have in their hands now; null: nobody has said. Then nothing is closed to them, and FIRST_TOOLS are what their bar offers. */
	readonly tools: readonly PhaseTool[] | null;
	/** What is written alone; null when all of it has been revealed, or nobody was asked to. */
	readonly desks: Desks | null;
}

/** A phase without its place in the agenda, which may be another by now. */
export type PhaseNow = Omit<Phase, 'z'>;

/** Times in ms; `endsAt` since the epoch by the server's clock. `total` is what it was set to, additions included. */
export type Timer =
	| { readonly state: 'running'; readonly endsAt: number; readonly total: number }
	| { readonly state: 'paused'; readonly left: number; readonly total: number }
	| { readonly state: 'over'; readonly total: number };

/** What the server keeps besides: the way back. */
export interface RunRecord extends Run {
	/** Oldest first: what `back` restores. */
	readonly past: readonly Permissions[];
}

/** What a phase was left with. */
export interface Permissions extends Pick<Run, 'frozen' | 'tools'> {
	readonly phase: string;
	/** People were at their desks. */
	readonly desks: boolean;
}

export const NOTHING_RUNS: RunRecord = {
	step: 0,
	phase: null,
	since: 0,
	timer: null,
	frozen: false,
	tools: null,
	desks: null,
	past: []
};

/** ms after the end in which the last word may be finished before writing closes. */
export const GRACE = 10_000;
/** Phases that can be gone back through. */
const MAX_PAST = 200;

/** `seen`: the step that the person saw when they decided; another one has been faster otherwise. */
export type RunCommand =
	| { readonly kind: 'next' | 'back' | 'stop'; readonly seen: number }
	| { readonly kind: 'go'; readonly phase: string; readonly seen: number }
	/** `minutes` absent: the phase's own. */
	| { readonly kind: 'timer-start'; readonly minutes?: number }
	| { readonly kind: 'timer-pause' | 'timer-resume' | 'timer-end' }
	/** Negative to shorten. */
	| { readonly kind: 'timer-add'; readonly minutes: number }
	| { readonly kind: 'freeze'; readonly on: boolean }
	/** Opens tools to participants and closes others, for as long as the phase lasts; null: nothing is said (Run.tools). */
	| { readonly kind: 'tools'; readonly tools: readonly PhaseTool[] | null }
	/** Puts what was written alone on the boards: everybody's, or one participant's. */
	| { readonly kind: 'reveal'; readonly who?: string }
	| { readonly kind: 'desk-counts'; readonly show: CountsShown }
	/** The server's own: the grace after a running clock's end is over. */
	| { readonly kind: 'time-is-up'; readonly step: number };

export type RunRefusal =
	/** Somebody else was faster: look again. */
	| 'stale'
	/** There is no phase after (or before) this one, or none with this id. */
	| 'no_phase'
	/** No clock is running, paused or set. */
	| 'no_timer'
	/** Zero, negative or absurd minutes. */
	| 'minutes_invalid'
	/** No desk holds anything, or nobody's desk is closed to the others. */
	| 'nothing_to_reveal'
	/** One person's notes by themselves would say whose they are. */
	| 'anonymous';

export type Decision = { readonly ok: RunRecord } | { readonly refused: RunRefusal };

export interface RunContext {
	readonly agenda: readonly Phase[];
	/** ms since the epoch. */
	readonly now: number;
	/** Whether the desks that a reveal is about hold anything. */
	readonly written?: boolean;
}

/** What a command makes of a run. Pure; `ok` with the same object when nothing is different. */
export function decide(run: RunRecord, command: RunCommand, context: RunContext): Decision {
	if ('seen' in command && command.seen !== run.step) return { refused: 'stale' };
	switch (command.kind) {
		case 'next':
			return enter(run, after(run, context.agenda), context.now);
		case 'go':
			return enter(
				run,
				context.agenda.find(({ id }) => id === command.phase),
				context.now
			);
		case 'back':
			return goBack(run, context);
		case 'stop':
			return changed(run, {
				phase: null,
				timer: null,
				frozen: false,
				tools: null,
				desks: desksLeft(run.desks),
				since: context.now
			});
		case 'reveal':
			return reveal(run, command.who, context.written === true);
		case 'desk-counts':
			return showCounts(run, command.show);
		case 'tools':
			return setTools(run, command.tools);
		case 'freeze':
			return command.on === run.frozen ? { ok: run } : changed(run, { frozen: command.on });
		case 'time-is-up':
			return run.step === command.step && run.phase?.closes
				? changed(run, {
						frozen: true,
						timer: run.timer && { state: 'over', total: run.timer.total }
					})
				: { ok: run };
		default:
			return setTimer(run, command, context.now);
	}
}

/** The next phase of the agenda; after one that was taken off, the one that now stands at its place is unknown: the first. */
function after({ phase }: Run, agenda: readonly Phase[]): Phase | undefined {
	if (phase === null) return agenda[0];
	const at = agenda.findIndex(({ id }) => id === phase.id);
	return agenda[at + 1];
}

function enter(run: RunRecord, next: Phase | undefined, now: number): Decision {
	if (!next) return { refused: 'no_phase' };
	const { phase, frozen, tools } = run;
	const desks = run.desks?.open === true;
	const past = phase ? [...run.past, { phase: phase.id, frozen, tools, desks }] : run.past;
	return changed(run, {
		...opened(next, now),
		frozen: false,
		tools: next.tools,
		desks: next.mode === 'solo' ? desksIn(run.desks, next) : desksLeft(run.desks),
		past: past.slice(-MAX_PAST)
	});
}

/** In the order of the list, each once. */
function setTools(run: RunRecord, wanted: readonly PhaseTool[] | null): Decision {
	const tools = wanted && PHASE_TOOLS.filter((tool) => wanted.includes(tool));
	const same = String(tools) === String(run.tools) && (tools === null) === (run.tools === null);
	return same ? { ok: run } : changed(run, { tools });
}

function reveal(run: RunRecord, who: string | undefined, written: boolean): Decision {
	if (!run.desks) return { refused: 'nothing_to_reveal' };
	if (who !== undefined && !run.desks.named) return { refused: 'anonymous' };
	if (!written) return { refused: 'nothing_to_reveal' };
	return changed(run, who === undefined ? { desks: null } : {});
}

function showCounts(run: RunRecord, counts: CountsShown): Decision {
	if (!run.desks) return { refused: 'nothing_to_reveal' };
	return counts === run.desks.counts
		? { ok: run }
		: changed(run, { desks: { ...run.desks, counts } });
}

/** The former phase with its former permissions; one that is no longer on the agenda is passed over. */
function goBack(run: RunRecord, { agenda, now }: RunContext): Decision {
	const past = [...run.past];
	for (let former = past.pop(); former; former = past.pop()) {
		const { phase: id, frozen, tools } = former;
		const phase = agenda.find((each) => each.id === id);
		if (!phase) continue;
		const desks = former.desks ? desksIn(run.desks, phase) : desksLeft(run.desks);
		return changed(run, { ...opened(phase, now), frozen, tools, desks, past });
	}
	return { refused: 'no_phase' };
}

const opened = ({ z: _z, ...phase }: Phase, now: number) => ({
	phase,
	since: now,
	timer: { state: 'paused', left: phase.minutes * MINUTE, total: phase.minutes * MINUTE } as const
});

type TimerCommand = Extract<RunCommand, { kind: `timer-${string}` }>;

function setTimer(run: RunRecord, command: TimerCommand, now: number): Decision {
	const { timer } = run;
	if (command.kind === 'timer-start') {
		const minutes = command.minutes ?? run.phase?.minutes;
		if (minutes === undefined) return { refused: 'no_timer' };
		if (!isMinutes(minutes) || minutes <= 0) return { refused: 'minutes_invalid' };
		const total = minutes * MINUTE;
		return changed(run, { timer: { state: 'running', endsAt: now + total, total } });
	}
	if (!timer) return { refused: 'no_timer' };
	const left = leftOf(timer, now);
	switch (command.kind) {
		case 'timer-pause':
			return timer.state === 'running'
				? changed(run, { timer: { state: 'paused', left, total: timer.total } })
				: { ok: run };
		case 'timer-resume':
			return timer.state === 'paused' && left > 0
				? changed(run, { timer: { state: 'running', endsAt: now + left, total: timer.total } })
				: { ok: run };
		case 'timer-end':
			return timer.state === 'over'
				? { ok: run }
				: changed(run, {
						timer: { state: 'over', total: timer.total },
						frozen: run.frozen || run.phase?.closes === true
					});
		case 'timer-add':
			return added(run, timer, left, command.minutes, now);
	}
}

function added(run: RunRecord, timer: Timer, left: number, minutes: number, now: number): Decision {
	if (!isMinutes(minutes) || minutes === 0) return { refused: 'minutes_invalid' };
	const longer = clamp(left + minutes * MINUTE, 0, MAX_MINUTES * MINUTE);
	const total = Math.max(0, timer.total + longer - left);
	// Time that is added after the end opens again what the end has closed.
	if (timer.state === 'paused') {
		return changed(run, { timer: { state: 'paused', left: longer, total } });
	}
	const reopened = timer.state === 'over' && longer > 0 ? { frozen: false } : {};
	return changed(run, { ...reopened, timer: { state: 'running', endsAt: now + longer, total } });
}

const isMinutes = (minutes: number): boolean =>
	Number.isFinite(minutes) && Math.abs(minutes) <= MAX_MINUTES;

const changed = (run: RunRecord, change: Partial<RunRecord>): Decision => ({
	ok: { ...run, ...change, step: run.step + 1 }
});

/** ms until the end, never negative. */
export function leftOf(timer: Timer, now: number): number {
	switch (timer.state) {
		case 'running':
			return Math.max(0, timer.endsAt - now);
		case 'paused':
			return timer.left;
		case 'over':
			return 0;
	}
}

/** When the server has to act by itself: ms since the epoch; null for never. */
export function deadlineOf({ phase, timer }: Run): number | null {
	return phase?.closes && timer?.state === 'running' ? timer.endsAt + GRACE : null;
}
