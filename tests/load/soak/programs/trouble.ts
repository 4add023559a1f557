/** The hostile people of the soak, in a process of their own. */
import { recordTraffic } from '../../fuzz/record.ts';
import { pick } from '../../fuzz/random.ts';
import { after, seeded } from '../../support/figures.ts';
import { offer } from '../../support/worker.ts';
import type { Place } from '../../sync/peers.ts';
import { mischiefs } from '../mischief.ts';

/** ms between two hostile things. */
const PAUSE = 1_000;
/** ms after which one that hangs is left alone: the server may have been killed under it. */
const LIMIT = 45_000;

const random = seeded(4);
let targets: readonly Place[] = [];
let current: { readonly room: string; readonly done: Promise<unknown> } | null = null;
const counts = { done: 0, cut: 0 };

process.setMaxListeners(0);
// A socket cut off in mid-sentence by a restart has no other listener.
process.on('uncaughtException', () => counts.cut++);

const trouble = {
	/** Begins, with the traffic of a board nobody else is on. */
	async begin(quiet: Place): Promise<void> {
		const deeds = mischiefs(await recordTraffic(quiet, seeded(5)));
		void (async () => {
			for (;;) {
				await after(PAUSE);
				if (targets.length === 0) continue;
				const place = pick(random, targets);
				const deed = pick(random, deeds)(place, random).catch(() => counts.cut++);
				current = { room: place.room, done: Promise.race([deed, after(LIMIT)]) };
				await current.done;
				current = null;
				counts.done++;
			}
		})();
	},

	/** From now on only these; resolved when nothing is under way in any other. */
	async target(places: readonly Place[]): Promise<void> {
		targets = places;
		if (current && !places.some(({ room }) => room === current?.room)) await current.done;
	},

	counts: () => counts
};
export type Trouble = typeof trouble;

offer(trouble);
