import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
	BoardRow,
	LinkRow,
	ParticipantRow,
	Store,
	WorkshopRow
} from '../../server/store/types.ts';

/** A store to test, empty, and how to put it away. */
export interface StoreUnderTest {
	readonly store: Pick<Store, 'workshops' | 'log'>;
	dispose(): Promise<void>;
}

const WORKSHOP: WorkshopRow = { id: 'w1', title: 'Первый цикл 🌱', locale: 'ru', createdAt: 1000 };
const BOARDS: readonly BoardRow[] = [
	{ id: 'b2', workshop: 'w1', title: 'Second', position: 1 },
	{ id: 'b1', workshop: 'w1', title: WORKSHOP.title, position: 0 }
];
const link = (id: string, more: Partial<LinkRow> = {}): LinkRow => ({
	id,
	workshop: 'w1',
	role: 'participant',
	hash: `hash of ${id}`,
	createdAt: 1000,
	revokedAt: null,
	...more
});
const LINKS = [link('l1', { role: 'facilitator' }), link('l2'), link('l3', { role: 'viewer' })];
const person = (id: string, more: Partial<ParticipantRow> = {}): ParticipantRow => ({
	id,
	workshop: 'w1',
	session: `session of ${id}`,
	link: 'l2',
	name: 'Анна',
	color: '#0A6C86',
	role: 'participant',
	createdAt: 2000,
	removedAt: null,
	...more
});

