import { setTimeout as after } from 'node:timers/promises';
import { StoreBusy } from '../busy.ts';
import { SQLITE_BUSY, sqliteCode } from './result-codes.ts';

/** ms that another program may keep the database locked before a call fails (StoreBusy): a copy's last pages. */
const PATIENCE = 3_000;
/** ms between two tries; doubles up to the second. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 100;

/**
 * The same store, for a database that doesn't wait: what another program's lock turned away is
 * tried again, and everything else goes on meanwhile, where SQLite's own waiting would stop the
 * process. Each call must change all or nothing by its one transaction, or be fit for repeating.
 */
export function patient<T extends object>(store: T, patience = PATIENCE): T {
	return new Proxy(store, {
		get(target, key) {
			const member: unknown = Reflect.get(target, key);
			if (typeof member !== 'function') return member;
			return (...args: unknown[]) =>
				untilFree(async (): Promise<unknown> => Reflect.apply(member, target, args), patience);
		}
	});
}

async function untilFree<T>(run: () => Promise<T>, patience: number): Promise<T> {
	let waited = 0;
	for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
		try {
			return await run();
		} catch (error) {
			if (sqliteCode(error) !== SQLITE_BUSY) throw error;
			if (waited >= patience)
				throw new StoreBusy('another program holds the database locked', { cause: error });
		}
		await after(wait);
		waited += wait;
	}
}
