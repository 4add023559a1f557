import { createHmac } from 'node:crypto';
import * as Y from 'yjs';
import { createElements, openBoard, readElements } from '#lib/domain/board-doc.ts';
import { frameRect } from '#lib/domain/canvas-layout.ts';
import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import { readDesk, takeOffDesk } from '#lib/domain/desk-doc.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { readFrames } from '#lib/domain/plan-doc.ts';
import type { Sheet } from '#lib/domain/reveal/place.ts';
import { revealed, type DeskPart } from '#lib/domain/reveal/reveal.ts';
import { formatDocName, type DocName } from '#lib/protocol/doc-names.ts';
import type { Rooms } from '../rooms/types.ts';
import type { RevealRow, Store } from '../store/types.ts';

/** Puts what people wrote alone on the boards. What it begins it finishes, in this process or the next. */
export interface Reveals {
	/** Whether a desk (without a participant: any) holds something that can be revealed. */
	written(workshop: string, participant?: string): Promise<boolean>;
	pending(workshop: string): Promise<readonly RevealRow[]>;
	pendingIn(): Promise<readonly string[]>;
	/**
	 * Finishes one: copies what lies on the desks to the boards, once, whatever was done of it before;
	 * clears the desks, the rows that held them included. Nobody may write on them meanwhile. False:
	 * all that people see is done, but another program kept what was deleted from being overwritten,
	 * and it is to be asked again.
	 */
	finish(reveal: RevealRow): Promise<boolean>;
}

export interface RevealsContext {
	readonly store: Pick<Store, 'log' | 'reveals' | 'workshops'>;
	readonly rooms: Pick<Rooms, 'edit' | 'read'>;
	readonly canvases: ReadonlyMap<string, CanvasTemplate>;
}

/** Elements of one desk that are revealed at once; what is beyond stays there for the next time. */
const MOST_PER_DESK = 1_000;
/** Characters of a new id: 126 bits, as many as clients' own. */
const ID_LENGTH = 21;

export function createReveals({ store, rooms, canvases }: RevealsContext): Reveals {
	const { reveals, workshops } = store;

	/** Whose desks there are, people who left or were sent away included. */
	const owners = async (workshop: string): Promise<string[]> =>
		(await workshops.participants(workshop)).map(({ id }) => id);

	/** What lies on a desk, as it is in its room: nothing is written. */
	async function look(workshop: string, participant: string): Promise<ReturnType<typeof readDesk>> {
		let found: ReturnType<typeof readDesk> = new Map();
		await rooms.edit({ kind: 'desk', workshop, participant }, (doc) => {
			found = readDesk(doc);
		});
		return found;
	}

	async function sheetsOf(workshop: string): Promise<Sheet[]> {
		const plan = new Y.Doc();
		Y.applyUpdate(plan, await rooms.read({ kind: 'plan', workshop }));
		return readFrames(plan).flatMap((frame) => {
			const template = canvases.get(frame.canvas);
			return template ? [{ template, rect: frameRect(frame) }] : [];
		});
	}

	/** Board id → what each desk has for it. */
	async function gather({ workshop, who }: RevealRow): Promise<Map<string, DeskPart[]>> {
		const boards = new Map<string, DeskPart[]>();
		for (const owner of who === null ? await owners(workshop) : [who]) {
			for (const [board, records] of await look(workshop, owner)) {
				const parts = boards.get(board) ?? [];
				boards.set(board, [...parts, { owner, records: someOf(records) }]);
			}
		}
		return boards;
	}

	async function put(reveal: RevealRow, board: string, parts: readonly DeskPart[]): Promise<void> {
		const { workshop, named, at } = reveal;
		const idOf = (owner: string, id: string): string => newId(reveal, board, owner, id);
		const sheets = await sheetsOf(workshop);
		await rooms.edit({ kind: 'board', workshop, board }, (doc) => {
			const target = openBoard(doc);
			// All of them came in one transaction, or none: what is missing was deleted since.
			const before = parts.some(({ owner, records }) =>
				records.some(({ id }) => target.elements.has(idOf(owner, id)))
			);
			if (before) return;
			const there = readElements(target);
			createElements(target, revealed(parts, { named, at, idOf, there, sheets }));
		});
	}

	async function clear(
		workshop: string,
		participant: string,
		boards: ReadonlyMap<string, readonly DeskPart[]>
	): Promise<void> {
		const name: DocName = { kind: 'desk', workshop, participant };
		await rooms.edit(name, (doc) => {
			for (const [board, parts] of boards) {
				const part = parts.find(({ owner }) => owner === participant);
				takeOffDesk(doc, board, part?.records.map(({ id }) => id) ?? []);
			}
		});
		await forget(formatDocName(name));
	}

	/** What was deleted of a document is gone from its rows too: Yjs keeps that there was something. */
	async function forget(name: string): Promise<void> {
		const { snapshot, updates, seq } = await store.log.load(name);
		if (updates.length === 0) return;
		const doc = new Y.Doc();
		if (snapshot) Y.applyUpdate(doc, snapshot);
		for (const update of updates) Y.applyUpdate(doc, update);
		await store.log.compact(name, seq, Y.encodeStateAsUpdate(doc));
		doc.destroy();
	}

	/** Boards come and go: what was meant for one that is gone is on the first. */
	async function boardFor(workshop: string, wanted: string): Promise<string> {
		const boards = await workshops.boards(workshop);
		return boards.find(({ id }) => id === wanted)?.id ?? boards[0]?.id ?? wanted;
	}

	return {
		async written(workshop, participant) {
			for (const owner of await owners(workshop)) {
				if (participant !== undefined && owner !== participant) continue;
				if ((await look(workshop, owner)).size > 0) return true;
			}
			return false;
		},
		pending: (workshop) => reveals.pending(workshop),
		pendingIn: () => reveals.pendingIn(),
		async finish(reveal) {
			const { id, workshop } = reveal;
			const boards = await gather(reveal);
			if (!reveal.placed) {
				for (const [board, parts] of boards) {
					await put(reveal, await boardFor(workshop, board), parts);
				}
				await reveals.placed(id);
			}
			const cleared = new Set([...boards.values()].flat().map(({ owner }) => owner));
			for (const owner of cleared) await clear(workshop, owner, boards);
			// First what was written: without the row nobody would think of it again.
			if (!(await reveals.scrub())) return false;
			await reveals.done(id);
			// The seed. By itself it leads nowhere, so that it may wait for the next reveal or start.
			await reveals.scrub();
			return true;
		}
	};
}

/** The lowest first, so that what is on top of something stays where it is no longer covered. */
const someOf = (records: readonly ElementRecord[]): readonly ElementRecord[] =>
	records.length <= MOST_PER_DESK
		? records
		: records.toSorted((a, b) => (a.z < b.z ? -1 : 1)).slice(0, MOST_PER_DESK);

/** The same whenever it is asked; without the seed it leads nowhere. */
const newId = ({ seed }: RevealRow, board: string, owner: string, id: string): string =>
	createHmac('sha256', seed)
		.update(JSON.stringify([board, owner, id]))
		.digest('base64url')
		.slice(0, ID_LENGTH);
