import { expect, test } from 'vitest';
import { createMemoryBroker, type BrokerFanOut } from '../../../server/fanout/broker.ts';
import { LOCAL_FANOUT } from '../../../server/fanout/local.ts';
import { sharedFanOutContract } from './contract.ts';

sharedFanOutContract('the broker in memory', () => {
	const broker = createMemoryBroker();
	const connected = new Map<unknown, BrokerFanOut>();
	return {
		connect() {
			const fanOut = broker.connect();
			connected.set(fanOut, fanOut);
			return fanOut;
		},
		cut(fanOut) {
			const process = connected.get(fanOut)!;
			process.disconnect();
			return { heal: () => process.reconnect() };
		}
	};
});

test('a process that is alone has nobody to tell', () => {
	expect(
		LOCAL_FANOUT.join('topic', { heard: () => undefined, missed: () => undefined })
	).toBeNull();
});
