/**
 * How several processes that serve the same documents hear of each other. The log is the truth: a
 * fan-out only says sooner what can be read there, so it may lose messages, and says when it may
 * have. Every fan-out passes the contract suite in tests/server/fanout.
 */
export interface FanOut {
	/**
	 * Begins to take part in a topic. Null: nobody else can ever be there, so there is nothing to
	 * tell or to hear.
	 */
	join(topic: string, listener: TopicListener): Membership | null;
}

export interface TopicListener {
	/**
	 * A message of another member; one's own never come back. Those of one member come in its order,
	 * those of several in any. Never called before join() has returned.
	 */
	heard(message: Uint8Array, from: string): void;
	/** Something may have been lost since this was last called, or since the beginning. */
	missed(): void;
}

export interface Membership {
	/** Names this member in the topic; no two have the same. */
	readonly id: string;
	/**
	 * Resolved when whatever others say from now on is heard, never rejected. Where that takes too
	 * long it is resolved as well, and missed() follows when it has come about.
	 */
	readonly ready: Promise<void>;
	/** False while nothing goes in or out. */
	readonly isConnected: boolean;
	/** Tells the others, sooner or later or never. The bytes must not change afterwards. */
	publish(message: Uint8Array): void;
	/** Neither hears nor says anything any more. */
	leave(): void;
}
