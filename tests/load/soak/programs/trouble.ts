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
				const deed = pick(random, deeds)(pick(random, targets), random);
				await Promise.race([deed.catch(() => counts.cut++), after(LIMIT)]);
				counts.done++;
			}
		})();
	},

	target(places: readonly Place[]): void {
		targets = places;
	},

	counts: () => counts
};
export type Trouble = typeof trouble;

offer(trouble);
