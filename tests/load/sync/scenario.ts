import type { Worker } from '../support/worker.ts';
import type { Peer } from './peers.ts';
import type { Load } from './programs/load.ts';

/** What a scenario has to work with. */
export interface Stage {
	readonly peer: Peer;
	/** Processes with clients in them, so that the clients are not each other's bottleneck. */
	readonly workers: readonly Worker<Load>[];
	readonly quick: boolean;
}

/** Figures of one run, by name; booleans must be true in every run. */
export type Figures = Record<string, number | boolean>;

export interface Scenario {
	readonly name: string;
	/** What the relay can't do is not asked of it: it keeps nothing. */
	readonly keeps: boolean;
	readonly unit: Record<string, string>;
	run(stage: Stage): Promise<Figures>;
}
