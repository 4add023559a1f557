import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionById, ACTIONS } from '#lib/tools/actions/registry.ts';
import { inBar, toolItems } from '#lib/tools/actions/toolbar.ts';
import { TOOL_IDS } from '#lib/tools/types.ts';

const items = toolItems(true);
const offered = new Set(items.flatMap(({ action, ways }) => [action, ...ways]));

describe('the toolbar', () => {
	it('has a place for every tool, in one order, families in one place', () => {
		for (const tool of TOOL_IDS) expect(offered).toContain(`tool.${tool}`);
		const order = items.map(({ tool }) => TOOL_IDS.indexOf(tool));
		expect(order).toEqual(order.toSorted((a, b) => a - b));
		expect(items.find(({ tool }) => tool === 'pen')?.ways).toEqual([
			'tool.pen',
			'tool.highlighter',
			'tool.eraser'
		]);
		expect(items.some(({ tool }) => tool === 'eraser')).toBe(false);
	});

	it('offers viewers only what changes nothing', () => {
		expect(toolItems(false).map(({ tool }) => tool)).toEqual(['select', 'hand']);
	});

	it('keeps the order when there is room for a few only, the most wanted, and loses none', () => {
		for (let places = 1; places <= items.length; places++) {
			const { shown, rest } = inBar(items, places);
			expect(shown).toHaveLength(places);
			expect([...shown, ...rest].map(({ tool }) => tool).sort()).toEqual(
				items.map(({ tool }) => tool).sort()
			);
			expect(shown).toEqual(items.filter((item) => shown.includes(item)));
		}
		expect(inBar(items, 2).shown.map(({ tool }) => tool)).toEqual(['select', 'note']);
	});

	it('loads the icon of everything in it', () => {
		const loaded = readFileSync('src/lib/ui/board/tools/icons.ts', 'utf8');
		for (const id of offered) {
			expect(loaded, id).toContain(`'lucide-svelte/icons/${actionById(id).icon}'`);
		}
	});

	it('has every tool there is an action for', () => {
		const tools = ACTIONS.map(({ id }) => id).filter((id) => /^tool\.(?!keep|nth)/.test(id));
		for (const id of tools) expect(offered).toContain(id);
	});
});
