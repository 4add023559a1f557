import { after, seeded } from '../../support/figures.ts';
import { Client } from '../client.ts';
import type { Place } from '../peers.ts';

/** ms between two edits, and edits that are seen before the end may come, and at most. */
const PAUSE = 5;
const LEAST = 20;
const SPREAD = 60;
/** ms that somebody who comes afterwards waits for what was there. */
const PATIENCE = 4_000;
const NOTE = 'crash';

export const CRASH = {
	/**
	 * One person writes, another sees it, and the moment they see the last of a number of edits the
	 * server is killed and both are gone. Answers how many the second one had seen.
	 */
	async crash(place: Place, pid: number, trial: number): Promise<number> {
		const [writer, reader] = [new Client(place), new Client(place)];
		await Promise.all([writer.synced(), reader.synced()]);
		writer.makeNote(`${NOTE}-${trial}`);
		const end = LEAST + Math.floor(seeded(trial + 1)() * SPREAD);
		let step = 0;
		const timer = setInterval(() => writer.move(`${NOTE}-${trial}`, ++step), PAUSE);
		return new Promise((resolve) => {
			reader.doc.on('update', () => {
				const seen = reader.moved(`${NOTE}-${trial}`);
				if (seen < end) return;
				process.kill(pid, 'SIGKILL');
				clearInterval(timer);
				for (const client of [writer, reader]) client.leave();
				resolve(seen);
			});
		});
	},

	/** What somebody who comes after the restart finds; waits for `seen` for a while. */
	async survived(place: Place, trial: number, seen: number): Promise<number> {
		const client = new Client(place);
		await client.synced();
		const until = performance.now() + PATIENCE;
		while (client.moved(`${NOTE}-${trial}`) < seen && performance.now() < until) await after(50);
		const found = client.moved(`${NOTE}-${trial}`);
		client.leave();
		return found;
	}
};
