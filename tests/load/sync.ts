/**
 * npm run bench -- sync [--quick] [--runs=3] [--only=room,idle] [--peers=loopboard,relay] [--keep=file]
 * The sync server beside its peers: the same clients, the same work, in turn. One JSON line per
 * scenario and peer, medians over the runs; docs/performance.md says what is measured and how.
 * With `--keep` each run is added to that file and the medians are over all that is in it, so that
 * a long comparison can be done in parts.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { median, note, report, round } from './support/figures.ts';
import { Worker } from './support/worker.ts';
import { installPeers } from './sync/install.ts';
import { Kept } from './sync/kept.ts';
import { MOMENTS } from './sync/moments.ts';
import { PEERS, Peer, type PeerName } from './sync/peers.ts';
import type { Load } from './sync/programs/load.ts';
import { ROOMS } from './sync/rooms.ts';
import { WORKSHOPS } from './sync/workshops.ts';
import type { Figures, Scenario } from './sync/scenario.ts';

const { values: given } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		runs: { type: 'string' },
		only: { type: 'string', default: '' },
		peers: { type: 'string', default: PEERS.join() },
		keep: { type: 'string' }
	}
});
const runs = Number(given.runs ?? (given.quick ? 1 : 3));
const peers = PEERS.filter((name) => given.peers.split(',').includes(name));
const wanted = given.only.split(',');
const scenarios = [...ROOMS, ...MOMENTS, ...WORKSHOPS].filter(({ name }) =>
	wanted.some((part) => name.includes(part))
);
/** Processes with clients: the server has the rest of the machine. */
const WORKERS = 2;

const needPeers = peers.includes('y-websocket') || peers.includes('hocuspocus');
const folder = needPeers ? installPeers() : '';
const kept = new Kept(given.keep);
for (const scenario of scenarios) await compare(scenario);

async function compare(scenario: Scenario): Promise<void> {
	const able = peers.filter((name) => scenario.peers.includes(name));
	for (let run = 0; run < runs; run++) {
		// There and back, so that none is always the one after the heaviest.
		for (const name of run % 2 === 0 ? able : [...able].reverse()) {
			note(`sync: ${scenario.name}, ${name}, run ${run + 1} of ${runs}`);
			const began = performance.now();
			const figures = await runOnce(scenario, name);
			note(`  ${Math.round((performance.now() - began) / 1000)} s`);
			if (figures) kept.add(scenario.name, name, figures);
		}
	}
	for (const name of able) tell(scenario, name, kept.of(scenario.name, name));
}

/** Null when the peer couldn't do it; why is said on stderr, and the others go on. */
async function runOnce(scenario: Scenario, name: PeerName): Promise<Figures | null> {
	const program = new URL('sync/programs/load.ts', import.meta.url);
	const workers = Array.from({ length: WORKERS }, () => new Worker<Load>(program));
	const peer = await Peer.start(name, folder, scenario.env);
	try {
		const figures = await scenario.run({ peer, workers, quick: given.quick });
		return { ...figures, load: os.loadavg()[0] ?? 0 };
	} catch (error) {
		note(`  ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
		return null;
	} finally {
		await Promise.all(workers.map((worker) => worker.end()));
		await peer.dispose();
	}
}

function tell({ name, unit }: Scenario, peer: PeerName, runs: readonly Figures[]): void {
	if (runs.length === 0) return;
	const figures: Figures = {};
	for (const key of Object.keys(runs[0] ?? {})) {
		const all = runs.map((run) => run[key]);
		const numbers = all.filter((value) => typeof value === 'number');
		figures[key] =
			numbers.length > 0 ? round(median(numbers), 2) : all.every((value) => value === true);
	}
	report({ bench: 'sync', scenario: name, peer, runs: runs.length, ...figures, unit });
}
