import { describe, expect, it } from 'vitest';
import type { Point } from '#lib/domain/geometry.ts';
import {
	HANDLES,
	TOOL_IDS,
	type Direction,
	type Effect,
	type ToolEvent
} from '#lib/tools/types.ts';
import { board, type Driver } from './driver.ts';

/** Mulberry32: small, seeded, good enough to be nasty with. */
function random(seed: number): () => number {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const DIRECTIONS: readonly Direction[] = ['left', 'right', 'up', 'down'];

/** One thing that may happen, sensible or not: events come in orders that no browser would send. */
function happening(next: () => number, time: number): ToolEvent {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
	const screen: Point = [Math.round(next() * 1000), Math.round(next() * 800)];
	const mods = { shift: next() < 0.2, alt: next() < 0.2, mod: next() < 0.1 };
	const device = pick(['mouse', 'touch', 'touch', 'pen'] as const);
	const kind = pick([
		'pointer-down',
		'pointer-move',
		'pointer-move',
		'pointer-up',
		'pointer-cancel'
	] as const);
	const pointer = device === 'touch' ? pick([10, 11, 12]) : device === 'pen' ? 5 : 1;
	const target =
		next() < 0.1
			? ({ kind: 'handle', handle: pick(HANDLES) } as const)
			: next() < 0.05
				? ({ kind: 'plus', side: pick(DIRECTIONS) } as const)
				: next() < 0.05
					? ({ kind: 'end', side: pick(['from', 'to'] as const) } as const)
					: undefined;
	const dice = next();
	if (dice < 0.75) {
		const button = pick([0, 0, 0, 1, 2] as const);
		return { kind, pointer, device, button, screen, time, ...mods, ...(target && { target }) };
	}
	if (dice < 0.8) return { kind: 'tick', time };
	if (dice < 0.83) return { kind: 'modifiers', ...mods };
	if (dice < 0.86) return { kind: 'cancel' };
	if (dice < 0.88) return { kind: 'neighbour', side: pick(DIRECTIONS) };
	if (dice < 0.9) return { kind: 'lost' };
	if (dice < 0.94) {
		const phase = pick(['begin', 'move', 'drop', 'cancel'] as const);
		return { kind: 'toolbar-drag', phase, screen, over: next() < 0.3, time };
	}
	if (dice < 0.95) {
		const way = pick([1, -1, ...DIRECTIONS] as const);
		const ids = pick(['a', 'b', 'link 1']);
		return pick([
			{ kind: 'link', phase: 'begin', id: ids },
			{ kind: 'link', phase: 'begin', id: ids, side: 'to' },
			{ kind: 'link', phase: 'aim', way },
			{ kind: 'link', phase: 'connect' }
		] as const);
	}
	if (dice < 0.96) return { kind: 'carry', phase: pick(['begin', 'drop'] as const) };
	const stride = pick(['near', 'far', 'slot'] as const);
	return { kind: 'carry', phase: 'step', direction: pick(DIRECTIONS), stride };
}

/** Someone else, the person's other hand, the facilitator. */
function meddle(driver: Driver, next: () => number): void {
	const { world } = driver;
	const dice = next();
	if (dice < 0.04) driver.removed([...world.rects.keys()][0] ?? 'none');
	else if (dice < 0.06) world.canEdit = !world.canEdit;
	else if (dice < 0.1) world.spaceHeld = !world.spaceHeld;
	else if (dice < 0.14) world.tool = TOOL_IDS[Math.floor(next() * TOOL_IDS.length)]!;
	else if (dice < 0.16)
		world.rects.set(`late ${dice}`, { x: next() * 800, y: next() * 600, w: 208, h: 208 });
}

function isWhole(effect: Effect, driver: Driver): boolean {
	switch (effect.kind) {
		case 'commit-move':
			return (
				effect.by.every(Number.isInteger) && effect.ids.every((id) => driver.world.rects.has(id))
			);
		case 'commit-resize':
			return [...effect.rects.values()].every(
				({ x, y, w, h }) => [x, y].every(Number.isFinite) && w > 0 && h > 0
			);
		case 'create-note':
			return effect.at.every(Number.isFinite);
		case 'commit-link':
			return (
				[...effect.from.xy, ...effect.to.xy].every(Number.isFinite) &&
				(effect.from.id === undefined || effect.from.id !== effect.to.id)
			);
		case 'ink':
			return !('points' in effect) || effect.points.every(({ x, y }) => Number.isFinite(x + y));
		case 'zoom':
			return effect.factor > 0 && Number.isFinite(effect.factor);
		default:
			return true;
	}
}

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

describe('whatever happens in whatever order', () => {
	it.each(SEEDS)(
		'no write is broken, none is made without the right, and nothing sticks (%i)',
		(seed) => {
			const next = random(seed);
			const driver = board({ a: [100, 100], b: [400, 100], c: [100, 400], d: [500, 450] });
			let time = 0;
			for (let i = 0; i < 300; i++) {
				time += Math.round(next() * 200);
				meddle(driver, next);
				const { canEdit } = driver.world;
				driver.forget().send(happening(next, time));
				expect(driver.log.every((effect) => isWhole(effect, driver))).toBe(true);
				if (!canEdit) driver.expectNothingWritten().expectNo('edit');
			}
			driver.send({ kind: 'lost' }).send({ kind: 'cancel' });
			driver.world.editing = null;
			driver.world.canEdit = true;
			driver.world.spaceHeld = false;
			driver.tool('select').send({ kind: 'pen-mode', on: false }).camera(0, 0, 1);
			driver.world.rects.clear();
			driver.world.rects.set('z', { x: 0, y: 0, w: 208, h: 208 });
			driver.expectPhase('idle').mouse().click([100, 100]).expectSelected('z').expectPhase('idle');
		}
	);
});
