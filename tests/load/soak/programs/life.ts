/** The honest people of the soak, in a process of their own. */
import { seeded } from '../../support/figures.ts';
import { offer } from '../../support/worker.ts';
import { Client } from '../../sync/client.ts';
import type { Place } from '../../sync/peers.ts';
import { digest, SoakRoom, type Counts } from '../room.ts';

const counts: Counts = { edits: 0, joins: 0, leaves: 0, suffered: {} };
const rooms = new Map<string, SoakRoom>();
const random = seeded(3);

// y-websocket listens for the end of the process once per client.
process.setMaxListeners(0);

const life = {
	open(place: Place): void {
		rooms.set(place.room, new SoakRoom(place, random, counts));
	},

	async retire(place: Place): Promise<string | null> {
		const room = rooms.get(place.room);
		rooms.delete(place.room);
		return room ? room.retire() : null;
	},

	/** What somebody who comes now finds. */
	async visit(place: Place): Promise<string> {
		const client = new Client(place);
		try {
			await client.synced();
			return digest(client);
		} finally {
			client.leave();
		}
	},

	counts: (): Counts => counts
};
export type Life = typeof life;

offer(life);
