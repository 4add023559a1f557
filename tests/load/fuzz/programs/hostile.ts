/** Those who mean no good, in a process of their own. */
import { seeded } from '../../support/figures.ts';
import { offer } from '../../support/worker.ts';
import type { Place } from '../../sync/peers.ts';
import { Attacker } from '../attacker.ts';
import { Attacks, type Attack } from '../attacks.ts';
import { recordTraffic } from '../record.ts';

/** How many of the inputs that took longest are told of, and bytes of each. */
const SLOWEST = 3;
const SHOWN = 400;

export interface Slow {
	readonly took: number;
	readonly name: string;
	/** Hexadecimal, of the first bytes. */
	readonly bytes: string;
}

export interface Attacked {
	/** Close code, or `open` → how often an input ended so. */
	readonly codes: Record<string, number>;
	readonly slowest: readonly Slow[];
}

process.setMaxListeners(0);

const hostile = {
	record: (place: Place, seed: number): Promise<Uint8Array[]> => recordTraffic(place, seeded(seed)),

	/** Rejects when the server neither answers nor closes any more. */
	async attack(
		place: Place,
		recorded: readonly Uint8Array[],
		{ seed, inputs }: { seed: number; inputs: number }
	): Promise<Attacked> {
		const attacks = new Attacks(recorded, seeded(seed));
		const attacker = new Attacker(place);
		const codes: Record<string, number> = {};
		let slowest: Slow[] = [];
		try {
			for (let i = 0; i < inputs; i++) {
				const attack = attacks.next();
				const { code, took } = await attacker.attack(attack);
				const key = code === null ? 'open' : String(code);
				codes[key] = (codes[key] ?? 0) + 1;
				// What is broken off on the wire is ended by the attacker, in its own time.
				if (attack.kind === 'wire') continue;
				slowest.push({ took, name: attack.name, bytes: shown(attack) });
				slowest = slowest.sort((a, b) => b.took - a.took).slice(0, SLOWEST);
			}
		} finally {
			attacker.leave();
		}
		return { codes, slowest };
	}
};
export type Hostile = typeof hostile;

function shown(attack: Attack): string {
	const parts =
		attack.kind === 'frames'
			? attack.frames
			: attack.kind === 'fragments'
				? attack.parts
				: [attack.kind === 'wire' ? attack.bytes : attack.data];
	return parts
		.map((part) => Buffer.from(part).toString('hex'))
		.join(' ')
		.slice(0, 2 * SHOWN);
}

offer(hostile);
