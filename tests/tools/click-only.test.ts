import { describe, expect, it, test } from 'vitest';
import { actionById } from '#lib/tools/actions/registry.ts';
import type { ActionId } from '#lib/tools/actions/types.ts';
import type { Phase } from '#lib/tools/state.ts';
import { board } from './driver.ts';

/** Phases in which a pressed pointer is followed: everything that is dragged. */
type Pulled = Exclude<
	Phase,
	{ kind: 'idle' | 'carrying' | 'aiming' | 'pointing' | 'spent' }
>['kind'];

/**
 * Every drag, and how the same is done by a single pointer that isn't dragged (WCAG 2.5.7): with a
 * click of the tool itself, or with actions that a menu, the palette or a bar offers. A new kind of
 * drag doesn't compile before it is in here.
 */
const WITHOUT: Readonly<
	Record<Pulled, { readonly actions: readonly ActionId[]; readonly clicks: boolean }>
> = {
	dragging: { actions: ['move-mode', 'duplicate'], clicks: true },
	marquee: { actions: ['select-all'], clicks: true },
	resizing: { actions: ['size.square', 'size.wide', 'size.small'], clicks: false },
	placing: { actions: ['tool.note', 'place', 'neighbour.down'], clicks: true },
	drawing: { actions: ['tool.shape', 'tool.frame', 'tool.text', 'place'], clicks: true },
	linking: { actions: ['connect-to', 'move-start', 'move-end'], clicks: true },
	// A stroke is its path: there is nothing that a click could stand for (essential, WCAG 2.5.7).
	inking: { actions: ['tool.pen', 'tool.highlighter'], clicks: false },
	erasing: { actions: ['tool.eraser', 'delete'], clicks: true },
	panning: { actions: ['fit-all', 'canvas-next', 'minimap'], clicks: true },
	pinching: { actions: ['zoom-in', 'zoom-out', 'zoom-100'], clicks: true }
};

describe('every drag has a way without dragging', () => {
	test.each(Object.entries(WITHOUT))('%s', (_kind, { actions }) => {
		expect(actions.length).toBeGreaterThan(0);
		// Throws for what the registry doesn't know; from there the palette offers it to a click.
		for (const id of actions) expect(actionById(id).id).toBe(id);
	});

	it('moves by picking up and clicking the new place', () => {
		board({ a: [100, 100] })
			.selected('a')
			.carry({ phase: 'begin' })
			.click([600, 500])
			.expectPhase('idle')
			.expectWrites(1)
			.expectAt('a', [496, 396]);
	});

	it('selects several by clicks with Shift, and all of them at once', () => {
		board({ a: [100, 100], b: [400, 100] })
			.click([150, 150])
			.holding({ shift: true })
			.click([450, 150])
			.expectSelected('a', 'b');
	});

	it('makes a note and a box by a click', () => {
		board().tool('note').click([300, 300]).expectWrites(1);
		board().tool('shape').click([300, 300]).expectLast('create-box', { rect: null });
	});
});
