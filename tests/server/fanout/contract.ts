import { expect, test } from 'vitest';
import type { FanOut, Membership, TopicListener } from '../../../server/fanout/types.ts';
import { until } from '../../support/sync-clients.ts';
import { turn } from '../../support/sync-clock.ts';

export interface FanOutUnderTest {
	/** The fan-out of one more process. */
	connect(): FanOut;
	/** Cuts that process off, and lets it take part again; absent where processes can't be cut off. */
	readonly cut?: (fanOut: FanOut) => { heal(): void };
}

interface Heard extends TopicListener {
	readonly messages: { readonly text: string; readonly from: string }[];
	misses: number;
}

function listener(): Heard {
	const messages: Heard['messages'] = [];
	return {
		messages,
		misses: 0,
		heard: (message, from) => void messages.push({ text: Buffer.from(message).toString(), from }),
		missed() {
			this.misses++;
		}
	};
}
const bytes = (text: string): Uint8Array => Buffer.from(text);
const texts = ({ messages }: Heard): string[] => messages.map(({ text }) => text);
const settle = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await turn();
};

async function join(fanOut: FanOut, topic: string, heard: TopicListener): Promise<Membership> {
	const membership = fanOut.join(topic, heard);
	if (membership === null) throw new Error('nobody else can be there');
	await membership.ready;
	return membership;
}

/** What every fan-out that connects processes must do. `make`: a new one for each test. */
export function sharedFanOutContract(name: string, make: () => FanOutUnderTest): void {
	test(`${name}: others in the topic hear, in order, who says what; oneself doesn’t`, async () => {
		const { connect } = make();
		const [a, b, c, elsewhere] = [listener(), listener(), listener(), listener()];
		const one = await join(connect(), 'topic', a);
		const other = connect();
		const two = await join(other, 'topic', b);
		await join(connect(), 'topic', c);
		await join(other, 'another topic', elsewhere);
		for (let i = 0; i < 50; i++) one.publish(bytes(`a${i}`));
		two.publish(bytes('b'));
		const said = Array.from({ length: 50 }, (_, i) => `a${i}`);
		await until(() => expect(texts(b)).toEqual(said));
		await until(() => expect(c.messages).toHaveLength(51));
		expect(texts(c).filter((text) => text !== 'b')).toEqual(said);
		await until(() => expect(texts(a)).toEqual(['b']));
		expect(new Set(b.messages.map(({ from }) => from))).toEqual(new Set([one.id]));
		expect(a.messages[0]?.from).toBe(two.id);
		expect(one.id).not.toBe(two.id);
		expect(elsewhere.messages).toEqual([]);
	});

	test(`${name}: nothing is heard before join() returns, nor after leaving`, async () => {
		const { connect } = make();
		const [a, b] = [listener(), listener()];
		const one = await join(connect(), 'topic', a);
		const fanOut = connect();
		let joined = false;
		const two = fanOut.join('topic', {
			heard: (message, from) => {
				expect(joined).toBe(true);
				b.heard(message, from);
			},
			missed: () => undefined
		})!;
		joined = true;
		await two.ready;
		one.publish(bytes('first'));
		await until(() => expect(texts(b)).toEqual(['first']));
		two.leave();
		one.publish(bytes('second'));
		two.publish(bytes('from outside'));
		await settle();
		expect(texts(b)).toEqual(['first']);
		expect(texts(a)).toEqual([]);
		const again = listener();
		await join(fanOut, 'topic', again);
		one.publish(bytes('third'));
		await until(() => expect(texts(again)).toEqual(['third']));
	});

	test(`${name}: whoever was cut off is told so`, async ({ skip }) => {
		const { connect, cut } = make();
		if (cut === undefined) return skip();
		const [a, b] = [listener(), listener()];
		const one = await join(connect(), 'topic', a);
		const fanOut = connect();
		const two = await join(fanOut, 'topic', b);
		expect(two.isConnected).toBe(true);
		const { heal } = cut(fanOut);
		await until(() => expect(two.isConnected).toBe(false));
		one.publish(bytes('lost'));
		two.publish(bytes('lost too'));
		await settle();
		expect([...b.messages, ...a.messages]).toEqual([]);
		heal();
		await until(() => expect(b.misses).toBe(1));
		expect(two.isConnected).toBe(true);
		one.publish(bytes('heard'));
		await until(() => expect(texts(b)).toEqual(['heard']));
		two.publish(bytes('heard too'));
		await until(() => expect(texts(a)).toEqual(['heard too']));
	});
}