/** What every WorkshopStore promises, whichever database is behind it. */
export function workshopsContract(open: () => Promise<StoreUnderTest>): void {
	let under: StoreUnderTest;
	const store = () => under.store.workshops;

	beforeEach(async () => {
		under = await open();
	});
	afterEach(() => under.dispose());

	const create = () =>
		store().create(WORKSHOP, BOARDS, LINKS, [
			{ doc: 'w1/stage', update: new Uint8Array([1, 2]) },
			{ doc: 'w1/plan', update: new Uint8Array([3]) }
		]);

	describe('the door', () => {
		it('has a waiting room that is on or off, and people who wait in it', async () => {
			await create();
			expect(await store().workshop('w1')).not.toHaveProperty('waitingRoom');
			await store().setWaitingRoom('w1', true);
			expect(await store().workshop('w1')).toEqual({ ...WORKSHOP, waitingRoom: true });
			await store().saveParticipant(person('p1', { waitingSince: 2_000 }));
			expect(await store().participants('w1')).toEqual([person('p1', { waitingSince: 2_000 })]);
			await store().saveParticipant(person('p1'));
			expect(await store().participants('w1')).toEqual([person('p1')]);
			await store().setWaitingRoom('w1', false);
			expect(await store().workshop('w1')).toEqual(WORKSHOP);
		});

		it('has links with terms, which can be changed and taken back as long as they live', async () => {
			await create();
			const named = link('l4', { label: 'Когорта', expiresAt: 9_000, passphrase: 's.k', most: 3 });
			await store().addLink(named);
			expect(await store().links('w1')).toContainEqual(named);
			expect(await store().linkByHash(named.hash)).toEqual(named);
			expect(await store().linkExpiries(8_999)).toEqual([{ link: 'l4', at: 9_000 }]);
			expect(await store().linkExpiries(9_000)).toEqual([]);
			const changed = link('l4', { label: 'Cohort' });
			expect(await store().changeLink(changed)).toBe(true);
			expect(await store().linkByHash(named.hash)).toEqual(changed);
			expect(await store().revokeLink('l4', 5_000)).toBe(true);
			expect(await store().revokeLink('l4', 6_000)).toBe(false);
			expect(await store().changeLink(named)).toBe(false);
			expect(await store().linkByHash(named.hash)).toEqual({ ...changed, revokedAt: 5_000 });
			expect(await store().linkExpiries(0)).toEqual([]);
		});
	});

	describe('creating', () => {
		it('keeps the workshop as it was given', async () => {
			await create();
			expect(await store().workshop('w1')).toEqual(WORKSHOP);
		});

		it('answers boards in their order', async () => {
			await create();
			expect((await store().boards('w1')).map((board) => board.id)).toEqual(['b1', 'b2']);
		});

		it('puts the first state of the documents into the log', async () => {
			await create();
			const stage = await under.store.log.load('w1/stage');
			expect(stage.updates.map((update) => [...update])).toEqual([[1, 2]]);
			expect((await under.store.log.load('w1/plan')).updates).toHaveLength(1);
		});

		it('makes nothing at all when one part can’t be made', async () => {
			const twice = [link('l1'), link('l1')];
			await expect(
				store().create(WORKSHOP, BOARDS, twice, [{ doc: 'w1/plan', update: new Uint8Array([1]) }])
			).rejects.toThrow();
			expect(await store().workshop('w1')).toBeNull();
			expect(await store().boards('w1')).toEqual([]);
			expect((await under.store.log.load('w1/plan')).updates).toEqual([]);
			await create();
			expect(await store().links('w1')).toHaveLength(3);
		});

		it('refuses an id that is taken, and keeps the first', async () => {
			await create();
			await expect(store().create({ ...WORKSHOP, title: 'Other' }, [], [], [])).rejects.toThrow();
			expect((await store().workshop('w1'))?.title).toBe(WORKSHOP.title);
		});

		it('knows nothing of a workshop that was never made', async () => {
			expect(await store().workshop('nope')).toBeNull();
			expect(await store().boards('nope')).toEqual([]);
			expect(await store().links('nope')).toEqual([]);
			expect(await store().participants('nope')).toEqual([]);
		});
	});

	describe('links', () => {
		beforeEach(create);

		it('are found by their hash alone', async () => {
			expect(await store().linkByHash('hash of l3')).toEqual(LINKS[2]);
			expect(await store().linkByHash('l3')).toBeNull();
		});

		it('are revoked and replaced in one step', async () => {
			await store().replaceLink('l2', link('l4', { createdAt: 5000 }), 5000);
			expect(await store().linkByHash('hash of l2')).toEqual(link('l2', { revokedAt: 5000 }));
			expect(await store().linkByHash('hash of l4')).toEqual(link('l4', { createdAt: 5000 }));
		});

		it('are left as they were when the new one can’t be added', async () => {
			const taken = link('l4', { hash: 'hash of l1' });
			await expect(store().replaceLink('l2', taken, 5000)).rejects.toThrow();
			expect((await store().linkByHash('hash of l2'))?.revokedAt).toBeNull();
			expect(await store().links('w1')).toHaveLength(3);
		});

		it('can’t be revoked twice, so two people who renew at once don’t make two new links', async () => {
			expect(await store().replaceLink('l2', link('l4'), 5000)).toBe(true);
			expect(await store().replaceLink('l2', link('l5'), 6000)).toBe(false);
			expect((await store().linkByHash('hash of l2'))?.revokedAt).toBe(5000);
			expect(await store().linkByHash('hash of l5')).toBeNull();
		});
	});

	describe('people', () => {
		beforeEach(create);

		it('are found by workshop and session', async () => {
			expect(await store().participant('w1', 'session of p1')).toBeNull();
			expect(await store().saveParticipant(person('p1'))).toEqual(person('p1'));
			expect(await store().participant('w1', 'session of p1')).toEqual(person('p1'));
			expect(await store().participant('other', 'session of p1')).toBeNull();
		});

		it('are one row per session: a second save changes it and keeps its id and birth', async () => {
			await store().saveParticipant(person('p1'));
			const again = person('p2', {
				session: 'session of p1',
				name: 'Ann',
				color: '#7A5D00',
				role: 'facilitator',
				link: 'l1',
				createdAt: 9000
			});
			const saved = await store().saveParticipant(again);
			expect(saved).toEqual({ ...again, id: 'p1', createdAt: 2000 });
			expect(await store().participants('w1')).toEqual([saved]);
		});

		it('come in the order in which they joined', async () => {
			await store().saveParticipant(person('p9', { createdAt: 1 }));
			await store().saveParticipant(person('p1', { createdAt: 2 }));
			expect((await store().participants('w1')).map((each) => each.id)).toEqual(['p9', 'p1']);
		});

		it('must have come by a link that exists', async () => {
			await expect(store().saveParticipant(person('p1', { link: 'none' }))).rejects.toThrow();
		});
	});

	describe('renaming', () => {
		it('renames the workshop, and the boards that bore its name', async () => {
			await create();
			await store().rename('w1', 'Second loop');
			expect((await store().workshop('w1'))?.title).toBe('Second loop');
			expect((await store().boards('w1')).map((board) => board.title)).toEqual([
				'Second loop',
				'Second'
			]);
		});
	});
}
