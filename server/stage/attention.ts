import {
	parseView,
	readAttention,
	setAttention,
	type Attention,
	type Spotlight,
	type Summons,
	type Tally
} from '#lib/domain/attention.ts';
import { parseRun } from '#lib/domain/run-parser.ts';
import { readPeople } from '#lib/domain/stage-doc.ts';
import type { AttentionRefusal, AttentionRequest } from '#lib/protocol/commands/attention.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { Identity } from '../auth/identity.ts';
import type { Rooms } from '../rooms/types.ts';
import type { Mark, MarkStore, StageStore, WorkshopStore } from '../store/types.ts';
import { createLanes } from './lanes.ts';
import { once } from './once.ts';

/** Where facilitators want people to look, and what people say without words. */
export interface AttentionDesk {
	command(who: Identity, key: string, command: AttentionRequest): Promise<CommandAnswer>;
	/** Hands and readiness of the phase under way, in the order of raising. */
	marks(workshop: string): Promise<readonly Mark[]>;
	/** The room went on: what belonged to the former phase is deleted, and the count begins anew. */
	onRun(workshop: string): Promise<void>;
	/** Somebody was sent away. */
	forget(workshop: string, participant: string): Promise<void>;
	settled(): Promise<void>;
}

export interface AttentionContext {
	readonly marks: MarkStore;
	readonly stages: Pick<StageStore, 'find' | 'answered' | 'remember'>;
	readonly workshops: Pick<WorkshopStore, 'boards' | 'participants'>;
	readonly rooms: Pick<Rooms, 'edit'>;
	/** ms since the epoch. */
	readonly now: () => number;
}

type Change = Partial<Record<keyof Attention, Summons | Spotlight | Tally | string | null>>;

export function createAttention(context: AttentionContext): AttentionDesk {
	const { marks, stages, workshops, rooms, now } = context;
	/** Of one workshop, one after the other. */
	const lanes = createLanes();

	/** When the phase under way began, and whether there is one. */
	async function phase(workshop: string): Promise<{ since: number; running: boolean }> {
		const row = await stages.find(workshop);
		if (row === null) return { since: 0, running: false };
		const { since, phase: now } = parseRun(JSON.parse(row.state));
		return { since, running: now !== null };
	}

	const show = (workshop: string, change: Change): Promise<void> =>
		rooms.edit({ kind: 'stage', workshop }, (doc) => setAttention(doc, change));

	async function count(workshop: string, since: number): Promise<void> {
		const list = await marks.list(workshop, since);
		const of = (kind: Mark['kind']): number => list.filter((mark) => mark.kind === kind).length;
		await rooms.edit({ kind: 'stage', workshop }, (doc) => {
			const { news } = readAttention(doc, since).tally;
			const tally = { since, hands: of('hand'), ready: of('ready'), news: news + 1 };
			setAttention(doc, { tally });
		});
	}

	/** Null when it was done. */
	async function carryOut(
		{ workshop, participant }: Identity,
		key: string,
		command: AttentionRequest
	): Promise<AttentionRefusal | null> {
		switch (command.kind) {
			case 'bring': {
				if (!(await hasBoard(workshop, command.board))) return 'gone';
				const { board } = command;
				const rect = parseView(command.view);
				if (rect === null) return 'gone';
				await show(workshop, { summons: { id: key, by: participant, board, rect } });
				return null;
			}
			case 'hold':
				return command.on ? hold(workshop, participant) : release(workshop);
			case 'spotlight':
				return light(workshop, participant, command.board, command.element);
			case 'hand':
				return mark(workshop, participant, 'hand', command.up);
			case 'ready':
				return mark(workshop, participant, 'ready', command.on);
			case 'lower-hand':
				return lower(workshop, command.person);
		}
	}

	const hasBoard = async (workshop: string, board: string): Promise<boolean> =>
		(await workshops.boards(workshop)).some(({ id }) => id === board);

	/** Somebody else's hold counts as long as they are here and lead. */
	async function hold(workshop: string, by: string | null): Promise<AttentionRefusal | null> {
		if (by === null) return 'no_person';
		let taken = false;
		await rooms.edit({ kind: 'stage', workshop }, (doc) => {
			const { hold: holder } = readAttention(doc, 0);
			const other = holder === null ? undefined : readPeople(doc).get(holder);
			taken = holder !== by && other?.role === 'facilitator' && other.here;
			if (!taken) setAttention(doc, { hold: by });
		});
		return taken ? 'held' : null;
	}

	async function release(workshop: string): Promise<null> {
		await show(workshop, { hold: null });
		return null;
	}

	async function light(
		workshop: string,
		by: string | null,
		board: string,
		element: string | null
	): Promise<AttentionRefusal | null> {
		if (element === null) {
			await show(workshop, { spotlight: null });
			return null;
		}
		if (!(await hasBoard(workshop, board))) return 'gone';
		let there = false;
		const look = (root: string, name: Parameters<Rooms['edit']>[0]) =>
			rooms.edit(name, (doc) => {
				there ||= doc.getMap(root).has(element);
			});
		await look('elements', { kind: 'board', workshop, board });
		if (!there) await look('protected', { kind: 'plan', workshop });
		if (!there) return 'gone';
		const { since } = await phase(workshop);
		await show(workshop, { spotlight: { by, board, element, since } });
		return null;
	}

	async function mark(
		workshop: string,
		participant: string | null,
		kind: Mark['kind'],
		on: boolean
	): Promise<AttentionRefusal | null> {
		if (participant === null) return 'no_person';
		const { since, running } = await phase(workshop);
		if (kind === 'ready' && !running) return 'no_phase';
		const changed = on
			? await marks.put(workshop, { participant, kind, at: now() }, since)
			: await marks.remove(workshop, participant, kind);
		if (changed) await count(workshop, since);
		return null;
	}

	async function lower(workshop: string, person: string | null): Promise<AttentionRefusal | null> {
		if (person !== null) {
			const people = await workshops.participants(workshop);
			if (!people.some(({ id }) => id === person)) return 'nobody';
		}
		const changed = await marks.remove(workshop, person, 'hand');
		if (changed) await count(workshop, (await phase(workshop)).since);
		return null;
	}

	return {
		command: (who, key, command) =>
			lanes.run(who.workshop, () =>
				once(context, who.workshop, key, async () => {
					const why = await carryOut(who, key, command);
					return why === null ? { kind: 'done' } : { kind: 'refused', why };
				})
			),
		marks: async (workshop) => marks.list(workshop, (await phase(workshop)).since),
		onRun: (workshop) =>
			lanes.run(workshop, async () => {
				const { since } = await phase(workshop);
				if (await marks.sweep(workshop, since)) await count(workshop, since);
			}),
		forget: (workshop, participant) =>
			lanes.run(workshop, async () => {
				if (await marks.forget(workshop, participant)) {
					await count(workshop, (await phase(workshop)).since);
				}
			}),
		settled: () => lanes.settled()
	};
}
