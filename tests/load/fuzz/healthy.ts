import { isDeepStrictEqual } from 'node:util';
import type * as Y from 'yjs';
import { after } from '../support/figures.ts';
import { Client } from '../sync/client.ts';
import type { Place } from '../sync/peers.ts';
import { contentsOf } from './contents.ts';

/** ms. Somebody who hasn't seen an edit by then is cut off. */
const LIMIT = 20_000;
/** ms between two comparisons of whole documents. */
const COMPARE = 50;
const NOTE = 'healthy';

/** Two people in the same room who only want to work. */
export class Healthy {
	readonly #people: readonly [Client, Client];
	readonly #closes: number[] = [];
	#step = 0;

	constructor(place: Place) {
		this.#people = [new Client(place), new Client(place)];
		for (const { provider } of this.#people) {
			provider.on('connection-close', (event) => {
				// Null: they went by themselves.
				if (event !== null) this.#closes.push(event.code);
			});
		}
	}

	/** Codes with which their sockets ended: none, unless they suffered. */
	get closes(): readonly number[] {
		return [...this.#closes];
	}

	/** What one of them has. */
	get doc(): Y.Doc {
		return this.#people[0].doc;
	}

	async begin(): Promise<void> {
		await Promise.all(this.#people.map((person) => person.synced()));
		this.#people[0].makeNote(NOTE);
		await wait('the healthy never saw the first note', () =>
			this.#people[1].board.elements.has(NOTE)
		);
	}

	/** One edits and the other sees it, there and back; answers the ms of the longer way. */
	async beat(): Promise<number> {
		let worst = 0;
		for (const [author, reader] of [this.#people, this.#people.toReversed()]) {
			if (!author || !reader) continue;
			const step = ++this.#step;
			// One key each: of two that write the same at once, one loses by rights.
			const key = String(author.doc.clientID);
			const started = performance.now();
			// Over what a mutated frame may have done to it: their note is theirs again.
			if (!author.board.elements.has(NOTE)) author.makeNote(NOTE);
			author.doc.getMap('healthy').set(key, step);
			author.move(NOTE, step);
			await wait('the healthy lost sight of each other', () => {
				const seen = reader.doc.getMap('healthy').get(key);
				return typeof seen === 'number' && seen >= step;
			});
			worst = Math.max(worst, performance.now() - started);
		}
		return worst;
	}

	/** Waits until both, and somebody who comes now, have the same; false when that never came. */
	async agree(place: Place): Promise<boolean> {
		const late = new Client(place);
		const docs = [late, ...this.#people].map(({ doc }) => doc);
		try {
			await late.synced();
			await wait(
				'',
				() => {
					const [first, ...others] = docs.map(contentsOf);
					return others.every((other) => isDeepStrictEqual(other, first));
				},
				COMPARE
			);
			return true;
		} catch {
			return false;
		} finally {
			late.leave();
		}
	}

	leave(): void {
		for (const person of this.#people) person.leave();
	}
}

async function wait(what: string, until: () => boolean, every = 1): Promise<void> {
	const end = performance.now() + LIMIT;
	while (!until()) {
		if (performance.now() > end) throw new Error(what);
		await after(every);
	}
}
