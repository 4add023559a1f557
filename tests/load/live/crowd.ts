/** The others in the room: stock y-websocket clients, in a process of their own (see worker.ts). */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createNotes, moveElements, openBoard, textOf } from '#lib/domain/board-doc.ts';
import { seeded } from '../support/figures.ts';
import type { Member } from '../support/workshops.ts';
import { offer } from '../support/worker.ts';

/** ms between two presence messages of a page, and between two keys of somebody who types. */
const PRESENCE_EVERY = 100;
const KEY_EVERY = 200;
/** Presence messages of one drag, and how long the hand then looks for the next note. */
const DRAG_STEPS = 12;
const DRAG_REST = 12;
/** Of so many people one drags, and another one types. */
const ONE_IN = 4;

interface Room {
	/** http://…, where the pages are too. */
	readonly url: string;
	readonly doc: string;
	readonly members: readonly Member[];
}

const leaving: (() => void)[] = [];

export const crowd = {
	/** Comes into the room and starts to work; resolves when everybody is in sync. */
	async come({ url, doc, members }: Room): Promise<void> {
		await Promise.all(members.map((member, index) => comeIn(url, doc, member, index)));
	},
	/** Everybody leaves and takes their notes with them. */
	leave(): void {
		for (const leave of leaving.splice(0)) leave();
	}
};

async function comeIn(url: string, name: string, member: Member, index: number): Promise<void> {
	class Socket extends WebSocket {
		constructor(address: string | URL, protocols?: string[]) {
			super(address, protocols, { headers: { cookie: member.cookie, origin: url } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, name, doc, {
		WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
		disableBc: true
	});
	await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
	const timers = [work(doc, provider, member.participant, index)].flat();
	leaving.push(() => {
		for (const timer of timers) clearInterval(timer);
		provider.destroy();
		doc.destroy();
	});
}

function work(
	doc: Y.Doc,
	{ awareness }: WebsocketProvider,
	p: string,
	index: number
): NodeJS.Timeout[] {
	const random = seeded(index + 1);
	const board = openBoard(doc);
	const id = `crowd-${index}`;
	// Around the note that is measured, never on it: the view is fitted to what is there.
	const home: [number, number] = [(index % 6) * 240, 600 + Math.floor(index / 6) * 240];
	createNotes(board, [{ id, xy: home, wh: [208, 208], color: 'blue', text: 'a', at: 0, by: p }]);
	const drags = index % ONE_IN === 0;
	let step = Math.floor(random() * DRAG_STEPS);
	let cursor: [number, number] = [...home];
	const presence = (): void => {
		cursor = [cursor[0] + random() * 40 - 20, cursor[1] + random() * 40 - 20];
		const state: Record<string, unknown> = {
			p,
			cursor: [Math.round(cursor[0]), Math.round(cursor[1])]
		};
		step = (step + 1) % (DRAG_STEPS + DRAG_REST);
		if (drags && step > 0 && step < DRAG_STEPS) {
			state['drag'] = { ids: [id], by: [step * 3, step * 2] };
			state['selection'] = [id];
		}
		if (drags && step === DRAG_STEPS)
			moveElements(board, new Map([[id, [home[0] + 33, home[1] + 22]]]));
		if (drags && step === 0) moveElements(board, new Map([[id, home]]));
		awareness.setLocalState(state);
	};
	const type = (): void => {
		const text = textOf(board, id);
		if (!text) return;
		if (text.length > 60) doc.transact(() => text.delete(1, text.length - 1));
		else text.insert(text.length, random() < 0.2 ? ' ' : 'e');
	};
	const timers = [setInterval(presence, PRESENCE_EVERY)];
	if (index % ONE_IN === 1) timers.push(setInterval(type, KEY_EVERY));
	return timers;
}

offer(crowd);
