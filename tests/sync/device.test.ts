import { describe, expect, it } from 'vitest';
import { MAX_KNOWN_WORKSHOPS, createDevice } from '#lib/sync/device.ts';

function fakeStore(): Pick<Storage, 'getItem' | 'setItem'> & { values: Map<string, string> } {
	const values = new Map<string, string>();
	return {
		values,
		getItem: (key) => values.get(key) ?? null,
		setItem: (key, value) => void values.set(key, value)
	};
}

const visit = (id: string): { id: string; title: string; role: 'participant' } => ({
	id,
	title: `Title of ${id}`,
	role: 'participant'
});

describe('device', () => {
	it('remembers who sits here across pages', () => {
		const store = fakeStore();
		createDevice(store).rememberPerson({ name: 'Анна', color: '#B3261E' });
		expect(createDevice(store).person()).toEqual({ name: 'Анна', color: '#B3261E' });
	});

	it('lists workshops, last opened first', () => {
		const device = createDevice(fakeStore());
		device.visit(visit('a'), 1);
		device.visit(visit('b'), 2);
		device.visit(visit('a'), 3);
		expect(device.workshops().map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('keeps the canvases it knew when a visit says nothing of them', () => {
		const device = createDevice(fakeStore());
		device.visit({ ...visit('a'), canvases: ['persona'] }, 1);
		device.visit({ ...visit('a'), title: 'New title' }, 2);
		expect(device.workshops()).toEqual([
			{ id: 'a', title: 'New title', role: 'participant', canvases: ['persona'], openedAt: 2 }
		]);
	});

	it('forgets a workshop', () => {
		const device = createDevice(fakeStore());
		device.visit(visit('a'), 1);
		device.forget('a');
		expect(device.workshops()).toEqual([]);
	});

	it('lets the oldest fall out', () => {
		const device = createDevice(fakeStore());
		for (let i = 0; i <= MAX_KNOWN_WORKSHOPS; i++) device.visit(visit(`w${i}`), i);
		expect(device.workshops()).toHaveLength(MAX_KNOWN_WORKSHOPS);
		expect(device.workshops().at(-1)?.id).toBe('w1');
	});

	it('skips what it cannot read and keeps the rest', () => {
		const store = fakeStore();
		const device = createDevice(store);
		device.visit(visit('a'), 1);
		const [key] = store.values.keys();
		const list = JSON.parse(store.values.get(key!)!) as unknown[];
		store.values.set(key!, JSON.stringify([null, { id: 7 }, ...list]));
		expect(device.workshops().map(({ id }) => id)).toEqual(['a']);
		store.values.set(key!, '{broken');
		expect(device.workshops()).toEqual([]);
	});

	it('remembers for as long as the page lives where storage is full, forbidden or absent', () => {
		const refusing = {
			getItem: () => null,
			setItem: () => {
				throw new Error('QuotaExceededError');
			}
		};
		for (const device of [createDevice(refusing), createDevice(null)]) {
			device.visit(visit('a'), 1);
			device.rememberPerson({ name: 'Bob' });
			expect(device.workshops().map(({ id }) => id)).toEqual(['a']);
			expect(device.person()).toEqual({ name: 'Bob' });
		}
	});
});
