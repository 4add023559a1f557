import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeviceLog } from '#lib/sync/device-log.ts';

const KEY = 'lb:unsaved:ws/board';
const written = (): string | null => localStorage.getItem(KEY);

beforeEach(() => {
	vi.useFakeTimers();
	localStorage.clear();
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

describe('DeviceLog', () => {
	it('says at once that a change waits, and within a second how many and that none does', () => {
		const log = new DeviceLog('ws/board');
		log.remember(1);
		expect(written()).toBe('1');
		log.remember(2);
		log.remember(3);
		vi.advanceTimersByTime(1000);
		expect(written()).toBe('3');
		log.remember(0);
		expect(written()).toBe('3');
		vi.advanceTimersByTime(1000);
		expect(written()).toBeNull();
		log.destroy();
	});

	it('isn’t written with every key of a sentence that is saved as it is written', () => {
		const set = vi.spyOn(Storage.prototype, 'setItem');
		const removed = vi.spyOn(Storage.prototype, 'removeItem');
		const log = new DeviceLog('ws/board');
		for (let key = 0; key < 100; key++) {
			log.remember(1);
			log.remember(0);
			vi.advanceTimersByTime(5);
		}
		expect(set).toHaveBeenCalledTimes(1);
		expect(removed).not.toHaveBeenCalled();
		log.destroy();
		expect(written()).toBeNull();
	});

	it('tells the next visit the truth when the page is left within that second', () => {
		const log = new DeviceLog('ws/board');
		log.remember(1);
		log.remember(0);
		dispatchEvent(new PageTransitionEvent('pagehide'));
		expect(written()).toBeNull();
		log.remember(2);
		expect(new DeviceLog('ws/board').recalled).toBe(2);
	});

	it('takes what storage holds for nothing unless it is a count', () => {
		for (const value of ['', 'x', '-1', '1.5', 'Infinity']) {
			localStorage.setItem(KEY, value);
			expect(new DeviceLog('ws/board').recalled).toBe(0);
		}
	});
});
