import { after, percentile } from '../support/figures.ts';
import { STORES, type Figures, type Scenario, type Stage } from './scenario.ts';

const CROWD = { people: 1_000, quick: 200, perRoom: 25 };
/** ms before the stop in which everybody's edit is on its way. */
const EDITS = 1_000;
/** ms for which nobody answers: long enough that all wait as long as y-websocket ever waits. */
const DOWN = 6_000;
/** ms between two looks at the pauses while they come back. */
const LOOK = 250;

/** A stop while a thousand are connected, and the moment at which all of them are back. */
export const stopAndStart: Scenario = {
	name: 'stop and start with 1,000 people',
	peers: STORES,
	unit: { stopped: 's', p50Back: 's', allBack: 's', cpu: 's', pause: 'ms' },
	run
};

async function run({ peer, workers, quick }: Stage): Promise<Figures> {
	const people = quick ? CROWD.quick : CROWD.people;
	const places = await peer.places(people / CROWD.perRoom);
	const seats = Array.from({ length: people }, (_, i) => places[i % places.length]!);
	try {
		await Promise.all(
			workers.map((worker, w) =>
				worker.call(
					'gather',
					seats.filter((_, i) => i % workers.length === w)
				)
			)
		);
		const edits = await Promise.all(workers.map((worker) => worker.call('everybodyEdits')));
		await after(EDITS);
		const stopping = performance.now();
		const code = await peer.stop();
		const stopped = performance.now() - stopping;
		const closes = (await Promise.all(workers.map((worker) => worker.call('closes')))).flat();
		await after(DOWN);
		const backs = Promise.all(workers.map((worker) => worker.call('back')));
		await peer.begin();
		const started = Date.now();
		await peer.pause();
		const pauses: number[] = [];
		let isBack = false;
		const looks = (async () => {
			while (!isBack) {
				await after(LOOK);
				pauses.push(await peer.pause());
			}
		})();
		const times = (await backs).flat().map((at) => Math.max(0, at - started));
		isBack = true;
		await looks;
		const cpu = await peer.cpu();
		const equal = await Promise.all(workers.map((worker) => worker.call('hasAll')));
		return {
			stopped: stopped / 1000,
			// Only Loopboard says why: the others end as the signal ends any program.
			orderly: code === 0 && closes.every((each) => each === 1012),
			p50Back: percentile(times, 0.5) / 1000,
			allBack: Math.max(...times) / 1000,
			cpu: cpu / 1000,
			pause: Math.max(...pauses),
			edits: edits.reduce((sum, each) => sum + each, 0),
			equal: equal.every(Boolean)
		};
	} finally {
		await Promise.all(workers.map((worker) => worker.call('disperse')));
	}
}
