import type { Frame } from '#lib/domain/canvas.ts';
import { readFrames } from '#lib/domain/plan-doc.ts';
import { frameRect } from '#lib/domain/canvas-layout.ts';
import {
	changedSince,
	copiesOf,
	frozenWith,
	layBack,
	lyingIn,
	protect,
	protectedIds,
	protectedOf,
	setFrozenCanvas,
	takeAway,
	type Copies
} from '#lib/domain/protected.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { OrderRequest } from '#lib/protocol/commands/order.ts';
import type { Rooms } from '../rooms/types.ts';
import type { WorkshopStore } from '../store/types.ts';
import { createLanes } from './lanes.ts';
import { once, type OnceContext } from './once.ts';

/** Takes things out of participants' hands, and gives them back. */
export interface Order {
	command(workshop: string, key: string, command: OrderRequest): Promise<CommandAnswer>;
	/** Makes up for a server that was killed between the two documents. */
	prepare(workshop: string): Promise<void>;
	settled(): Promise<void>;
}

export interface OrderContext extends OnceContext {
	readonly rooms: Pick<Rooms, 'edit'>;
	readonly workshops: Pick<WorkshopStore, 'boards'>;
}

const DONE: CommandAnswer = { kind: 'done' };
const GONE: CommandAnswer = { kind: 'refused', why: 'gone' };

/**
 * Each is written where it goes before it is deleted where it was: whenever the server stops in
 * between, it is there twice, never not at all. Readers then show the plan's, and `prepare` deletes
 * the board's.
 */
export function createOrder(context: OrderContext): Order {
	const { rooms, workshops } = context;
	/** Of one workshop, one after the other: nothing is on its way twice. */
	const lanes = createLanes();
	const prepared = new Map<string, Promise<void>>();

	const onPlan = (workshop: string, change: Parameters<Rooms['edit']>[1]): Promise<void> =>
		rooms.edit({ kind: 'plan', workshop }, change);
	const onBoard = (
		workshop: string,
		board: string,
		change: Parameters<Rooms['edit']>[1]
	): Promise<void> => rooms.edit({ kind: 'board', workshop, board }, change);

	async function carryOut(workshop: string, command: OrderRequest): Promise<CommandAnswer> {
		const boards = await workshops.boards(workshop);
		if (!boards.some(({ id }) => id === command.board)) return GONE;
		switch (command.kind) {
			case 'protect':
				return toPlan(workshop, command.board, command.elements, null);
			case 'release':
				return toBoard(workshop, command.board, command.elements);
			case 'freeze-canvas':
				return command.on
					? freeze(workshop, command.board, command.frame)
					: thaw(workshop, command.board, command.frame);
		}
	}

	async function toPlan(
		workshop: string,
		board: string,
		ids: readonly string[],
		frame: string | null
	): Promise<CommandAnswer> {
		let copies: Copies = new Map();
		await onBoard(workshop, board, (doc) => {
			copies = copiesOf(doc.getMap('elements'), ids);
		});
		let already = false;
		await onPlan(workshop, (doc) => {
			already = ids.some((id) => protectedOf(doc).has(id));
			protect(doc, copies, frame);
		});
		if (copies.size === 0) return already ? DONE : GONE;
		let late: Copies = new Map();
		await onBoard(workshop, board, (doc) => {
			const elements = doc.getMap('elements');
			// What somebody changed while it was on its way goes along after it.
			late = copiesOf(elements, changedSince(elements, copies));
			takeAway(elements, copies.keys());
		});
		if (late.size > 0) await onPlan(workshop, (doc) => protect(doc, late, frame));
		return DONE;
	}

	async function toBoard(
		workshop: string,
		board: string,
		ids: readonly string[] | null
	): Promise<CommandAnswer> {
		let copies: Copies = new Map();
		await onPlan(workshop, (doc) => {
			copies = copiesOf(protectedOf(doc), ids ?? protectedIds(doc));
		});
		if (copies.size === 0) {
			if (ids === null) return DONE;
			let there = false;
			await onBoard(workshop, board, (doc) => {
				there = ids.some((id) => doc.getMap('elements').has(id));
			});
			return there ? DONE : GONE;
		}
		const gone = [...copies.keys()];
		await onBoard(workshop, board, (doc) => layBack(doc.getMap('elements'), copies));
		await onPlan(workshop, (doc) => void takeAway(protectedOf(doc), gone));
		return DONE;
	}

	/** The canvas is closed first: what comes meanwhile is on it already, or is told that it may not. */
	async function freeze(workshop: string, board: string, frame: string): Promise<CommandAnswer> {
		let found: Frame | undefined;
		let fixed: Copies = new Map();
		await onPlan(workshop, (doc) => {
			found = readFrames(doc).find(({ id }) => id === frame);
			if (found) setFrozenCanvas(doc, frame, true);
			fixed = copiesOf(protectedOf(doc), protectedIds(doc));
		});
		if (!found) return GONE;
		const rect = frameRect(found);
		let ids: string[] = [];
		await onBoard(workshop, board, (doc) => {
			ids = lyingIn(doc.getMap('elements'), fixed, rect);
		});
		if (ids.length > 0) await toPlan(workshop, board, ids, frame);
		return DONE;
	}

	async function thaw(workshop: string, board: string, frame: string): Promise<CommandAnswer> {
		let ids: string[] = [];
		await onPlan(workshop, (doc) => {
			ids = frozenWith(doc, frame);
		});
		if (ids.length > 0) await toBoard(workshop, board, ids);
		await onPlan(workshop, (doc) => setFrozenCanvas(doc, frame, false));
		return DONE;
	}

	async function heal(workshop: string): Promise<void> {
		let ids: string[] = [];
		await onPlan(workshop, (doc) => {
			ids = protectedIds(doc);
		});
		if (ids.length === 0) return;
		for (const { id } of await workshops.boards(workshop)) {
			await onBoard(workshop, id, (doc) => void takeAway(doc.getMap('elements'), ids));
		}
	}

	return {
		command: (workshop, key, command) =>
			lanes.run(workshop, () => once(context, workshop, key, () => carryOut(workshop, command))),
		prepare(workshop) {
			const known = prepared.get(workshop);
			if (known !== undefined) return known;
			const run = lanes.run(workshop, () => heal(workshop));
			prepared.set(workshop, run);
			// A failure isn't kept: the next one to ask tries again.
			run.catch(() => prepared.delete(workshop));
			return run;
		},
		settled: () => lanes.settled()
	};
}
