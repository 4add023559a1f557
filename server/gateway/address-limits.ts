import { Bucket } from '../rooms/bucket.ts';
import { Rate } from '../rooms/rate.ts';

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

/** One socket that is counted at its address. */
export class Visit {
	readonly #address: Address;
	#isPending = true;

	constructor(address: Address) {
		this.#address = address;
		address.open++;
		address.pending++;
	}

	identified(): void {
		if (this.#isPending) this.#address.pending--;
		this.#isPending = false;
	}

	/** To be called once. */
	left(): void {
		this.identified();
		this.#address.open--;
	}
}

/** Counts sockets by the address they come from. */
export class Addresses {
	readonly #limits: AddressLimits;
	readonly #now: () => number;
	readonly #upgrades: Rate;
	readonly #known = new Map<string, Address>();

	constructor(limits: AddressLimits, now: () => number) {
		this.#limits = limits;
		this.#upgrades = new Rate(limits.upgradeBurst, limits.upgradeRate);
		this.#now = now;
	}

	/** Lets an upgrade in, or answers null when there were too many. */
	enter(key: string): Visit | null {
		const address = this.#find(key);
		const slowly = address.upgrades.take(1, this.#now());
		const { pending, open } = this.#limits;
		if (!slowly || address.pending >= pending || address.open >= open) return null;
		return new Visit(address);
	}

	#find(key: string): Address {
		const address = this.#known.get(key) ?? {
			upgrades: new Bucket(this.#upgrades),
			pending: 0,
			open: 0
		};
		// Moved to the end: a Map keeps the order, so the first is the one not seen for longest.
		this.#known.delete(key);
		this.#known.set(key, address);
		if (this.#known.size > this.#limits.addresses) this.#forgetOne();
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
