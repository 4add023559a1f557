import { describe, expect, it } from 'vitest';
import {
	MAX_NOTCH_ZOOM,
	wheel,
	WHEEL_START,
	type WheelInput,
	type WheelSetting
} from '#lib/tools/wheel.ts';

/** Turns a wheel or swipes: each event some ms after the one before. */
function turning(setting: WheelSetting = 'auto') {
	let state = WHEEL_START;
	let time = 0;
	return {
		turn(part: Partial<WheelInput>, after = 16) {
			time += after;
			const input: WheelInput = {
				dx: 0,
				dy: 0,
				deltaMode: 0,
				mod: false,
				shift: false,
				screen: [400, 300],
				time,
				...part
			};
			const result = wheel(state, input, setting);
			({ state } = result);
			return result.effects[0];
		},
		get device() {
			return state.device;
		}
	};
}

describe('what a wheel event comes from', () => {
	it.each([
		['a notch in Chrome on Windows or Linux', { dy: 100 }],
		['a notch with wheelDelta 120', { dy: 120, legacy: -120 }],
		['two notches at once', { dy: -200 }],
		['a notch at 400 % browser zoom', { dy: 25, legacy: -120 }],
		['a notch in Firefox, in lines', { dy: 3, deltaMode: 1 }],
		['a page', { dy: 1, deltaMode: 2 }],
		['a slow notch on a Mac', { dy: 4.000244140625, legacy: -12 }],
		['Shift and a notch, turned sideways by the system', { dx: 100, shift: true }]
	] satisfies [string, Partial<WheelInput>][])('%s is a mouse', (_, part) => {
		const hands = turning();
		hands.turn(part);
		expect(hands.device).toBe('mouse');
	});

	it.each([
		['the first move of a swipe', { dy: 1 }],
		['a swipe told in fractions', { dy: 7.5 }],
		['a swipe on a Mac, with threefold legacy delta', { dy: 12, legacy: -36 }],
		['a slanting swipe', { dx: 3, dy: 40 }],
		['a sideways swipe', { dx: -80 }],
		['a pinch', { dy: -2.5, mod: true }]
	] satisfies [string, Partial<WheelInput>][])('%s is a trackpad', (_, part) => {
		const hands = turning();
		hands.turn(part);
		expect(hands.device).toBe('trackpad');
	});

	it('does not take the fast middle of a swipe for notches', () => {
		const swipe = [1, 4, 12, 40, 100, 120, 90, 100, 60, 30, 8, 2, 1];
		const hands = turning();
		for (const dy of swipe)
			expect(hands.turn({ dy, legacy: -3 * dy })).toMatchObject({ kind: 'pan' });
	});

	it('does not let one coincidence turn a swipe into a wheel', () => {
		const hands = turning();
		for (const dy of [4, 30, 100, 70]) hands.turn({ dy, legacy: -Math.round(dy * 1.2) });
		expect(hands.device).toBe('trackpad');
	});

	it('changes its mind between gestures', () => {
		const hands = turning();
		hands.turn({ dy: 100 });
		hands.turn({ dy: 2 }, 1000);
		expect(hands.device).toBe('trackpad');
		hands.turn({ dy: 100 }, 1000);
		expect(hands.device).toBe('mouse');
	});

	it('changes its mind in the midst of one for a second axis or repeated small steps', () => {
		const sideways = turning();
		sideways.turn({ dy: 50 });
		sideways.turn({ dx: 5, dy: 50 });
		expect(sideways.device).toBe('trackpad');
		const small = turning();
		small.turn({ dy: 50 });
		for (const dy of [20, 10]) small.turn({ dy });
		expect(small.device).toBe('mouse');
		small.turn({ dy: 5 });
		expect(small.device).toBe('trackpad');
	});
});

describe('what the wheel does', () => {
	it('of a mouse: zooms at the pointer, towards it for turning up', () => {
		expect(turning().turn({ dy: -100 })).toEqual({
			kind: 'zoom',
			at: [400, 300],
			factor: MAX_NOTCH_ZOOM
		});
		const out = turning().turn({ dy: 100 });
		expect(out).toMatchObject({ kind: 'zoom' });
		expect(out?.kind === 'zoom' && out.factor).toBeCloseTo(1 / MAX_NOTCH_ZOOM);
	});

	it('never zooms more than 15 % at once, however hard it is turned', () => {
		for (const dy of [-120, -500, -10_000, 500]) {
			const effect = turning().turn({ dy });
			const factor = effect?.kind === 'zoom' ? effect.factor : NaN;
			expect(Math.max(factor, 1 / factor)).toBeLessThanOrEqual(MAX_NOTCH_ZOOM + 1e-9);
		}
	});

	it('zooms a notch alike in px, lines and pages', () => {
		const factor = (part: Partial<WheelInput>) => {
			const effect = turning().turn(part);
			return effect?.kind === 'zoom' ? effect.factor : NaN;
		};
		expect(factor({ dy: 3, deltaMode: 1 })).toBeCloseTo(factor({ dy: 100 }));
		expect(factor({ dy: 1, deltaMode: 2 })).toBeCloseTo(factor({ dy: 100 }));
	});

	it('there and back is where it was', () => {
		const hands = turning();
		const factors = [-60, 60, -100, 100].map((dy) => {
			const effect = hands.turn({ dy });
			return effect?.kind === 'zoom' ? effect.factor : NaN;
		});
		expect(factors.reduce((a, b) => a * b)).toBeCloseTo(1);
	});

	it('of a mouse with Shift: pans sideways, whoever turns the axis', () => {
		expect(turning().turn({ dy: 100, shift: true })).toEqual({ kind: 'pan', by: [-100, 0] });
		expect(turning().turn({ dx: 100, shift: true })).toEqual({ kind: 'pan', by: [-100, 0] });
	});

	it('of a trackpad: pans both ways', () => {
		expect(turning().turn({ dx: 3, dy: -7 })).toEqual({ kind: 'pan', by: [-3, 7] });
	});

	it('with Ctrl or Cmd, and by pinching: zooms on both', () => {
		expect(turning().turn({ dy: -100, mod: true })).toMatchObject({ factor: MAX_NOTCH_ZOOM });
		const pinch = turning().turn({ dy: -2, mod: true });
		expect(pinch?.kind === 'zoom' && pinch.factor).toBeCloseTo(Math.exp(0.02));
		// As Chrome tells of it, legacy delta and all.
		const chrome = turning().turn({ dy: -5, legacy: 120, mod: true });
		expect(chrome?.kind === 'zoom' && chrome.factor).toBeCloseTo(Math.exp(0.05));
	});

	it('says nothing for an event that turns nothing', () => {
		expect(turning().turn({})).toBeUndefined();
		expect(turning().turn({ mod: true })).toBeUndefined();
	});
});

describe('the setting', () => {
	it('Mouse makes every wheel zoom, Trackpad makes every wheel pan', () => {
		expect(turning('mouse').turn({ dy: 3 })).toMatchObject({ kind: 'zoom' });
		expect(turning('trackpad').turn({ dy: 100 })).toEqual({ kind: 'pan', by: [0, -100] });
		expect(turning('trackpad').turn({ dy: 3, deltaMode: 1 })).toMatchObject({ kind: 'pan' });
	});

	it('leaves pinching alone', () => {
		for (const setting of ['mouse', 'trackpad'] as const) {
			expect(turning(setting).turn({ dy: -2, mod: true })).toMatchObject({ kind: 'zoom' });
		}
	});
});
