import * as Y from 'yjs';
import { readAgenda } from '#lib/domain/agenda.ts';
import {
	deadlineOf,
	decide,
	NOTHING_RUNS,
	type Run,
	type RunCommand,
	type RunRecord
} from '#lib/domain/run.ts';
import { parseRun } from '#lib/domain/run-parser.ts';
import { setRun } from '#lib/domain/stage-doc.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { DesksRequest } from '#lib/protocol/commands/desks.ts';
import type { RunRequest } from '#lib/protocol/commands/run.ts';
import type { DocName } from '#lib/protocol/doc-names.ts';
import type { Timers } from '../rooms/timers.ts';
import type { SocketFilter } from '../rooms/socket-filter.ts';
import type { Rooms } from '../rooms/types.ts';
import type { NewReveal, StageStore } from '../store/types.ts';
import { createAccess } from './access.ts';
import { answered } from './answered.ts';
import { createDeadlines, type Deadline } from './deadlines.ts';
import { createLanes } from './lanes.ts';
import type { Reveals } from './reveals.ts';

/** What rooms are doing, by facilitators' commands and by the clock. */
export interface Stage {
	/** Does what a facilitator asks, once per key, and answers when everybody can see it. */
	command(
		workshop: string,
		key: string,
		command: RunRequest | DesksRequest
	): Promise<CommandAnswer>;
	/** Makes the stage document say what the row says: a server that was killed may have left it behind. */
	prepare(workshop: string): Promise<void>;
	/** Whether it is a board that only facilitators may write on now, or a desk that nobody may. */
	isClosed(doc: DocName): boolean;
	/** What a room does now, whether or not it is shown yet. */
	run(workshop: string): Promise<Run>;
	/** Resolved when what was left undone while no server ran is done: deadlines, reveals. */
	start(): Promise<void>;
	close(): Promise<void>;
}

export interface StageContext {
	readonly store: StageStore;
	readonly rooms: Pick<Rooms, 'edit' | 'read'>;
	readonly reveals: Reveals;
	/** Told whose sockets must come again, having other rights now, before the stage says why. */
	readonly onAccess: (sockets: SocketFilter) => void;
	/** A new secret, and an id that was never given before. */
	readonly newSecret: () => string;
	readonly newId: () => string;
	/** Told after the room's run has changed and is shown: what ends with a phase or its clock ends then. */
	readonly onRun?: (workshop: string) => Promise<void>;
	/** ms since the epoch. */
	readonly now: () => number;
	readonly timers: Pick<Timers, 'after'>;
	/** Told of a failure that nobody waits for. */
	readonly onError: (error: unknown, workshop: string) => void;
}

/** ms until a reveal that couldn't be finished is tried again: by then a full disk may have room. */
const TRY_AGAIN = 5_000;

export function createStage(context: StageContext): Stage {
	const { store, rooms, reveals, now } = context;
	/** Commands and deadlines of one workshop, one after the other. */
	const lanes = createLanes();
	let closed = false;
	const prepared = new Map<string, Promise<void>>();
	const access = createAccess(context.onAccess);
	/** Workshops in which a reveal is to be finished later, and how to stop waiting. */
	const later = new Map<string, () => void>();
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

	/** Brings about what the row says, and shows it. In the workshop's lane. */
	async function show(workshop: string, run: RunRecord): Promise<void> {
		access.set(workshop, run);
		await finishReveals(workshop);
		await rooms.edit({ kind: 'stage', workshop }, (doc) => setRun(doc, run));
	}

	async function finishReveals(workshop: string): Promise<void> {
		let finished = false;
		try {
			const pending = await reveals.pending(workshop);
			// What is still being written when a desk is taken up would be neither here nor there.
			for (const { who } of pending) if (who !== null) access.hold(workshop, who);
			const each: boolean[] = [];
			for (const reveal of pending) each.push(await reveals.finish(reveal));
			finished = each.every(Boolean);
			access.letGo(workshop);
		} finally {
			if (!finished) tryAgain(workshop);
		}
	}

	function tryAgain(workshop: string): void {
		if (closed || later.has(workshop)) return;
		const cancel = context.timers.after(TRY_AGAIN, () => {
			later.delete(workshop);
			prepared.delete(workshop);
			prepare(workshop).catch((error: unknown) => context.onError(error, workshop));
		});
		later.set(workshop, cancel);
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
			written:
				command.kind === 'reveal' &&
				run.desks !== null &&
				(await reveals.written(workshop, command.who)),
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
			command: key === null ? null : answered(key, at, answer),
			...revealOf(run, command, at)
		});
		// Only another process can have been faster; its word stands.
		if (!saved) return { kind: 'refused', why: 'stale' };
		deadlines.set({ workshop, step: next.step, at: deadlineOf(next) });
		await show(workshop, next);
		// What was asked for is done; whoever listens makes up for a failure of its own.
		await context.onRun?.(workshop).catch((error: unknown) => context.onError(error, workshop));
		return answer;
	}

	/** What a command reveals, as announced before anybody wrote. */
	function revealOf(
		{ desks }: RunRecord,
		command: RunCommand,
		at: number
	): { readonly reveal?: NewReveal } {
		if (command.kind !== 'reveal' || !desks) return {};
		const { named } = desks;
		const [id, seed] = [context.newId(), context.newSecret()];
		return { reveal: { id, seed, named, at, who: command.who ?? null } };
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
		isClosed: access.isClosed,
		run: async (workshop) => (await load(workshop)).run,
		command: (workshop, key, command) =>
			lanes.run(workshop, async () => {
				const known = await store.answered(workshop, key);
				return known === null ? carryOut(workshop, command, key) : parseAnswer(known);
			}),
		async start() {
			for (const due of await store.deadlines()) deadlines.set(due);
			for (const workshop of await reveals.pendingIn()) await prepare(workshop);
			await lanes.settled();
		},
		async close() {
			closed = true;
			deadlines.close();
			for (const cancel of later.values()) cancel();
			await lanes.settled();
		}
	};
}

/** Our own words, from our own table. */
function parseAnswer(json: string): CommandAnswer {
	const { step }: { step?: unknown } = JSON.parse(json);
	return { kind: 'done', step: Number(step) };
}
