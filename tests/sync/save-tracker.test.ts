import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { SaveTracker } from '#lib/sync/save-tracker.ts';
import { saveStateOf } from '#lib/board/save-state.ts';

const frame = (...numbers: number[]): Uint8Array =>
	encoding.encode((encoder) => {
		for (const number of numbers) encoding.writeVarUint(encoder, number);
	});
const STEP_1 = frame(0, 0);
const STEP_2 = frame(0, 1);
const UPDATE = frame(0, 2);
const AWARENESS = frame(1, 0);

describe('SaveTracker', () => {
	it('counts a change as saved only when the message that carries it is acknowledged', () => {
		const tracker = new SaveTracker(() => undefined);
		tracker.opened();
		tracker.frameSent(STEP_1);
		tracker.frameSent(STEP_2);
		tracker.frameSent(UPDATE);
		tracker.localChange(true);
		tracker.saved(1);
		expect(tracker.unsaved).toBe(1);
		tracker.saved(2);
		expect(tracker.unsaved).toBe(0);
	});

	it('keeps changes made offline until a step 2 has taken them along and was acknowledged', () => {
		const tracker = new SaveTracker(() => undefined);
		tracker.localChange(false);
		tracker.localChange(false);
		tracker.opened();
		tracker.frameSent(STEP_1);
		tracker.saved(5);
		expect(tracker.unsaved).toBe(2);
		tracker.frameSent(STEP_2);
		tracker.saved(1);
		expect(tracker.unsaved).toBe(0);
	});

	it('takes what an old socket never acknowledged as unsent on a new one', () => {
		const tracker = new SaveTracker(() => undefined);
		tracker.opened();
		tracker.frameSent(UPDATE);
		tracker.localChange(true);
		tracker.opened();
		tracker.saved(1);
		expect(tracker.unsaved).toBe(1);
	});

	it('starts with what an earlier visit left behind', () => {
		const heard: number[] = [];
		const tracker = new SaveTracker((unsaved) => heard.push(unsaved), 3);
		tracker.opened();
		tracker.frameSent(STEP_2);
		tracker.saved(1);
		expect(heard).toEqual([0]);
	});

	it('doesn’t count presence', () => {
		const tracker = new SaveTracker(() => undefined);
		tracker.opened();
		tracker.frameSent(AWARENESS);
		tracker.frameSent(UPDATE);
		tracker.localChange(true);
		tracker.saved(1);
		expect(tracker.unsaved).toBe(0);
	});
});

describe('saveStateOf', () => {
	const doc = (kind: 'online' | 'offline' | 'connecting', unsaved = 0) => ({
		link: { kind },
		unsaved
	});

	it('is saved only when every document is connected and nothing waits', () => {
		expect(saveStateOf([doc('online'), doc('online')])).toEqual({ kind: 'saved' });
		expect(saveStateOf([doc('online', 1), doc('online')])).toEqual({ kind: 'saving' });
		expect(saveStateOf([doc('online'), doc('connecting')])).toEqual({ kind: 'connecting' });
	});

	it('says how many changes wait on this device while there is no connection', () => {
		expect(saveStateOf([doc('offline', 2), doc('offline', 1)])).toEqual({
			kind: 'offline',
			changes: 3
		});
	});

	it('tells a final refusal first', () => {
		expect(
			saveStateOf([doc('offline', 2), { link: { kind: 'closed', code: 4403 }, unsaved: 0 }])
		).toEqual({
			kind: 'closed',
			code: 4403
		});
	});
});
