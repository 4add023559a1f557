import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { scanOwnUpdate } from '../../../server/protocol/update-scan.ts';
import { Attacker } from '../../load/fuzz/attacker.ts';
import { Attacks } from '../../load/fuzz/attacks.ts';
import { contentsOf } from '../../load/fuzz/contents.ts';
import { Healthy } from '../../load/fuzz/healthy.ts';
import { recordTraffic } from '../../load/fuzz/record.ts';
import type { Place } from '../../load/sync/peers.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { seeded } from '../../support/sync-random.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

/** Hostile inputs of each seed, and after how many the healthy must get an edit through. */
const INPUTS = 400;
const BEAT = 40;

const placeOn = (url: string, room = BOARD): Place => ({
	wire: 'plain',
	url,
	room,
	params: { token: 'participant' }
});

test.each([1, 2, 3])(
	'seeded: mutated real traffic ends its own connection and nothing else (%i)',
	async (seed) => {
		const random = seeded(seed);
		// Quicker than real rooms, as each deed waits for the one before to be seen.
		const recorder = await startSync({ limits: { tick: 1, quiet: 1 } });
		const frames = await recordTraffic(placeOn(recorder.url), random);
		const log = memoryLog();
		const server = await startSync({ log });
		const place = placeOn(server.url);
		const healthy = new Healthy(place);
		const attacker = new Attacker(place);
		onTestFinished(() => {
			healthy.leave();
			attacker.leave();
		});
		await healthy.begin();

		const attacks = new Attacks(frames, random);
		const codes = new Map<number | null, number>();
		for (let i = 0; i < INPUTS; i++) {
			const attack = attacks.next();
			const { code } = await attacker.attack(attack);
			codes.set(code, (codes.get(code) ?? 0) + 1);
			// What it wasn't meant for: an error of the server, a restart, a refusal without a reason.
			expect([null, 1002, 1006, 1007, 4400, 4413], JSON.stringify(attack)).toContain(code);
			if (i % BEAT === 0) await healthy.beat();
		}
		// Enough of both: what is refused at the door tests nothing behind it.
		expect(codes.get(null)).toBeGreaterThan(INPUTS / 10);
		expect(codes.get(4400)).toBeGreaterThan(INPUTS / 10);
		await healthy.beat();
		expect(await healthy.agree(place)).toBe(true);
		expect(healthy.closes).toEqual([]);

		// What is stored is sound, and a process that starts now has the same.
		const contents = contentsOf(healthy.doc);
		const { snapshot, updates } = await log.load(BOARD);
		const cold = new Y.Doc();
		for (const update of snapshot === null ? updates : [snapshot, ...updates]) {
			scanOwnUpdate(update);
			Y.applyUpdate(cold, update);
		}
		expect(cold.store.pendingStructs).toBeNull();
		expect(contentsOf(cold)).toEqual(contents);
		const next = await startSync({ log: log.copy() });
		const late = new Healthy(placeOn(next.url));
		onTestFinished(() => late.leave());
		await late.begin();
		await late.beat();
	}
);
