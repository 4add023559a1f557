import type { Worker } from '../support/worker.ts';
import { PEERS, type Peer, type PeerName } from './peers.ts';
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
	/** Of whom it is asked: the relay keeps nothing, and some settings are Loopboard's alone. */
	readonly peers: readonly PeerName[];
	/** Settings of the server beside the usual ones. */
	readonly env?: Readonly<Record<string, string>>;
	readonly unit: Record<string, string>;
	run(stage: Stage): Promise<Figures>;
}

export const EVERYBODY = PEERS;
/** Those that remember anything. */
export const STORES = PEERS.filter((name) => name !== 'relay');
