import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { PeerName } from './peers.ts';
import type { Figures } from './scenario.ts';

interface Run {
	readonly scenario: string;
	readonly peer: PeerName;
	readonly figures: Figures;
}

/** The runs so far, also of earlier parts of the same comparison where they are kept in a file. */
export class Kept {
	readonly #file: string | undefined;
	readonly #runs: Run[] = [];

	constructor(file: string | undefined) {
		this.#file = file;
		if (file === undefined || !existsSync(file)) return;
		for (const line of readFileSync(file, 'utf8').split('\n')) {
			if (line !== '') this.#runs.push(JSON.parse(line) as Run);
		}
	}

	add(scenario: string, peer: PeerName, figures: Figures): void {
		const run: Run = { scenario, peer, figures };
		this.#runs.push(run);
		if (this.#file !== undefined) appendFileSync(this.#file, JSON.stringify(run) + '\n');
	}

	of(scenario: string, peer: PeerName): Figures[] {
		return this.#runs
			.filter((run) => run.scenario === scenario && run.peer === peer)
			.map(({ figures }) => figures);
	}
}
