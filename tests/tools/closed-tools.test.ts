import { describe, expect, it } from 'vitest';
import { FIRST_TOOLS, PHASE_TOOLS, type PhaseTool } from '#lib/domain/agenda.ts';
import { neededFor } from '#lib/tools/actions/phase-tools.ts';
import { ACTIONS, actionById } from '#lib/tools/actions/registry.ts';
import { isPermitted } from '#lib/tools/actions/resolve.ts';
import { offeredItems, toolItems } from '#lib/tools/actions/toolbar.ts';
import type { KeyState } from '#lib/tools/actions/types.ts';
import { board } from './driver.ts';

const allBut = (open: readonly PhaseTool[]): ReadonlySet<PhaseTool> =>
	new Set(PHASE_TOOLS.filter((tool) => !open.includes(tool)));

const state = (closed: ReadonlySet<PhaseTool>): KeyState => ({
	canEdit: true,
	canFacilitate: false,
	selected: 1,
	editing: false,
	phase: 'idle',
	characterKeys: true,
	typeToEdit: false,
	making: false,
	closed
});

const without = (...closed: PhaseTool[]) => {
	const driver = board({ a: [100, 100], b: [400, 100] });
	driver.world.closed = new Set(closed);
	return driver;
};

describe('tools that the facilitator hasn’t opened', () => {
	it('aren’t in the bar, which starts with three places and grows by what is opened', () => {
		const shown = (...open: PhaseTool[]) => toolItems(true, allBut(open)).map(({ tool }) => tool);
		expect(shown(...FIRST_TOOLS)).toEqual(['select', 'note', 'stamp']);
		expect(shown(...FIRST_TOOLS, 'ink')).toEqual(['select', 'note', 'pen', 'stamp']);
		expect(toolItems(true, new Set())).toEqual(toolItems(true));
	});

	it('aren’t offered before the facilitator has said anything, but stand there while in the hand', () => {
		const offered = (open: readonly PhaseTool[], held?: string) =>
			offeredItems(toolItems(true), new Set(open), ({ tool }) => tool === held).map(
				({ tool }) => tool
			);
		expect(offered(FIRST_TOOLS)).toEqual(['select', 'note', 'stamp']);
		expect(offered(FIRST_TOOLS, 'pen')).toEqual(['select', 'note', 'pen', 'stamp']);
		expect(offered(PHASE_TOOLS)).toEqual(toolItems(true).map(({ tool }) => tool));
	});

	it('can’t be had by a key, a menu or the palette either', () => {
		const closed = allBut(FIRST_TOOLS);
		const open = ACTIONS.filter((action) => isPermitted(action, state(closed)));
		expect(open.filter(({ id }) => closed.has(neededFor(id) ?? 'note'))).toEqual([]);
		expect(isPermitted(actionById('tool.text'), state(closed))).toBe(false);
		expect(isPermitted(actionById('shape.ellipse'), state(closed))).toBe(false);
		expect(isPermitted(actionById('tool.note'), state(closed))).toBe(true);
		expect(isPermitted(actionById('tool.text'), state(new Set()))).toBe(true);
	});

	it('are each asked for by something, or opening them would change nothing', () => {
		const needed = new Set(ACTIONS.map(({ id }) => neededFor(id)));
		for (const tool of PHASE_TOOLS) expect(needed).toContain(tool);
	});

	it('leave no other way: nothing is moved, made or connected by hand', () => {
		without('move').drag([150, 150], [250, 150]).expectAt('a', [100, 100]).expectNothingWritten();
		without('move').selected('a', 'b').drag([350, 150], [350, 250]).expectNothingWritten();
		without('note').doubleClick([700, 600]).expectNothingWritten();
		without('note')
			.selected('a')
			.pointerDown([320, 150], { target: { kind: 'plus', side: 'right' } })
			.release()
			.expectNothingWritten();
		without('connector').tool('connector').drag([150, 150], [450, 150]).expectNothingWritten();
	});
});
