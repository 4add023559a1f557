import { Bucket } from '../rooms/bucket.ts';

/** What one address may do before anybody knows who it is. */
export interface AddressLimits {
	/** Upgrades at once, and a second. Three sockets each for a few hundred people behind one router. */
	readonly upgradeBurst: number;
	readonly upgradeRate: number;
	/** Sockets that aren't identified yet. */
	readonly pending: number;
	/** Sockets altogether. */
	readonly open: number;
	/** Addresses that are remembered; the one that was quiet longest is forgotten. */
	readonly addresses: number;
}

export const ADDRESS_LIMITS: AddressLimits = {
	upgradeBurst: 1_500,
	upgradeRate: 50,
	pending: 500,
	open: 3_000,
	addresses: 10_000
};

interface Address {
	readonly upgrades: Bucket;
	pending: number;
	open: number;
}

/** Counts sockets by the address they come from. */
export class Addresses {
	readonly #limits: AddressLimits;
	readonly #now: () => number;
	readonly #known = new Map<string, Address>();

	constructor(limits: AddressLimits, now: () => number) {
		this.#limits = limits;
		this.#now = now;
	}

	/** Lets an upgrade in and answers how to count it out again, or null when there were too many. */
	enter(key: string): { identified(): void; left(): void } | null {
		const address = this.#find(key);
		const now = this.#now();
		const slowly = address.upgrades.take(1, now);
		const { pending, open } = this.#limits;
		if (!slowly || address.pending >= pending || address.open >= open) {
			return null;
		}
		address.open++;
		address.pending++;
		let isPending = true;
		const identified = (): void => {
			if (isPending) address.pending--;
			isPending = false;
		};
		return {
			identified,
			left() {
				identified();
				address.open--;
			}
		};
	}

	#find(key: string): Address {
		const { upgradeBurst, upgradeRate, addresses } = this.#limits;
		const address = this.#known.get(key) ?? {
			upgrades: new Bucket(upgradeBurst, upgradeRate, this.#now()),
			pending: 0,
			open: 0
		};
		// Moved to the end: a Map keeps the order, so the first is the one not seen for longest.
		this.#known.delete(key);
		this.#known.set(key, address);
		if (this.#known.size > addresses) this.#forgetOne();
		return address;
	}

	#forgetOne(): void {
		for (const [key, { open }] of this.#known) {
			if (open > 0) continue;
			this.#known.delete(key);
			return;
		}
	}
}
