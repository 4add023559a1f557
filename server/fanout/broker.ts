import type { FanOut, Membership, TopicListener } from './types.ts';

/**
 * Connects fan-outs within one process the way a publish-and-subscribe server connects processes:
 * each message arrives in a later turn, in the order of its publisher, and whoever isn't connected
 * at that moment never gets it.
 */
export interface MemoryBroker {
	/** The fan-out of one more process. */
	connect(): BrokerFanOut;
}

export interface BrokerFanOut extends FanOut {
	/** Cuts the process off: what it and others say meanwhile is lost. */
	disconnect(): void;
	/** Lets it take part again; it is told that it may have missed something. */
	reconnect(): void;
	/** Loses what it publishes while this says so. */
	loses: (topic: string, message: Uint8Array) => boolean;
}

interface Member {
	readonly id: string;
	readonly listener: TopicListener;
	readonly isConnected: () => boolean;
}

export function createMemoryBroker(): MemoryBroker {
	const topics = new Map<string, Set<Member>>();
	let serial = 0;

	const deliver = (topic: string, from: Member, message: Uint8Array): void => {
		for (const member of topics.get(topic) ?? []) {
			if (member === from) continue;
			setImmediate(() => {
				if (!member.isConnected() || !topics.get(topic)?.has(member)) return;
				member.listener.heard(new Uint8Array(message), from.id);
			});
		}
	};

	const join = (fanOut: Process, topic: string, listener: TopicListener): Membership => {
		const member: Member = {
			id: `member-${++serial}`,
			listener,
			isConnected: () => fanOut.isConnected
		};
		let subscribed = false;
		const ready = new Promise<void>((resolve) =>
			setImmediate(() => {
				if (!left) subscribe();
				resolve();
			})
		);
		let left = false;
		const subscribe = (): void => {
			const members = topics.get(topic) ?? new Set();
			topics.set(topic, members.add(member));
			subscribed = true;
		};
		fanOut.members.add(member);
		return {
			id: member.id,
			ready,
			get isConnected() {
				return subscribed && fanOut.isConnected;
			},
			publish(message) {
				if (left || !fanOut.isConnected || fanOut.loses(topic, message)) return;
				const copy = new Uint8Array(message);
				setImmediate(() => deliver(topic, member, copy));
			},
			leave() {
				left = true;
				fanOut.members.delete(member);
				const members = topics.get(topic);
				members?.delete(member);
				if (members?.size === 0) topics.delete(topic);
			}
		};
	};

	class Process implements BrokerFanOut {
		isConnected = true;
		readonly members = new Set<Member>();
		loses: (topic: string, message: Uint8Array) => boolean = () => false;

		join(topic: string, listener: TopicListener): Membership {
			return join(this, topic, listener);
		}

		disconnect(): void {
			this.isConnected = false;
		}

		reconnect(): void {
			if (this.isConnected) return;
			this.isConnected = true;
			for (const { listener } of [...this.members]) listener.missed();
		}
	}

	return { connect: () => new Process() };
}
