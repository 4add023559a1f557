import * as Y from 'yjs';
import { readAgenda } from '#lib/domain/agenda.ts';
import {
	deadlineOf,
	decide,
	NOTHING_RUNS,
	type RunCommand,
	type RunRecord
} from '#lib/domain/run.ts';
import { parseRun } from '#lib/domain/run-parser.ts';
import { setRun } from '#lib/domain/stage-doc.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { RunRequest } from '#lib/protocol/commands/run.ts';
import type { Timers } from '../rooms/timers.ts';
import type { Rooms } from '../rooms/types.ts';
import type { StageStore } from '../store/types.ts';
import { createDeadlines, type Deadline } from './deadlines.ts';
import { createLanes } from './lanes.ts';

/** What rooms are doing, by facilitators' commands and by the clock. */
export interface Stage {
	/** Does what a facilitator asks, once per key, and answers when everybody can see it. */
	command(workshop: string, key: string, command: RunRequest): Promise<CommandAnswer>;
	/** Makes the stage document say what the row says: a server that was killed may have left it behind. */
	prepare(workshop: string): Promise<void>;
	/** Whether only facilitators may write on a workshop's boards now. */
	isFrozen(workshop: string): boolean;
	/** Resolved when deadlines that were missed while no server ran have been met. */
	start(): Promise<void>;
	close(): Promise<void>;
}

export interface StageContext {
	readonly store: StageStore;
	readonly rooms: Pick<Rooms, 'edit' | 'read'>;
	/** Told after writing was closed or opened, before the stage says so. */
	readonly onFrozen: (workshop: string, frozen: boolean) => void;
	/** Told after the room's run has changed and is shown: what ends with a phase or its clock ends then. */
	readonly onRun?: (workshop: string) => Promise<void>;
	/** ms since the epoch. */
	readonly now: () => number;
	readonly timers: Pick<Timers, 'after'>;
	/** Told of a failure that nobody waits for. */
	readonly onError: (error: unknown, workshop: string) => void;
}

/** ms for which a command's answer is kept: longer than any client tries again. */
const ANSWERS_KEPT = 24 * 60 * 60 * 1000;

export function createStage(context: StageContext): Stage {
	const { store, rooms, now } = context;
	/** Commands and deadlines of one workshop, one after the other. */
	const lanes = createLanes();
	const prepared = new Map<string, Promise<void>>();
	const frozen = new Set<string>();
	const deadlines = createDeadlines({
		timers: context.timers,
		now,
		onDue: (due) => {
			onDue(due).catch((error: unknown) => context.onError(error, due.workshop));
		}
	});

	async function load(workshop: string): Promise<{ run: RunRecord; from: number | null }> {
		const row = await store.find(workshop);
		if (row === null) return { run: NOTHING_RUNS, from: null };
		return { run: parseRun(JSON.parse(row.state)), from: row.step };
	}

	async function show(workshop: string, run: RunRecord): Promise<void> {
		const was = frozen.has(workshop);
		if (run.frozen) frozen.add(workshop);
		else frozen.delete(workshop);
		if (was !== run.frozen) context.onFrozen(workshop, run.frozen);
		await rooms.edit({ kind: 'stage', workshop }, (doc) => setRun(doc, run));
	}

	/** In the workshop's lane. */
	async function carryOut(
		workshop: string,
		command: RunCommand,
		key: string | null
	): Promise<CommandAnswer> {
		const { run, from } = await load(workshop);
		const decision = decide(run, command, {
			agenda: await agendaOf(workshop, command),
			now: now()
		});
		if ('refused' in decision) return { kind: 'refused', why: decision.refused };
		const next = decision.ok;
		const answer: CommandAnswer = { kind: 'done', step: next.step };
		if (next === run) return answer;
		const at = now();
		const saved = await store.save({
			workshop,
			from,
			step: next.step,
			state: JSON.stringify(next),
			deadline: deadlineOf(next),
			command:
				key === null
					? null
					: { key, answer: JSON.stringify(answer), at, forgetBefore: at - ANSWERS_KEPT }
		});
		// Only another process can have been faster; its word stands.
		if (!saved) return { kind: 'refused', why: 'stale' };
		deadlines.set({ workshop, step: next.step, at: deadlineOf(next) });
		await show(workshop, next);
		// What was asked for is done; whoever listens makes up for a failure of its own.
		await context.onRun?.(workshop).catch((error: unknown) => context.onError(error, workshop));
		return answer;
	}

	/** Only what asks for another phase needs the plan. */
	async function agendaOf(workshop: string, command: RunCommand) {
		if (!['next', 'back', 'go'].includes(command.kind)) return [];
		const plan = new Y.Doc();
		Y.applyUpdate(plan, await rooms.read({ kind: 'plan', workshop }));
		return readAgenda(plan);
	}

	async function onDue({ workshop, step }: Deadline): Promise<void> {
		await lanes.run(workshop, () => carryOut(workshop, { kind: 'time-is-up', step }, null));
	}

	function prepare(workshop: string): Promise<void> {
		const known = prepared.get(workshop);
		if (known !== undefined) return known;
		const run = lanes.run(workshop, async () => {
			const { run: record, from } = await load(workshop);
			if (from !== null) await show(workshop, record);
		});
		prepared.set(workshop, run);
		// A failure isn't kept: the next one to ask tries again.
		run.catch(() => prepared.delete(workshop));
		return run;
	}

	return {
		prepare,
		isFrozen: (workshop) => frozen.has(workshop),
		command: (workshop, key, command) =>
			lanes.run(workshop, async () => {
				const known = await store.answered(workshop, key);
				return known === null ? carryOut(workshop, command, key) : parseAnswer(known);
			}),
		async start() {
			for (const due of await store.deadlines()) deadlines.set(due);
			await lanes.settled();
		},
		async close() {
			deadlines.close();
			await lanes.settled();
		}
	};
}

/** Our own words, from our own table. */
function parseAnswer(json: string): CommandAnswer {
	const { step }: { step?: unknown } = JSON.parse(json);
	return { kind: 'done', step: Number(step) };
}
