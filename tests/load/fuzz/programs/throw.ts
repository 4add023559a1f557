/** Who throws bombs, in a process of their own. */
import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { after, seeded } from '../../support/figures.ts';
import { offer } from '../../support/worker.ts';
import type { Place } from '../../sync/peers.ts';
import { rawSocket } from '../../sync/sockets.ts';
import { sync, type Bomb } from '../bombs/bomb.ts';
import { OTHER_BOMBS } from '../bombs/others.ts';
import { UPDATE_BOMBS } from '../bombs/updates.ts';

/** ms until a bomb must have gone off: whoever waits longer in that room is told in the report. */
const LIMIT = 60_000;
/** ms between making one and throwing it, so that the making isn't measured. */
const CALM = 500;

export interface Thrown {
	readonly bytes: number;
	/** The code that each socket was closed with; null: it is still open and was answered. */
	readonly codes: readonly (number | null)[];
	/** ms until the last was answered or closed. */
	readonly took: number;
}

let made: Bomb | null = null;
const fuses = [...UPDATE_BOMBS, ...OTHER_BOMBS];

const thrower = {
	count: (): number => fuses.length,

	/** Makes a bomb and answers its name. */
	make(index: number, seed: number): string {
		made = fuses[index]?.(seeded(seed)) ?? null;
		return made?.name ?? '';
	},

	async throw(place: Place): Promise<Thrown> {
		if (made === null) throw new Error('no bomb');
		const { frames, sockets } = made;
		await after(CALM);
		const started = performance.now();
		const codes = await Promise.all(
			Array.from({ length: sockets }, () => throwFrom(place, frames))
		);
		const bytes = sockets * frames.reduce((sum, { length }) => sum + length, 0);
		return { bytes, codes, took: performance.now() - started };
	}
};
export type Thrower = typeof thrower;

/** The code with which it ended; null when the question after all of it was answered. */
async function throwFrom(place: Place, frames: readonly Uint8Array[]): Promise<number | null> {
	const socket = rawSocket(place);
	socket.on('error', () => undefined);
	await once(socket, 'open');
	try {
		return await new Promise<number | null>((resolve, reject) => {
			const limit = setTimeout(() => reject(new Error('neither answered nor closed')), LIMIT);
			const end = (code: number | null): void => {
				clearTimeout(limit);
				resolve(code);
			};
			socket.once('close', end);
			// Whoever is here is told after all that came before.
			socket.on('message', (data: ArrayBuffer) => {
				const [type, sub] = new Uint8Array(data);
				if (type === 0 && sub === 1 && isAsked) end(null);
			});
			let isAsked = false;
			for (const frame of frames) socket.send(frame);
			socket.send(EVERYTHING_KNOWN, () => (isAsked = true));
		});
	} finally {
		socket.terminate();
	}
}

/** Asks for what is new; what comes of it is small. */
const EVERYTHING_KNOWN = sync(
	0,
	encoding.encode((encoder) => encoding.writeVarUint(encoder, 0))
);

offer(thrower);
