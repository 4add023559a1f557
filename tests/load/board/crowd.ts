/** Fifty others on the board: stock y-websocket clients, in a process of their own (worker.ts). */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { moveElements, openBoard } from '#lib/domain/board-doc.ts';
import type { Point, Rect } from '#lib/domain/geometry.ts';
import { seeded } from '../support/figures.ts';
import type { Member } from '../support/workshops.ts';
import { offer } from '../support/worker.ts';

/** ms between two presence messages of a page. */
const PRESENCE_EVERY = 100;
/** Presence messages of one drag, and of the rest after it. */
const DRAG_STEPS = 20;
const DRAG_REST = 4;
/** Board units that a pointer strays between two messages, either way. */
const STRAY = 40;

interface Guests {
	/** http://…, where the pages are too. */
	readonly url: string;
	readonly doc: string;
	readonly members: readonly Member[];
	/** Where their pointers are. */
	readonly area: Rect;
	/** What the first of them drag, one each, and where it lies. */
	readonly held: readonly { readonly id: string; readonly xy: Point }[];
}

const leaving: (() => void)[] = [];

export const crowd = {
	/** Resolves when everybody is in sync and moves. */
	async come({ url, doc, members, area, held }: Guests): Promise<void> {
		const comeIn = (member: Member, index: number): Promise<void> =>
			join(url, doc, member, (provider, board) =>
				move(provider, board, { member, index, area, held: held[index] })
			);
		// One after the other: a herd is another benchmark.
		for (const [index, member] of members.entries()) await comeIn(member, index);
	},
	leave(): void {
		for (const leave of leaving.splice(0)) leave();
	}
};

async function join(
	url: string,
	name: string,
	member: Member,
	work: (provider: WebsocketProvider, doc: Y.Doc) => NodeJS.Timeout
): Promise<void> {
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
	// From now on they speak and don't listen: fifty readers would take the machine from the page.
	if (provider.ws) provider.ws.onmessage = () => (provider.wsLastMessageReceived = Date.now());
	const timer = work(provider, doc);
	leaving.push(() => {
		clearInterval(timer);
		provider.destroy();
		doc.destroy();
	});
}

interface Guest {
	readonly member: Member;
	readonly index: number;
	readonly area: Rect;
	readonly held: Guests['held'][number] | undefined;
}

function move(
	{ awareness }: WebsocketProvider,
	doc: Y.Doc,
	{ member, index, area, held }: Guest
): NodeJS.Timeout {
	const random = seeded(index + 1);
	const board = openBoard(doc);
	const within = (value: number, low: number, size: number): number =>
		Math.min(Math.max(value, low), low + size);
	let [x, y] = [area.x + random() * area.w, area.y + random() * area.h];
	let step = Math.floor(random() * DRAG_STEPS);
	return setInterval(() => {
		x = within(x + (random() * 2 - 1) * STRAY, area.x, area.w);
		y = within(y + (random() * 2 - 1) * STRAY, area.y, area.h);
		const state: Record<string, unknown> = {
			p: member.participant,
			cursor: [Math.round(x), Math.round(y)]
		};
		step = (step + 1) % (DRAG_STEPS + DRAG_REST);
		if (held && step > 0 && step <= DRAG_STEPS) {
			state['drag'] = { ids: [held.id], by: [step * 3, step * 2] };
			state['selection'] = [held.id];
		}
		// The drop, and the way back, so that it never gets far.
		if (held && step === DRAG_STEPS) {
			moveElements(board, new Map([[held.id, [held.xy[0] + 60, held.xy[1] + 40]]]));
		}
		if (held && step === 0) moveElements(board, new Map([[held.id, held.xy]]));
		awareness.setLocalState(state);
	}, PRESENCE_EVERY);
}

offer(crowd);
