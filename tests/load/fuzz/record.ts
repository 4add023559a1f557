import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	createNotes,
	deleteElements,
	duplicate,
	moveElements,
	openBoard,
	readElements,
	reorder,
	replaceText,
	resizeElements,
	setColor,
	setType,
	textOf,
	type Board
} from '#lib/domain/board-doc.ts';
import type { Place } from '../sync/peers.ts';
import { below, pick } from './random.ts';

/** Deeds of each of the two whose traffic is recorded. */
const DEEDS = 60;
/** ms. A server that hasn't told the other by then is broken. */
const LIMIT = 20_000;

/**
 * The frames that two stock y-websocket clients send while they work on a board, in order: what
 * a mutator starts from. The same seed does the same work under the same Yjs client ids.
 */
export async function recordTraffic(place: Place, random: () => number): Promise<Uint8Array[]> {
	const frames: Uint8Array[] = [];
	const people = [1, 2].map((n) => new Recorded(place, 1_000_000 * n + below(random, 1e6), frames));
	try {
		await Promise.all(people.map((person) => wait(() => person.provider.synced)));
		for (let step = 0; step < DEEDS; step++) {
			for (const person of people) person.act(step, random);
			// One after the other, so that what builds on what doesn't depend on the network.
			await wait(() => same(people.map(({ board }) => board.doc)));
		}
		const [first] = people;
		// Back with something new: the exchange of offline edits, as one large answer.
		first?.provider.disconnect();
		for (let step = 0; step < DEEDS / 4; step++) first?.act(DEEDS + step, random);
		first?.provider.connect();
		await wait(() => same(people.map(({ board }) => board.doc)));
	} finally {
		for (const person of people) person.leave();
	}
	return frames;
}

class Recorded {
	readonly board: Board;
	readonly provider: WebsocketProvider;

	constructor({ url, room, params }: Place, id: number, frames: Uint8Array[]) {
		class Recording extends WebSocket {
			override send(data: Uint8Array): void {
				frames.push(new Uint8Array(data));
				super.send(data);
			}
		}
		const doc = new Y.Doc();
		doc.clientID = id;
		this.board = openBoard(doc);
		this.provider = new WebsocketProvider(url, room, doc, {
			params,
			WebSocketPolyfill: Recording as unknown as typeof globalThis.WebSocket,
			disableBc: true
		});
		this.provider.on('connection-error', () => undefined);
	}

	/** One thing that somebody at a board does. */
	act(step: number, random: () => number): void {
		const { board } = this;
		const all = readElements(board).sort((a, b) => (a.id < b.id ? -1 : 1));
		const one = all[below(random, Math.max(1, all.length))];
		const id = `n${step}-${board.doc.clientID}`;
		const xy = [below(random, 4000), below(random, 4000)] as const;
		if (one === undefined || step < 3) {
			const text = pick(random, ['', 'Привет 👋 ünï', 'What we learned']);
			createNotes(board, [{ id, xy, wh: [208, 208], color: 'yellow', text, at: step }]);
			return;
		}
		const deeds: readonly (() => unknown)[] = [
			() => moveElements(board, new Map([[one.id, xy]])),
			() => moveElements(board, new Map(all.map((each) => [each.id, xy]))),
			() => resizeElements(board, new Map([[one.id, { x: 1, y: 2, w: 300, h: 100 }]])),
			() => setColor(board, [one.id], pick(random, ['red', 'blue', 'green'])),
			() => setType(board, [one.id], pick(random, ['risk', 'idea', undefined])),
			() => reorder(board, [one.id], pick(random, ['front', 'back', 'forward'])),
			() => duplicate(board, [one.id], [20, 20], { newId: () => id, at: step }),
			() => replaceText(board, one.id, pick(random, ['short', 'слово за слово', 'a\nb'])),
			() => textOf(board, one.id)?.insert(0, pick(random, ['x', 'ü', '👋'])),
			() => textOf(board, one.id)?.format(0, 1, { bold: true }),
			() => all.length > 4 && deleteElements(board, [one.id]),
			() => board.doc.getText(`field/f1/z${below(random, 3)}`).insert(0, 'name'),
			() => board.doc.getMap('elements').set(id, 'not an element'),
			() => this.provider.awareness.setLocalState({ p: 'ann', cursor: xy, selection: [one.id] }),
			() => this.provider.awareness.setLocalState({ p: 'ann', drag: { ids: [one.id], by: xy } })
		];
		pick(random, deeds)();
	}

	leave(): void {
		this.provider.destroy();
		this.provider.awareness.destroy();
		this.board.doc.destroy();
	}
}

const same = ([first, ...others]: readonly Y.Doc[]): boolean =>
	first === undefined ||
	others.every((doc) => Y.equalSnapshots(Y.snapshot(first), Y.snapshot(doc)));

async function wait(until: () => boolean): Promise<void> {
	const end = performance.now() + LIMIT;
	while (!until()) {
		if (performance.now() > end) throw new Error('the recorded clients never agreed');
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
}
