import { describe, expect, it } from 'vitest';
import { readPeople, setPerson } from '#lib/domain/stage-doc.ts';
import type { ParticipantRow } from '../../../server/store/types.ts';
import { createCoalescer } from '../../../server/workshop/coalesce.ts';
import { createRoster } from '../../../server/workshop/roster.ts';
import { createMemoryRooms } from '../../support/memory-rooms.ts';

const row = (id: string, name = id): ParticipantRow => ({
	id,
	workshop: 'w',
	session: id,
	link: 'l',
	name,
	color: '#0A6C86',
	role: 'participant',
	createdAt: 0,
	removedAt: null
});

function setUp() {
	const rooms = createMemoryRooms();
	const rows = [row('anna'), row('boris')];
	const errors: unknown[] = [];
	const clock = { ms: 1000 };
	const store = { participants: async () => rows };
	const roster = createRoster({
		store,
		rooms,
		now: () => clock.ms,
		onError: (error) => errors.push(error)
	});
	const stage = rooms.doc({ kind: 'stage', workshop: 'w' });
	const person = (id: string) => readPeople(stage).get(id);
	return { rooms, rows, errors, clock, roster, stage, person };
}

describe('the roster', () => {
	it('says who is here, and since when', async () => {
		const { rooms, roster, clock, person } = setUp();
		rooms.present('w', 'anna', true);
		await roster.refresh('w');
		expect(person('anna')).toMatchObject({ here: true, since: 1000 });
		expect(person('boris')).toMatchObject({ here: false });

		clock.ms = 5000;
		rooms.present('w', 'anna', false);
		await roster.refresh('w');
		expect(person('anna')).toMatchObject({ here: false, since: 5000 });
	});

	it('leaves the time of what hasn’t changed', async () => {
		const { rooms, rows, roster, clock, person } = setUp();
		rooms.present('w', 'anna', true);
		await roster.refresh('w');
		clock.ms = 9000;
		rows[0] = row('anna', 'Анна');
		await roster.refresh('w');
		expect(person('anna')).toMatchObject({ name: 'Анна', here: true, since: 1000 });
	});

	it('follows people who come and go faster than it writes', async () => {
		const { rooms, roster, person } = setUp();
		rooms.present('w', 'anna', true);
		rooms.present('w', 'anna', false);
		rooms.present('w', 'anna', true);
		await roster.refresh('w');
		expect(person('anna')?.here).toBe(true);
	});

	it('takes back what a killed server left behind, once', async () => {
		const { roster, stage, clock, person } = setUp();
		const { id, name, color, role } = row('anna');
		setPerson(stage, { id, name, color, role, here: true, since: 1 });
		await roster.prepare('w');
		expect(person('anna')).toMatchObject({ here: false, since: 1000 });
		clock.ms = 2000;
		setPerson(stage, { id, name, color, role, here: true, since: 1500 });
		await roster.prepare('w');
		expect(person('anna')?.here).toBe(true);
	});

	it('tries to prepare again after a failure', async () => {
		const { rooms, roster, person } = setUp();
		rooms.failure = new Error('disk full');
		await expect(roster.prepare('w')).rejects.toThrow('disk full');
		rooms.failure = null;
		await roster.prepare('w');
		expect(person('anna')?.name).toBe('anna');
	});

	it('reports a write that fails while nobody waits for it', async () => {
		const { rooms, roster, errors } = setUp();
		rooms.failure = new Error('disk full');
		rooms.present('w', 'anna', true);
		await expect(roster.refresh('w')).rejects.toThrow('disk full');
		expect(errors).toEqual([rooms.failure]);
	});

	it('writes nothing more once it is closed', async () => {
		const { rooms, roster, stage } = setUp();
		await roster.close();
		rooms.present('w', 'anna', true);
		await roster.refresh('w');
		expect(readPeople(stage).size).toBe(0);
	});
});

describe('coalesced work', () => {
	it('runs once more, not once each, for all who call while it runs', async () => {
		let runs = 0;
		let free = (): void => undefined;
		const gate = new Promise<void>((resolve) => (free = resolve));
		const { run, settled } = createCoalescer(async () => {
			runs++;
			await gate;
		});
		const all = [run('a'), run('a'), run('a'), run('b')];
		free();
		await Promise.all(all);
		await settled();
		expect(runs).toBe(3);
	});

	it('is never done twice at once for one key', async () => {
		let now = 0;
		let most = 0;
		const { run } = createCoalescer(async () => {
			most = Math.max(most, ++now);
			await Promise.resolve();
			now--;
		});
		for (let i = 0; i < 50; i++) {
			void run('a');
			await Promise.resolve();
		}
		await run('a');
		expect(most).toBe(1);
	});

	it('goes on after a failure, which only its own callers see', async () => {
		let runs = 0;
		const { run } = createCoalescer(async () => {
			if (++runs === 1) throw new Error('first');
		});
		const first = run('a');
		const second = run('a');
		await expect(first).rejects.toThrow('first');
		await expect(second).resolves.toBeUndefined();
	});
});
