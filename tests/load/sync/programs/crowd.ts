import { after } from '../../support/figures.ts';
import { Client } from '../client.ts';
import type { Place } from '../peers.ts';

/** Clients that connect at once; the next when these are in. */
const BATCH = 25;
/** ms between two looks, and looks until it is given up. */
const LOOK = 20;
const LOOKS = 6_000;

interface Member {
	readonly client: Client;
	readonly place: Place;
	readonly closes: number[];
	/** When it was in sync again, ms since the epoch; 0: not yet. */
	back: number;
	edits: number;
}

let crowd: Member[] = [];
const key = ({ client }: Member): string => String(client.doc.clientID);

/** Stock clients with y-websocket's own patience, who all wait for the same server. */
export const CROWD = {
	async gather(places: readonly Place[]): Promise<void> {
		for (let from = 0; from < places.length; from += BATCH) {
			const some = places.slice(from, from + BATCH).map(member);
			crowd.push(...some);
			await Promise.all(some.map(({ client }) => client.synced()));
		}
	},

	everybodyEdits(): number {
		for (const each of crowd) each.client.doc.getMap('crowd').set(key(each), ++each.edits);
		return crowd.length;
	},

	closes: (): number[] => crowd.flatMap(({ closes }) => closes),

	/** Waits for all; answers when each was in sync again, ms since the epoch. */
	async back(): Promise<number[]> {
		// Something new from each, as people go on working while nobody answers.
		CROWD.everybodyEdits();
		for (let i = 0; i < LOOKS && crowd.some(({ back }) => back === 0); i++) await after(LOOK);
		const missing = crowd.filter(({ back }) => back === 0).length;
		if (missing > 0) throw new Error(`${missing} never came back`);
		return crowd.map(({ back }) => back);
	},

	/** Whether each has the last edit of everybody of its room who is in this process. */
	async hasAll(): Promise<boolean> {
		for (let i = 0; i < LOOKS / 10; i++) {
			const all = crowd.every(({ client, place }) =>
				crowd
					.filter((other) => other.place.room === place.room)
					.every((other) => client.doc.getMap('crowd').get(key(other)) === other.edits)
			);
			if (all) return true;
			await after(LOOK * 10);
		}
		return false;
	},

	disperse(): void {
		for (const { client } of crowd) client.leave();
		crowd = [];
	}
};

function member(place: Place): Member {
	const client = new Client(place);
	const made: Member = { client, place, closes: [], back: 0, edits: 0 };
	client.provider.on('connection-error', () => undefined);
	client.provider.on('connection-close', (event) => {
		// Its first is the one that counts: later ones are knocks at a closed door.
		if (made.closes.length === 0) made.closes.push(event?.code ?? 0);
		made.back = 0;
	});
	client.provider.on('sync', (isSynced: boolean) => {
		if (isSynced && made.closes.length > 0) made.back = Date.now();
	});
	return made;
}
