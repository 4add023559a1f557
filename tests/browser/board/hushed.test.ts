import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { PresenceView } from '#lib/board/presence-view.svelte.ts';

let awareness: Awareness;
let view: PresenceView;
/** Every state that went out, or would have. */
let told: unknown[];
let leads = false;

beforeEach(() => {
	vi.useFakeTimers();
	leads = false;
	awareness = new Awareness(new Y.Doc());
	view = new PresenceView(awareness, 'anna');
	told = [];
	awareness.on('update', () => told.push(JSON.parse(JSON.stringify(awareness.getLocalState()))));
});
afterEach(() => {
	view.destroy();
	awareness.destroy();
	vi.useRealTimers();
});

/** A while in which everything that waits to be told would be. */
const pass = (): unknown => vi.advanceTimersByTime(1_000);

test('at one’s own desk nothing is told of what is done there, not even that something is', () => {
	view.tell({ cursor: [1, 2], selection: ['public'], editing: { id: 'public' } });
	pass();
	view.hush(true, () => leads);
	expect(told.at(-1)).toEqual({ p: 'anna' });
	told.length = 0;
	view.tell({ cursor: [5, 5] });
	pass();
	view.tell({ selection: ['mine'], selected: 1 });
	pass();
	view.tell({ editing: { id: 'mine', anchor: 'a' } });
	pass();
	view.tell({ drag: { ids: ['mine'], by: [3, 3] }, view: [0, 0, 9, 9] });
	view.active();
	pass();
	vi.advanceTimersByTime(120_000);
	view.active();
	pass();
	// y-protocols itself says every 15 s that one is still there, whatever one does.
	for (const state of told) expect(state).toEqual({ p: 'anna' });
	expect(told.length).toBeLessThan(12);
});

test('what is said on purpose is: a reaction, the laser, the view of who leads everybody', () => {
	view.hush(true, () => leads);
	told.length = 0;
	view.tell({ react: { emoji: '👏', n: 1 } });
	pass();
	expect(told.at(-1)).toEqual({ p: 'anna', react: { emoji: '👏', n: 1 } });
	view.tell({ react: undefined, laser: true, cursor: [7, 7], view: [0, 0, 9, 9] });
	pass();
	expect(told.at(-1)).toEqual({ p: 'anna', laser: true, cursor: [7, 7] });
	leads = true;
	view.tell({ laser: undefined, view: [0, 0, 8, 8] });
	pass();
	expect(told.at(-1)).toEqual({ p: 'anna', view: [0, 0, 8, 8] });
});

test('back at the board the others see one again, but not where one was in the quiet', () => {
	view.hush(true, () => leads);
	view.tell({ cursor: [7, 7], selection: ['chosen'], selected: 1, view: [0, 0, 9, 9] });
	pass();
	view.hush(false, () => leads);
	expect(told.at(-1)).toEqual({ p: 'anna', view: [0, 0, 9, 9] });
	view.tell({ cursor: [8, 8] });
	pass();
	expect(told.at(-1)).toEqual({ p: 'anna', view: [0, 0, 9, 9], cursor: [8, 8] });
});
