import * as Y from 'yjs';
import { PLAN, framesOf, historyOf, lapMap, lapsOf } from './plan-roots.ts';
import { isNumberIn, isPlainObject, timeOr0 } from './values.ts';

/**
 * Laps of the loop canvas, in the plan: `doc.getMap('laps')`, frame id →
 * Y.Map { lap, tau, history: Y.Array<{ lap, at, choice, reason }> }. Only facilitators write.
 */
export interface Lap {
	/** Counts from 1. */
	readonly lap: number;
	/** Where the token is on the path, [0, 1). */
	readonly tau: number;
	/** Passes through the pivot, oldest first. */
	readonly history: readonly Pass[];
}

export interface Pass {
	readonly lap: number;
	/** ms since the epoch. */
	readonly at: number;
	/** Key of one of the loop's pivots. */
	readonly choice: string;
	readonly reason: string;
}

export interface NewPass {
	readonly choice: string;
	readonly reason: string;
	/** ms since the epoch. */
	readonly at: number;
	/** Where the pivot sends the token; null: it stays, and so does the lap. */
	readonly to: number | null;
}

/** The first lap, before anybody moved the token. */
const START: Lap = { lap: 1, tau: 0, history: [] };
/** A loop is walked a few times a quarter; this only keeps nonsense out of the hub. */
const MAX_LAP = 9_999;
/** UTF-16 units: a sentence or two. Longer reasons belong on notes. */
export const MAX_REASON_LENGTH = 1_000;

/** The lap of a frame; anything missing or absurd reads as the start. Never throws. */
export function readLap(plan: Y.Doc, frame: string): Lap {
	const value = lapsOf(plan).get(frame);
	if (!(value instanceof Y.Map)) return START;
	const history: unknown = value.get('history');
	const passes = history instanceof Y.Array ? history.toArray().map(parsePass) : [];
	const lap: unknown = value.get('lap');
	const tau: unknown = value.get('tau');
	return {
		lap: isLapNumber(lap) ? lap : START.lap,
		tau: isNumberIn(tau, 0, 1) ? tau % 1 : START.tau,
		history: passes.filter((pass) => pass !== null)
	};
}

function parsePass(value: unknown): Pass | null {
	if (!isPlainObject(value)) return null;
	const { lap, at, choice, reason } = value;
	if (!isLapNumber(lap) || typeof choice !== 'string' || typeof reason !== 'string') return null;
	return { lap, at: timeOr0(at), choice, reason: reason.slice(0, MAX_REASON_LENGTH) };
}

const isLapNumber = (value: unknown): value is number =>
	isNumberIn(value, 1, MAX_LAP) && Number.isInteger(value);

/** Puts the token at `tau`; whole turns are dropped, so 1.25 is 0.25. Unknown frames are ignored. */
export function moveToken(plan: Y.Doc, frame: string, tau: number): void {
	if (!framesOf(plan).has(frame) || !Number.isFinite(tau)) return;
	const next = wrap(tau);
	if (readLap(plan, frame).tau === next) return;
	plan.transact(() => lapMap(plan, frame).set('tau', next), PLAN);
}

/**
 * One pass through the hub, one transaction: a row of history, the token to where the choice
 * leads, and the next lap unless the choice is to stay.
 */
export function passPivot(plan: Y.Doc, frame: string, pass: NewPass): void {
	if (!framesOf(plan).has(frame)) return;
	const { lap } = readLap(plan, frame);
	const row: Pass = {
		lap,
		at: pass.at,
		choice: pass.choice,
		reason: pass.reason.slice(0, MAX_REASON_LENGTH)
	};
	plan.transact(() => {
		const map = lapMap(plan, frame);
		historyOf(map).push([row]);
		if (pass.to === null) return;
		map.set('tau', wrap(pass.to));
		map.set('lap', Math.min(lap + 1, MAX_LAP));
	}, PLAN);
}

const wrap = (tau: number): number => ((tau % 1) + 1) % 1;
